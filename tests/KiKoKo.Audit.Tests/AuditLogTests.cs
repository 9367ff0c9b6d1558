using System.Security.Cryptography;
using System.Text;
using Dapper;
using KiKoKo.Audit.Content;
using KiKoKo.Audit.Labels;
using KiKoKo.Audit.Merkle;
using KiKoKo.Storage;

namespace KiKoKo.Audit.Tests;

public sealed class AuditLogTests
{
    [Fact]
    public async Task Append_OfAnEvent_IsReadBackWithEveryField()
    {
        await using var temp = await TempLog.OpenAsync();
        var now = temp.Time.GetUtcNow();
        var happened = new AuditEvent
        {
            Type = "answer",
            Channel = "web",
            PersonId = "p-1",
            Function = "ask",
            Outcome = "abstention",
            Reason = "too-little-evidence",
            Label = TransparencyLabel.Create(LabelKind.Generated, "modell-7b", now),
            TextSha256 = new string('a', 64),
            Composer = "compose-3",
            IndexSequence = 17,
            Retrieved = [new AuditSource("d1#1", "d1", "2.0", 8.5), new AuditSource("d2#4", "d2", "", 0.1)],
            Cited = ["d2#4", "d1#1"],
            RefersTo = "KK-0000-0000-00",
        };

        var receipt = await temp.Log.AppendAsync(happened, TempLog.SampleContent(1), CancellationToken.None);

        Assert.Equal(0, receipt.Index);
        var entry = Assert.Single(await temp.Log.ReadLatestAsync(10, null, CancellationToken.None));
        Assert.Equal(
            (happened.Type, happened.Channel, happened.Function, happened.Outcome, happened.Reason, happened.Label, happened.TextSha256, happened.Composer),
            (entry.Type, entry.Channel, entry.Function, entry.Outcome, entry.Reason, entry.Label, entry.TextSha256, entry.Composer));
        Assert.Equal((0, now, happened.IndexSequence, happened.RefersTo), (entry.Index, entry.Time, entry.IndexSequence, entry.RefersTo));
        Assert.Equal(happened.Retrieved, entry.Retrieved);
        Assert.Equal(happened.Cited, entry.Cited);
        Assert.DoesNotContain("p-1", entry.Person);
    }

