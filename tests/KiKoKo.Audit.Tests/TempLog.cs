using System.Globalization;
using Dapper;
using KiKoKo.Audit.Content;
using KiKoKo.Audit.Labels;
using KiKoKo.Storage;

namespace KiKoKo.Audit.Tests;

/// <summary>A log in a folder of its own that goes when the test ends.</summary>
internal sealed class TempLog : IAsyncDisposable
{
    private readonly string _root;

    private TempLog(string root, Database database, FakeTime time)
    {
        (_root, Database, Time) = (root, database, time);
        Log = new AuditLog(database, OptionsIn(root), time);
    }

    public Database Database { get; private set; }

    public AuditLog Log { get; private set; }

    public FakeTime Time { get; }

    public string DataFolder => DataIn(_root);

    public string SecretsFolder => Path.Combine(_root, "secrets");

    public string HeadFile => Path.Combine(DataFolder, "audit.head");

    public string DatabaseFile => Path.Combine(DataFolder, "kikoko.db");

    public static async Task<TempLog> OpenAsync()
    {
        string root = Directory.CreateTempSubdirectory("kikoko-audit-").FullName;
        return new TempLog(root, await OpenDatabaseAsync(root), new FakeTime(new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero)));
    }

    /// <summary>A second look at the same log, as another process would have it.</summary>
    public async Task<(Database Database, AuditLog Log)> OpenAnotherAsync()
    {
        var database = await OpenDatabaseAsync(_root);
        return (database, new AuditLog(database, OptionsIn(_root), Time));
    }

    /// <summary>A copy of everything, to be damaged.</summary>
    public async Task<TempLog> CopyAsync()
    {
        string root = Directory.CreateTempSubdirectory("kikoko-audit-").FullName;
        await RestartAsync(() => CopyFiles(_root, root));
        return new TempLog(root, await OpenDatabaseAsync(root), Time);
    }

    /// <summary>Closes, so that the database file holds everything; lets something happen to the files; opens anew.</summary>
    public async Task RestartAsync(Action between)
    {
        await Database.DisposeAsync();
        Assert.False(File.Exists(DatabaseFile + "-wal"));
        between();
        Database = await OpenDatabaseAsync(_root);
        Log = new AuditLog(Database, OptionsIn(_root), Time);
    }

    /// <summary>Appends with labels; every entry has content unless told otherwise.</summary>
    public async Task AppendAsync(int count, bool withContent = true)
    {
        for (int i = 0; i < count; i++)
        {
            Time.Move(TimeSpan.FromSeconds(7));
            await Log.AppendAsync(Sample(Time.GetUtcNow()), withContent ? SampleContent(i) : null, CancellationToken.None);
        }
    }

    public Task SqlAsync(string sql, object? parameters = null) =>
        Database.WriteAsync(async c => Assert.True(await c.ExecuteAsync(sql, parameters) > 0, "The statement changed nothing."), default);

    public static AuditEvent Sample(DateTimeOffset now, string person = "p-1") => new()
    {
        Type = "answer",
        Channel = "teams",
        PersonId = person,
        Function = "ask",
        Outcome = "grounded",
        Label = TransparencyLabel.Create(LabelKind.Extract, null, now),
        Retrieved = [new AuditSource("d1#3", "d1", "2.1", 7.25)],
        Cited = ["d1#3"],
        IndexSequence = 4,
    };

    public static AuditContent SampleContent(int i) =>
        new("Wie viele Tage? " + i.ToString(CultureInfo.InvariantCulture), "30 Tage (§ 26 TVöD) – „Grüße“.", [new AuditPassage("d1#3", "Urlaub", "Der Erholungsurlaub beträgt 30 Tage.")]);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private static Task<Database> OpenDatabaseAsync(string root) =>
        Database.OpenAsync(new DatabaseOptions { DataFolder = DataIn(root) }, CancellationToken.None);

    private static string DataIn(string root) => Path.Combine(root, "data");

    private static AuditOptions OptionsIn(string root) => new() { DataFolder = DataIn(root), SecretsFolder = Path.Combine(root, "secrets") };

    private static void CopyFiles(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
