using System.Globalization;
using Dapper;

namespace KiKoKo.Storage.Tests;

public sealed class MigrationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-storage-").FullName;

    [Fact]
    public async Task Migrations_OnOpeningAgain_ApplyOnce()
    {
        int known = KnownVersions().Count;
        for (int i = 0; i < 3; i++)
        {
            await using var database = await DatabaseTests.OpenAsync(_folder);
            Assert.Equal(known, await DatabaseTests.CountAsync(database, "schema_version"));
            Assert.Equal(1, await DatabaseTests.CountAsync(database, "change_counter"));
        }
    }

    [Fact]
    public async Task Migrations_WhenTheLastOneIsMissing_ApplyItAlone()
    {
        int last = KnownVersions()[^1];
        await using (var database = await DatabaseTests.OpenAsync(_folder))
        {
            await database.WriteAsync(
                async c =>
                {
                    foreach (string table in TablesOf(last))
                        await c.ExecuteAsync($"DROP TABLE {table}");
                    await c.ExecuteAsync("DELETE FROM schema_version WHERE version = @last", new { last });
                    await c.ExecuteAsync("UPDATE change_counter SET sequence = 5");
                },
                CancellationToken.None);
        }

        await using var again = await DatabaseTests.OpenAsync(_folder);
        Assert.Equal(last, await DatabaseTests.CountAsync(again, "schema_version"));
        foreach (string table in TablesOf(last))
            await DatabaseTests.CountAsync(again, table);
        Assert.Equal(5, await again.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter"), CancellationToken.None));
    }

    [Fact]
    public async Task Migrations_OfANewerDatabase_AreRefused()
    {
        await using (var database = await DatabaseTests.OpenAsync(_folder))
            await database.WriteAsync(c => c.ExecuteAsync("INSERT INTO schema_version VALUES (9000)"), CancellationToken.None);

        var fault = await Assert.ThrowsAsync<StorageException>(() => DatabaseTests.OpenAsync(_folder));
        Assert.Contains("9000", fault.Message);
        Assert.Contains("Abhilfe: die neuere Programmfassung starten", fault.Message);
    }

    [Fact]
    public void Migrations_InTheAssembly_AreNumberedWithoutAGap()
    {
        var versions = KnownVersions();
        Assert.Equal(Enumerable.Range(1, versions.Count), versions);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<int> KnownVersions() => [.. Resources().Select(n => Number(n)).Order()];

    /// <summary>The tables that a migration makes.</summary>
    private static List<string> TablesOf(int version)
    {
        string resource = Resources().Single(n => Number(n) == version);
        using var reader = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream(resource)!);
        string[] words = reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Index().Where(w => w.Item == "TABLE" && words[w.Index - 1] == "CREATE").Select(w => words[w.Index + 1])];
    }

    private static IEnumerable<string> Resources() => typeof(Database).Assembly.GetManifestResourceNames().Where(n => n.Contains(".Migrations."));

    private static int Number(string resource) => int.Parse(resource.Split('.')[^2].AsSpan(0, 4), CultureInfo.InvariantCulture);
}
