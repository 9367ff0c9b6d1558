using Dapper;

namespace KiKoKo.Audit.Tests;

public sealed class VerificationTests(VerificationTests.Sound sound) : IClassFixture<VerificationTests.Sound>
{
    /// <summary>The entry that is tampered with.</summary>
    private const int Victim = 137;

    [Fact]
    public async Task Verify_After300Appends_FindsNothing()
    {
        await using var temp = await sound.CopyAsync();
        var report = await temp.Log.VerifyAsync(CancellationToken.None);
        Assert.Empty(report.Problems);
        Assert.Equal((300, 300, 4), (report.Size, report.Entries, report.Checkpoints));
    }

    [Fact]
    public async Task Verify_OfAnEmptyLog_FindsNothing()
    {
        await using var temp = await TempLog.OpenAsync();
        var report = await temp.Log.VerifyAsync(CancellationToken.None);
        Assert.Empty(report.Problems);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", report.RootHash);
    }

    [Theory]
    [InlineData("audit_entries", "idx", "leaf_hash")]
    [InlineData("audit_entries", "idx", "canonical")]
    [InlineData("audit_content", "id", "nonce")]
    [InlineData("audit_content", "id", "ciphertext")]
    [InlineData("audit_content", "id", "tag")]
    [InlineData("audit_content_keys", "content_id", "wrapped")]
    public async Task Verify_AfterAnyFlippedByte_NamesTheEntry(string table, string key, string column)
    {
        await using var temp = await sound.CopyAsync();
        object id = key == "idx" ? Victim : await ContentIdAsync(temp, Victim);
        byte[] good = await temp.Database.ReadAsync(
            async c => (await c.ExecuteScalarAsync<byte[]>($"SELECT {column} FROM {table} WHERE {key} = @id", new { id }))!, CancellationToken.None);
        foreach (int at in new[] { 0, good.Length / 2, good.Length - 1 })
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x01;
            await temp.SqlAsync($"UPDATE {table} SET {column} = @bad WHERE {key} = @id", new { bad, id });
            await AssertNamedAsync(temp, Victim);
        }

