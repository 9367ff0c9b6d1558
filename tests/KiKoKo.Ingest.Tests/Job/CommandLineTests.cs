using System.Runtime.InteropServices;
using System.Text.Json;
using Dapper;
using KiKoKo.Ingest.Job;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Ingest.Worker;
using KiKoKo.Storage;

namespace KiKoKo.Ingest.Tests.Job;

/// <summary>The program from outside: exit codes, and what stands on which stream.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(2, "unbekannt")]
    [InlineData(2, "ingest")]
    [InlineData(2, "ingest", ".", "--farbe")]
    [InlineData(2, "ingest", ".", "--audience", "jeder")]
    [InlineData(1, "ingest", "gibt-es-nicht")]
    [InlineData(1, "extract", "gibt-es-nicht.pdf")]
    public async Task Call_Wrong_ExitsWithMessageOnStandardError(int exit, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(exit, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public async Task Ingest_WithJson_WritesOneDocumentAndNothingElse()
    {
        using var folder = new TempFolder();
        folder.Write("dokumente/a.txt", "Text über Maß.");
        folder.Write("dokumente/b.docx", "kaputt");

        var result = await RunAsync("ingest", Path.Combine(folder.Path, "dokumente"), "--data", Path.Combine(folder.Path, "daten"), "--json");

        Assert.Equal(0, result.ExitCode);
        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal((2, 1, 1), (json.GetProperty("files").GetInt32(), json.GetProperty("added").GetInt32(), json.GetProperty("failed").GetInt32()));
        Assert.Equal(["file", "status", "documentId", "message"], json.GetProperty("results")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Extract_WithJson_KeepsTheContract()
    {
        using var folder = new TempFolder();

        var result = await RunAsync("extract", folder.Write("a.md", "# Eins\n\nText."), "--json");

        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("ok", json.GetProperty("status").GetString());
        Assert.Superset(new HashSet<string> { "file", "status", "pages", "seconds", "blocks", "metadata", "warnings" }, json.EnumerateObject().Select(p => p.Name).ToHashSet());
        var block = json.GetProperty("blocks")[1];
        Assert.Equal(["kind", "text", "level", "path", "page", "sheet", "slide"], block.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("paragraph", "Text.", "Eins"), (block.GetProperty("kind").GetString(), block.GetProperty("text").GetString(), block.GetProperty("path")[0].GetString()));
    }

    [Fact]
    public async Task DataFolder_ThatIsAFile_IsAnErrorWithMend()
    {
        using var folder = new TempFolder();
        string file = folder.Write("a.txt", "Text");

        var result = await RunAsync("ingest", file, "--data", file);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Abhilfe", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_OfAFolderThatIsGone_RetiresNothingAndSaysHowTo()
    {
        using var folder = new TempFolder();
        string documents = Path.Combine(folder.Path, "dokumente"), data = Path.Combine(folder.Path, "daten");
        folder.Write("dokumente/a.txt", "Text.");
        await RunAsync("ingest", documents, "--data", data);
        Directory.Delete(documents, recursive: true);

        var gone = await RunAsync("ingest", documents, "--data", data);
        Directory.CreateDirectory(documents);
        var emptied = await RunAsync("ingest", documents, "--data", data, "--json");

        Assert.Equal(1, gone.ExitCode);
        Assert.Contains("Ordner fehlt", gone.Errors, StringComparison.Ordinal);
        Assert.Contains("1 Dokumente", gone.Errors, StringComparison.Ordinal);
        Assert.Contains("leeren Ordner anlegen und noch einmal einlesen", gone.Errors, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(emptied.Output).RootElement.GetProperty("retired").GetInt32());
    }

    [Fact]
    public async Task Extract_OfAFolder_SaysWhatToDo()
    {
        using var folder = new TempFolder();

        var result = await RunAsync("extract", folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ist ein Ordner", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Abhilfe", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("passages")]
    public async Task Ingest_IntoAPartlyDamagedDatabase_EndsWithOneSentence(string table)
    {
        using var folder = new TempFolder();
        string document = folder.Write("a.txt", "Text."), data = Path.Combine(folder.Path, "daten");
        await RunAsync("ingest", document, "--data", data);
        await DamageAsync(new DatabaseOptions { DataFolder = data }, table);

        folder.Write("a.txt", "Neuer Text.");
        var result = await RunAsync("ingest", document, "--data", data);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Abhilfe", result.Errors, StringComparison.Ordinal);
        Assert.Contains("SQLite-Fehler", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Errors, StringComparison.Ordinal);
    }

    // One table's first page is overwritten: the database opens, and fails when the table is used.
    private static async Task DamageAsync(DatabaseOptions options, string table)
    {
        var cancel = TestContext.Current.CancellationToken;
        long page, size;
        await using (var database = await Database.OpenAsync(options, cancel))
        {
            page = await database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT rootpage FROM sqlite_master WHERE name = @table", new { table }), cancel);
            size = await database.ReadAsync(c => c.ExecuteScalarAsync<long>("PRAGMA page_size"), cancel);
        }

        await using var stream = File.OpenWrite(options.File);
        stream.Position = (page - 1) * size;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)size).ToArray(), cancel);
    }

    private static Task<ProcessResult> RunAsync(params string[] arguments) => BoundedProcess.RunAsync(
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")),
        [typeof(Verbs).Assembly.Location, .. arguments],
        new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "", ["HOME"] = Path.GetTempPath() },
        Path.GetTempPath(),
        TimeSpan.FromMinutes(1),
        10 << 20,
        TestContext.Current.CancellationToken);
}