    [Fact]
    public async Task Append_OfContent_StoresItEncryptedAndOpensItAgain()
    {
        await using var temp = await TempLog.OpenAsync();
        var content = TempLog.SampleContent(42);
        await temp.Log.AppendAsync(TempLog.Sample(temp.Time.GetUtcNow()), content, CancellationToken.None);

        var entry = Assert.Single(await temp.Log.ReadLatestAsync(1, null, CancellationToken.None));
        var read = await temp.Log.ReadContentAsync(entry, CancellationToken.None);
        Assert.Equal((content.Question, content.Answer), (read!.Question, read.Answer));
        Assert.Equal(content.Passages, read.Passages);

        await temp.RestartAsync(() =>
        {
            byte[] file = File.ReadAllBytes(temp.DatabaseFile);
            Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(content.Question)));
            Assert.Equal(-1, file.AsSpan().IndexOf("Erholungsurlaub"u8));
        });
    }

    [Fact]
    public async Task ReadContent_AfterItsKeyIsDeleted_IsNull()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(1);
        await temp.SqlAsync("DELETE FROM audit_content_keys");
        var entry = Assert.Single(await temp.Log.ReadLatestAsync(1, null, CancellationToken.None));
        Assert.Null(await temp.Log.ReadContentAsync(entry, CancellationToken.None));
    }

    [Fact]
    public async Task ReadContent_WithoutTheMasterKey_FailsAndMakesNoNewOne()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(1);
        var entry = Assert.Single(await temp.Log.ReadLatestAsync(1, null, CancellationToken.None));
        string key = Path.Combine(temp.SecretsFolder, "content.key");
        File.Delete(key);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => temp.Log.ReadContentAsync(entry, CancellationToken.None));
        Assert.Contains("Abhilfe", fault.Message);
        Assert.False(File.Exists(key));
    }

    [Fact]
    public async Task Receipt_OfAnEntry_NamesItsLeafInTheTree()
    {
        await using var temp = await TempLog.OpenAsync();
        var receipts = new List<AuditReceipt>();
        for (int i = 0; i < 9; i++)
            receipts.Add(await temp.Log.AppendAsync(TempLog.Sample(temp.Time.GetUtcNow()), null, CancellationToken.None));

        var rows = await temp.Database.ReadAsync(c => c.QueryAsync<byte[]>("SELECT canonical FROM audit_entries ORDER BY idx"), CancellationToken.None);
        var leaves = rows.Select(r => TreeHash.FromBytes(SHA256.HashData([0, .. r]))).ToList();
        Assert.Equal(leaves.Select(l => l.ToString()), receipts.Select(r => r.LeafHash));
        var root = TreeHash.FromBytes(Convert.FromHexString((await temp.Log.VerifyAsync(CancellationToken.None)).RootHash));
        Assert.All(receipts, r => Assert.True(MerkleProof.CheckInclusion(leaves[(int)r.Index], r.Index, 9, MerkleProof.Inclusion(leaves, (int)r.Index), root)));
    }

    [Fact]
    public async Task ReadLatest_InPages_GoesBackWithoutGapOrRepetition()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(7, withContent: false);
        var first = await temp.Log.ReadLatestAsync(3, null, CancellationToken.None);
        var second = await temp.Log.ReadLatestAsync(3, first[^1].Index, CancellationToken.None);
        var third = await temp.Log.ReadLatestAsync(3, second[^1].Index, CancellationToken.None);
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], first.Concat(second).Concat(third).Select(e => e.Index));
        Assert.Equal(7, await temp.Log.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task FindLabel_OfAnAnswer_IsItsEntryAndOfAnythingElseNull()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(3);
        var wanted = (await temp.Log.ReadLatestAsync(3, null, CancellationToken.None))[1];
        Assert.Equal(1, (await temp.Log.FindLabelAsync(wanted.Label!.Id, CancellationToken.None))!.Index);
        Assert.Null(await temp.Log.FindLabelAsync("KK-ZZZZ-ZZZZ-ZZ", CancellationToken.None));
    }

    [Fact]
    public async Task Append_OfALabelThatExists_LeavesNothingBehind()
    {
        await using var temp = await TempLog.OpenAsync();
        var happened = TempLog.Sample(temp.Time.GetUtcNow());
        await temp.Log.AppendAsync(happened, null, CancellationToken.None);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => temp.Log.AppendAsync(happened, TempLog.SampleContent(0), CancellationToken.None));
        await temp.AppendAsync(1);
        await AssertCompleteAsync(temp.Log, 2);
    }

    [Fact]
    public async Task Append_FromEightTasksAndTwoDatabases_LeavesNoGap()
    {
        await using var temp = await TempLog.OpenAsync();
        var (database, other) = await temp.OpenAnotherAsync();
        await using (database)
        {
            var tasks = Enumerable.Range(0, 8).Select(t => Task.Run(async () =>
            {
                var log = t % 2 == 0 ? temp.Log : other;
                for (int i = 0; i < 20; i++)
                    await log.AppendAsync(TempLog.Sample(temp.Time.GetUtcNow(), $"p-{t}"), TempLog.SampleContent(i), CancellationToken.None);
            }));
            await Task.WhenAll(tasks);
            await temp.AppendAsync(1);

            await AssertCompleteAsync(temp.Log, 161);
            await AssertCompleteAsync(other, 161);
        }

        Assert.StartsWith("161\n", await File.ReadAllTextAsync(temp.HeadFile));
        var entries = await temp.Log.ReadLatestAsync(1000, null, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 161).Reverse().Select(i => (long)i), entries.Select(e => e.Index));
        Assert.Equal(8, entries.Select(e => e.Person).Distinct().Count());
    }

    [Fact]
    public async Task Append_WhenTheHeadFileIsBehind_BringsItUpToDate()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(40);
        string older = await File.ReadAllTextAsync(temp.HeadFile);
        await temp.AppendAsync(60);
        await temp.RestartAsync(() => File.WriteAllText(temp.HeadFile, older));
        await AssertCompleteAsync(temp.Log, 100);
        await temp.AppendAsync(1);
        Assert.StartsWith("101\n", await File.ReadAllTextAsync(temp.HeadFile));
        await AssertCompleteAsync(temp.Log, 101);
    }

    [Fact]
    public async Task Append_WhenTheDataFolderIsGone_Throws()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.Database.DisposeAsync();
        Directory.Delete(temp.DataFolder, recursive: true);
        await Assert.ThrowsAnyAsync<Exception>(() => temp.AppendAsync(1));
    }

    private static async Task AssertCompleteAsync(AuditLog log, long size)
    {
        var report = await log.VerifyAsync(CancellationToken.None);
        Assert.Empty(report.Problems);
        Assert.Equal((size, size, (int)(size / 64)), (report.Size, report.Entries, report.Checkpoints));
    }
}