        await temp.SqlAsync($"UPDATE {table} SET {column} = @good WHERE {key} = @id", new { good, id });
        Assert.Empty((await temp.Log.VerifyAsync(CancellationToken.None)).Problems);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET label_id = 'KK-0000-0000-00' WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET label_id = NULL WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET label_id = label_id || char(0) || 'x' WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET label_id = CAST(label_id AS BLOB) WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET content_id = 'x' || content_id WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET content_id = NULL WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET idx = 1137 WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET idx = -137 WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET idx = 9223372036854775807 WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET canonical = CAST('null' AS BLOB) WHERE idx = 137")]
    [InlineData("UPDATE audit_entries SET canonical = 'Text' WHERE idx = 137")]
    [InlineData("DELETE FROM audit_entries WHERE idx = 137")]
    [InlineData("DELETE FROM audit_content WHERE id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    [InlineData("UPDATE audit_content SET id = 'x' || id WHERE id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    [InlineData("UPDATE audit_content SET nonce = x'' WHERE id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    [InlineData("UPDATE audit_content SET ciphertext = CAST(ciphertext || x'00' AS BLOB) WHERE id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    [InlineData("UPDATE audit_content SET ciphertext = CAST(substr(nonce, 12, 1) || ciphertext AS BLOB), nonce = substr(nonce, 1, 11) WHERE id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    [InlineData("UPDATE audit_content_keys SET wrapped = substr(wrapped, 2) WHERE content_id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    public async Task Verify_AfterTampering_NamesTheEntry(string sql)
    {
        await using var temp = await sound.CopyAsync();
        await temp.SqlAsync(sql);
        await AssertNamedAsync(temp, Victim);
    }

    [Theory]
    [InlineData("UPDATE audit_content_keys SET content_id = 'x' || content_id WHERE content_id = (SELECT content_id FROM audit_entries WHERE idx = 137)")]
    [InlineData("INSERT INTO audit_content (id, nonce, ciphertext, tag) VALUES ('x', x'00', x'00', x'00')")]
    [InlineData("UPDATE audit_tree SET size = 299")]
    [InlineData("UPDATE audit_tree SET size = 301")]
    [InlineData("UPDATE audit_tree SET size = 9223372036854775807")]
    [InlineData("UPDATE audit_tree SET size = -1")]
    [InlineData("UPDATE audit_tree SET size = 'x'")]
    [InlineData("UPDATE audit_tree SET frontier = x''")]
    [InlineData("UPDATE audit_tree SET frontier = 'x'")]
    [InlineData("DELETE FROM audit_tree")]
    [InlineData("UPDATE audit_checkpoints SET root_hash = zeroblob(32) WHERE size = 128")]
    [InlineData("UPDATE audit_checkpoints SET root_hash = 'x' WHERE size = 128")]
    [InlineData("UPDATE audit_checkpoints SET created_at = '2020-01-01T00:00:00.0000000+00:00' WHERE size = 128")]
    [InlineData("UPDATE audit_checkpoints SET size = 129 WHERE size = 128")]
    [InlineData("UPDATE audit_checkpoints SET size = 1280 WHERE size = 128")]
    [InlineData("DELETE FROM audit_checkpoints WHERE size = 128")]
    [InlineData("DROP TABLE audit_checkpoints")]
    public async Task Verify_AfterTamperingBesideTheEntries_ReportsIt(string sql)
    {
        await using var temp = await sound.CopyAsync();
        if (sql.StartsWith("DROP", StringComparison.Ordinal))
            await temp.Database.WriteAsync(c => c.ExecuteAsync(sql), CancellationToken.None);
        else
            await temp.SqlAsync(sql);
        Assert.NotEmpty((await temp.Log.VerifyAsync(CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Verify_AfterTwoEntriesChangedPlaces_NamesBoth()
    {
        await using var temp = await sound.CopyAsync();
        await temp.SqlAsync("UPDATE audit_entries SET idx = -1 WHERE idx = 137");
        await temp.SqlAsync("UPDATE audit_entries SET idx = 137 WHERE idx = 138");
        await temp.SqlAsync("UPDATE audit_entries SET idx = 138 WHERE idx = -1");
        await AssertNamedAsync(temp, 137);
        await AssertNamedAsync(temp, 138);
    }

    [Fact]
    public async Task Verify_AfterTheTailWasCut_NamesTheMissingEntries()
    {
        await using var temp = await sound.CopyAsync();
        await temp.SqlAsync("DELETE FROM audit_entries WHERE idx >= 290");
        var report = await AssertNamedAsync(temp, 290);
        Assert.Contains(report.Problems, p => p.Index == 299);
        Assert.Equal((300, 290), (report.Size, report.Entries));
    }

    [Fact]
    public async Task Verify_AfterACleverCut_StillFailsAgainstTheHeadFile()
    {
        await using var older = await TempLog.OpenAsync();
        await older.AppendAsync(70);
        await using var newer = await older.CopyAsync();
        await newer.AppendAsync(10);
        await newer.RestartAsync(() => File.Copy(older.DatabaseFile, newer.DatabaseFile, overwrite: true));

        await AssertNamedAsync(newer, 70);
        await AssertNamedAsync(newer, 79);
    }

    /// <summary>The head file once followed any database: ten more answers after putting back an older copy, and the cut could no longer be seen.</summary>
    [Fact]
    public async Task Verify_AfterAnOlderCopyWentOnBeyondTheHead_StillReportsIt()
    {
        await using var older = await TempLog.OpenAsync();
        await older.AppendAsync(20);
        await using var newer = await older.CopyAsync();
        await newer.AppendAsync(10);
        await newer.RestartAsync(() => File.Copy(older.DatabaseFile, newer.DatabaseFile, overwrite: true));

        await newer.AppendAsync(25);
        await newer.RestartAsync(() => { });
        await newer.AppendAsync(1);

        Assert.Contains((await newer.Log.VerifyAsync(CancellationToken.None)).Problems, p => p.What.Contains("Kopfdatei"));
    }

    [Fact]
    public async Task Verify_AfterTheHeadFileWasRemoved_ReportsItAlsoAfterFurtherEntries()
    {
        await using var temp = await sound.CopyAsync();
        File.Delete(temp.HeadFile);
        Assert.Contains((await temp.Log.VerifyAsync(CancellationToken.None)).Problems, p => p.What.Contains("Kopfdatei"));
        await temp.AppendAsync(1);
        Assert.Contains((await temp.Log.VerifyAsync(CancellationToken.None)).Problems, p => p.What.Contains("Kopfdatei"));
    }

    [Fact]
    public async Task Verify_AfterAnyFlippedBitOfTheHeadFile_ReportsIt()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(12);
        byte[] good = await File.ReadAllBytesAsync(temp.HeadFile);
        for (int at = 0; at < good.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] bad = [.. good];
                bad[at] ^= (byte)(1 << bit);
                await File.WriteAllBytesAsync(temp.HeadFile, bad);
                Assert.True((await temp.Log.VerifyAsync(CancellationToken.None)).Problems.Count > 0, $"byte {at}, bit {bit}");
            }
        }
    }

    [Fact]
    public async Task Verify_AfterContentWasErased_FindsNothing()
    {
        await using var temp = await sound.CopyAsync();
        await temp.SqlAsync("DELETE FROM audit_content_keys WHERE content_id = (SELECT content_id FROM audit_entries WHERE idx = 137)");
        Assert.Empty((await temp.Log.VerifyAsync(CancellationToken.None)).Problems);
        await temp.SqlAsync("DELETE FROM audit_content WHERE id = (SELECT content_id FROM audit_entries WHERE idx = 137)");
        Assert.Empty((await temp.Log.VerifyAsync(CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Verify_WithoutTheMasterKey_SaysThatContentCannotBeRead()
    {
        await using var temp = await sound.CopyAsync();
        File.Delete(Path.Combine(temp.SecretsFolder, "content.key"));
        var problem = Assert.Single((await temp.Log.VerifyAsync(CancellationToken.None)).Problems);
        Assert.Contains("Hauptschlüssel", problem.What);
    }

    private static async Task<VerificationReport> AssertNamedAsync(TempLog temp, long index)
    {
        var report = await temp.Log.VerifyAsync(CancellationToken.None);
        Assert.Contains(report.Problems, p => p.Index == index);
        Assert.True(report.Problems.Count < 100, "A report must stay readable.");
        return report;
    }

    private static Task<string> ContentIdAsync(TempLog temp, int index) =>
        temp.Database.ReadAsync(async c => (await c.ExecuteScalarAsync<string>("SELECT content_id FROM audit_entries WHERE idx = @index", new { index }))!, CancellationToken.None);

    /// <summary>300 entries, written once and copied for each test.</summary>
    public sealed class Sound : IAsyncLifetime
    {
        private readonly SemaphoreSlim _one = new(1, 1);
        private TempLog? _log;

        public async ValueTask InitializeAsync()
        {
            _log = await TempLog.OpenAsync();
            await _log.AppendAsync(300);
        }

        internal async Task<TempLog> CopyAsync()
        {
            await _one.WaitAsync();
            try
            {
                return await _log!.CopyAsync();
            }
            finally
            {
                _one.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            _one.Dispose();
            if (_log is not null)
                await _log.DisposeAsync();
        }
    }
}
