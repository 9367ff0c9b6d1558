using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using KiKoKo.Storage;

namespace KiKoKo.Audit.Tests;

/// <summary>Disks rot byte by byte. Whatever byte it hits: a report, never a crash, and never "nothing wrong" when the log reads differently.</summary>
public sealed class DamagedFileTests
{
    private const int Flips = 200;

    private static readonly string[] s_tables =
    [
        "SELECT idx, hex(leaf_hash), hex(canonical), hex(label_id), hex(content_id), typeof(idx), typeof(leaf_hash), typeof(canonical), typeof(label_id), typeof(content_id) FROM audit_entries ORDER BY 1",
        "SELECT hex(id), hex(nonce), hex(ciphertext), hex(tag), typeof(id), typeof(nonce), typeof(ciphertext), typeof(tag) FROM audit_content ORDER BY 1",
        "SELECT hex(content_id), hex(wrapped), typeof(content_id), typeof(wrapped) FROM audit_content_keys ORDER BY 1",
        "SELECT id, size, hex(frontier), typeof(size), typeof(frontier) FROM audit_tree ORDER BY 1",
        "SELECT size, hex(root_hash), created_at, typeof(size), typeof(root_hash), typeof(created_at) FROM audit_checkpoints ORDER BY 1",
    ];

    [Fact]
    public async Task Verify_OfAFileWithOneFlippedByte_NeverThrowsAndNeverOverlooksIt()
    {
        await using var temp = await TempLog.OpenAsync();
        await temp.AppendAsync(200);
        string expected = await DumpAsync(temp.Database);
        var random = new Random(20261120);
        int hit = 0, refused = 0;

        for (int i = 0; i < Flips; i++)
        {
            await using var copy = await temp.CopyAsync();
            int at = 0, mask = 1 << random.Next(8);
            try
            {
                await copy.RestartAsync(() =>
                {
                    byte[] file = File.ReadAllBytes(copy.DatabaseFile);
                    at = random.Next(file.Length);
                    file[at] ^= (byte)mask;
                    File.WriteAllBytes(copy.DatabaseFile, file);
                });
            }
            catch (StorageException e)
            {
                Assert.Contains("Abhilfe", e.Message);
                refused++;
                continue;
            }

            var report = await copy.Log.VerifyAsync(CancellationToken.None);
            if (await DumpAsync(copy.Database) == expected)
                continue;
            hit++;
            Assert.True(report.Problems.Count > 0, $"Byte {at}, mask {mask}: the log reads differently and verification found nothing.");
        }

        // Most of the file is audit data; if hardly anything was hit, the test has lost its target.
        Assert.True(hit > Flips / 4, $"{hit} hits, {refused} refused");
        TestContext.Current.SendDiagnosticMessage($"{hit} of {Flips} flips changed the log, {refused} were refused at opening.");
    }

    /// <summary>All that the log's tables hold; the error where they cannot be read.</summary>
    private static async Task<string> DumpAsync(Database database)
    {
        var text = new StringBuilder();
        foreach (string sql in s_tables)
        {
            try
            {
                var rows = await database.ReadAsync(c => c.QueryAsync(sql), CancellationToken.None);
                foreach (IDictionary<string, object?> row in rows)
                    text.AppendLine(string.Join('|', row.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))));
            }
            catch (DbException e)
            {
                text.AppendLine(e.Message);
            }
        }

        return text.ToString();
    }
}
