using System.CommandLine;
using System.Data;
using System.Diagnostics;
using System.Text.Json;
using KiKoKo.Ingest.Readers.Pdf;
using KiKoKo.Ingest.Worker;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;
using Microsoft.Data.Sqlite;

namespace KiKoKo.Ingest.Job;

/// <summary>The command line. Exit 0 done, 1 failed with a message that names the mend, 2 wrong usage.</summary>
internal static class Verbs
{
    private const int Done = 0;
    private const int Failure = 1;
    private const int Usage = 2;

    // SQLITE_BUSY and SQLITE_LOCKED.
    private const int Busy = 5;
    private const int Locked = 6;

    public static async Task<int> RunAsync(string[] args, TimeProvider time)
    {
        var parsed = new RootCommand("KiKoKo: Dokumente einlesen") { Ingest(time), Extract() }.Parse(args);
        if (parsed.Errors.Count == 0 && args.Length > 0)
            return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("Aufruf: ingest PFAD… [--department AMT] [--audience GRUPPE] [--data ORDNER] [--json]\n        extract DATEI [--json]");
        return Usage;
    }

    private static Command Ingest(TimeProvider time)
    {
        var paths = new Argument<string[]>("PFAD") { Arity = ArgumentArity.OneOrMore, Description = "Dateien oder Ordner" };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-') && !Path.Exists(t.Value)))
                result.AddError($"Unbekannte Option: {token.Value}");
        });
        var department = new Option<string?>("--department") { Description = "Amt für Dateien ohne eigene Angabe" };
        var audience = new Option<string?>("--audience") { Description = $"Lesekreis für Dateien ohne eigene Angabe: {string.Join(", ", FileMetadata.KnownAudiences)}" };
        audience.AcceptOnlyFromAmong([.. FileMetadata.KnownAudiences]);
        var data = new Option<string>("--data") { Description = "Datenordner", DefaultValueFactory = _ => "data" };
        var json = new Option<bool>("--json") { Description = "Ergebnis als JSON" };
        var command = new Command("ingest", "Liest Dateien und Ordner ein") { paths, department, audience, data, json };
        command.SetAction((result, cancel) => IngestAsync(
            result.GetValue(paths)!, new IngestDefaults(result.GetValue(department), result.GetValue(audience)), result.GetValue(data)!, result.GetValue(json), time, cancel));
        return command;
    }

    private static async Task<int> IngestAsync(string[] paths, IngestDefaults defaults, string data, bool json, TimeProvider time, CancellationToken cancel)
    {
        var options = new DatabaseOptions { DataFolder = Path.GetFullPath(data) };
        try
        {
            if (paths.FirstOrDefault(p => !Path.Exists(p)) is { } missing)
                return Fail(await ExplainMissingAsync(missing, options, time, cancel));
            var walk = new FileWalk();
            foreach (string path in paths)
                walk.Add(path);
            if (!Poppler.IsInstalled() && walk.Files.Any(IsPdf))
                return Fail(Poppler.InstallHint);

            await using var database = await Database.OpenAsync(options, cancel);
            var limits = new WorkerLimits();
            var job = new IngestJob(new DocumentStore(database, time), new ExtractionWorker(limits), limits, time);
            var report = await Display.RunAsync(walk.Files.Count, done => job.RunAsync(walk, defaults, done, cancel));
            if (json)
                Write(JsonSerializer.Serialize(report, ReportJson.Readable.IngestReport));
            else
                Display.Summary(report, Console.Out);
            return Done;
        }
        catch (StorageException e)
        {
            return Fail(e.Message);
        }
        catch (SqliteException e)
        {
            return Fail(e.SqliteErrorCode is Busy or Locked
                ? $"Die Datenbank „{options.File}“ wird gerade von einem anderen Programm beschrieben. Abhilfe: warten, bis es fertig ist, und noch einmal starten."
                : $"Die Datenbank „{options.File}“ ist nicht lesbar oder beschreibbar (SQLite-Fehler {e.SqliteErrorCode}). Abhilfe: freien Platz prüfen, sonst die Datei zur Seite legen und die letzte Sicherung zurückspielen.");
        }
        catch (Exception e) when (e is DataException or JsonException or FormatException or InvalidCastException)
        {
            return Fail($"Die Datenbank „{options.File}“ enthält unlesbare Einträge. Abhilfe: die Datei zur Seite legen und die letzte Sicherung zurückspielen.");
        }
        catch (IOException)
        {
            return Fail("Ein angegebener Pfad ist nicht lesbar. Abhilfe: Leserecht, Netzlaufwerk und Verknüpfungen prüfen.");
        }
        catch (OperationCanceledException)
        {
            return Fail("Abgebrochen. Bereits eingelesene Dateien bleiben eingelesen; ein neuer Lauf setzt fort.");
        }
    }

    // Nothing is retired because a path is missing: a network drive may just be away.
    private static async Task<string> ExplainMissingAsync(string path, DatabaseOptions options, TimeProvider time, CancellationToken cancel)
    {
        string plain = $"„{path}“ gibt es nicht. Abhilfe: den Pfad prüfen.";
        if (!File.Exists(options.File))
            return plain;
        await using var database = await Database.OpenAsync(options, cancel);
        string given = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), real = RealPath.Of(given);
        var live = (await new DocumentStore(database, time).ReadCatalogueAsync(cancel)).All.ToList();
        int below = live.Count(d => FileWalk.IsBelow(d.Source, given) || FileWalk.IsBelow(d.Source, real));
        if (below > 0)
            return $"Ordner fehlt: „{path}“. {below} Dokumente aus ihm sind eingelesen und gelten weiter. Abhilfe: den Pfad oder das Netzlaufwerk prüfen; wenn die Dokumente zurückgezogen werden sollen, leeren Ordner anlegen und noch einmal einlesen.";
        return live.Exists(d => d.Source == given || d.Source == real)
            ? $"Datei fehlt: „{path}“. Ihr Dokument ist eingelesen und gilt weiter. Abhilfe: wenn es zurückgezogen werden soll, den Ordner einlesen, in dem die Datei lag."
            : plain;
    }

    private static Command Extract()
    {
        var file = new Argument<string>("DATEI") { Description = "Die Datei" };
        var json = new Option<bool>("--json") { Description = "Ergebnis als JSON" };
        var command = new Command("extract", "Zeigt, was aus einer Datei gelesen wird") { file, json };
        command.SetAction((result, cancel) => ExtractAsync(result.GetValue(file)!, result.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> ExtractAsync(string file, bool json, CancellationToken cancel)
    {
        if (Directory.Exists(file))
            return Fail($"„{file}“ ist ein Ordner; extract zeigt eine einzelne Datei. Abhilfe: eine Datei aus dem Ordner angeben oder ihn mit ingest einlesen.");
        if (!File.Exists(file))
            return Fail($"„{file}“ gibt es nicht. Abhilfe: den Pfad prüfen.");
        if (IsPdf(file) && !Poppler.IsInstalled())
            return Fail(Poppler.InstallHint);

        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"„{file}“ kann nicht gelesen werden. Abhilfe: Leserecht geben.");
        }

        var watch = Stopwatch.StartNew();
        var found = await new ExtractionWorker(new WorkerLimits()).ExtractAsync(content, Path.GetFileName(file), cancel);
        var report = new ExtractReport(file, found.Status, found.Pages, Math.Round(watch.Elapsed.TotalSeconds, 3), found.Blocks, found.Fields, found.Metadata, found.Warnings);
        if (json)
        {
            Write(JsonSerializer.Serialize(report, ReportJson.Readable.ExtractReport));
            return Done;
        }

        Console.WriteLine($"{Display.Word(JsonNamingPolicy.CamelCase.ConvertName(report.Status.ToString()))}, {report.Blocks.Count} Blöcke");
        foreach (string warning in report.Warnings)
            Console.WriteLine($"Hinweis: {warning}");
        foreach (var block in report.Blocks)
            Console.WriteLine($"[{block.Kind}{((block.Page ?? block.Slide) is { } page ? $", {page}" : "")}] {string.Join(" › ", block.Path)}\n{block.Text}\n");
        return Done;
    }

    private static bool IsPdf(string file) => file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    // UTF-8 whatever the terminal's locale says: other programs read this.
    private static void Write(string json)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(System.Text.Encoding.UTF8.GetBytes(json));
        output.WriteByte((byte)'\n');
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return Failure;
    }
}
