using System.Data.Common;
using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Server.Deadlines.Sheet.Pdf;
using KiKoKo.Server.Hosting;
using KiKoKo.Storage;
using KiKoKo.Teams;

namespace KiKoKo.Server.Verbs;

/// <summary>One thing looked at. <paramref name="Mend"/> is empty when it is well; one that is in order and has a mend is a warning.</summary>
internal sealed record Check(string Name, bool Ok, string Message, string Mend);

internal static class DoctorVerb
{
    public static async Task<int> RunAsync(string data, bool json, CancellationToken cancel)
    {
        var checks = new List<Check> { Poppler(), Fonts() };
        string folder = Path.GetFullPath(data);
        checks.Add(Directory.Exists(folder)
            ? new Check("data", true, $"Datenordner {folder}", "")
            : new Check("data", false, $"Der Datenordner {folder} fehlt.", "./kikoko start ausführen oder --data angeben"));
        if (Directory.Exists(folder))
            checks.AddRange(await InstallationAsync(folder, cancel));
        checks.Add(Teams(folder));

        bool ok = checks.TrueForAll(c => c.Ok);
        if (json)
        {
            Output.WriteJson(new { ok, checks });
        }
        else
        {
            foreach (var check in checks)
                Console.WriteLine($"{State(check)} {check.Name}: {check.Message}{(check.Mend.Length > 0 ? " Abhilfe: " + check.Mend : "")}");
        }

        return ok ? 0 : 1;
    }

    private static string State(Check check) => !check.Ok ? "FEHLER" : check.Mend.Length > 0 ? "WARNUNG" : "gut   ";

    private static Check Poppler()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", "-v") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
            process!.WaitForExit(5000);
            return new Check("poppler", true, "pdftotext ist da.", "");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new Check("poppler", false, "pdftotext fehlt; PDF-Dateien können nicht gelesen werden.", "apt-get install poppler-utils");
        }
    }

    /// <summary>A warning at most: without it there is the sheet for Word.</summary>
    private static Check Fonts() => SystemFonts.Find() is { } fonts
        ? new Check("fonts", true, $"Schrift für das Fristenblatt: {Path.GetFileName(fonts.RegularFile)}.", "")
        : new Check("fonts", true, "Eine Schrift fehlt; das Fristenblatt gibt es nur für Word, nicht als PDF.", $"apt-get install {SystemFonts.Package}");

    private static async Task<List<Check>> InstallationAsync(string folder, CancellationToken cancel)
    {
        var checks = new List<Check>();
        IndexReport report;
        try
        {
            await using var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = folder }, cancel);
            var damage = await database.CheckIntegrityAsync(cancel);
            checks.Add(damage.Count == 0
                ? new Check("database", true, "Die Datenbank ist unversehrt.", "")
                : new Check("database", false, "Die Datenbank ist beschädigt: " + damage[0], "letzte Sicherung zurückspielen"));
            report = await InspectIndexAsync(folder, new DocumentStore(database, TimeProvider.System), cancel);
        }
        catch (StorageException e)
        {
            checks.Add(new Check("database", false, e.Message, "siehe Meldung"));
            return checks;
        }

        try
        {
            await using var installation = await Installation.OpenAsync(folder, cancel);
            checks.Add(Index(installation, report));
            checks.Add(Synonyms(installation));
            checks.Add(await LogAsync(installation, cancel));
            checks.Add(await EmbeddingsAsync(installation, cancel));
        }
        catch (DbException e)
        {
            checks.Add(new Check("database", false, "Die Datenbank ist nicht lesbar: " + e.Message, "letzte Sicherung zurückspielen"));
        }
        catch (UserError e)
        {
            checks.Add(new Check("settings", false, e.Message, "siehe Meldung"));
        }

        return checks;
    }

    /// <summary>Looked at before anything opens the index, which would mend it.</summary>
    private static async Task<IndexReport> InspectIndexAsync(string folder, DocumentStore documents, CancellationToken cancel)
    {
        var options = Installation.IndexOptions(folder, stays: false);
        var report = await IndexReport.OfAsync(options, documents, cancel);
        if (!report.KeptByAnother || report.Behind == 0)
            return report;
        // A running server follows within a fraction of a second.
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        return await IndexReport.OfAsync(options, documents, cancel);
    }

    private static Check Index(Installation installation, IndexReport report)
    {
        var search = installation.Search;
        int documents = search.Catalogue.Count;
        string kept = report.KeptByAnother ? " Ein laufender Server führt ihn." : "";
        if (report.IsUnwritable)
            return new Check("index", false, "In den Ordner index/ im Datenordner lässt sich nicht schreiben; jeder Befehl baut sich seinen Suchindex im Arbeitsspeicher.", "Eigentümer und Schreibrecht des Ordners prüfen, den Befehl mit dem Dienstkonto ausführen");
        if (report is { KeptByAnother: true, Damaged: > 0 })
            return new Check("index", false, $"{report.Damaged} von {report.Segments} Dateien des Suchindex sind beschädigt.{kept}", "./kikoko index rebuild");
        if (report is { KeptByAnother: true, Behind: not 0 })
            return new Check("index", false, $"Der Suchindex hat {report.Behind} Änderungen der Datenbank noch nicht übernommen.{kept}", "einen Augenblick warten; bleibt es dabei, Platz auf dem Datenträger prüfen und den Server neu starten");
        if (search.WriteProblem is { } problem)
            return new Check("index", false, $"Der Suchindex lässt sich nicht schreiben: {problem}", "Platz und Schreibrecht im Datenordner prüfen");
        return documents > 0
            ? new Check("index", true, $"{documents} Dokumente im Suchindex.{kept}{(search.RebuiltBecause is { } why ? $" Er wurde gerade neu aufgebaut: {why}" : "")}", "")
            : new Check("index", false, "Es sind keine Dokumente eingelesen.", "./kikoko ingest ORDNER");
    }

    private static Check Synonyms(Installation installation)
    {
        const int shown = 5;
        if (installation.Search.Synonyms is not { } synonyms)
            return new Check("synonyms", true, "Es gibt keine Synonyme.", "");
        int[] bad = [.. synonyms.RejectedLines];
        string lines = string.Join(", ", bad.Take(shown)) + (bad.Length > shown ? " …" : "");
        return bad.Length == 0
            ? new Check("synonyms", true, $"Die Synonyme in {synonyms.File} sind lesbar.", "")
            : new Check(
                "synonyms",
                false,
                $"In {synonyms.File} {(bad.Length == 1 ? "ist eine Zeile" : $"sind {bad.Length} Zeilen")} nicht lesbar und ohne Wirkung: Zeile {lines}.",
                "„a, b, c“ oder „a, b => c“ schreiben, mit mindestens zwei Wörtern oder einem Wort auf jeder Seite des Pfeils");
    }

    private static async Task<Check> LogAsync(Installation installation, CancellationToken cancel)
    {
        var report = await installation.Audit.VerifyAsync(cancel);
        return report.Problems.Count == 0
            ? new Check("audit", true, $"Das Protokoll ist vollständig: {report.Entries} Einträge.", "")
            : new Check("audit", false, $"Das Protokoll hat {report.Problems.Count} Auffälligkeiten.", "./kikoko audit verify zeigt sie");
    }

    /// <summary>A warning at most: without the endpoint everything works, by words alone.</summary>
    private static async Task<Check> EmbeddingsAsync(Installation installation, CancellationToken cancel)
    {
        const string Name = "embeddings";
        if (installation.Search.Vectors is not { } vectors)
            return new Check(Name, true, "Kein Einbettungsdienst eingerichtet; gesucht wird nach Wörtern.", "");
        if (await vectors.FindProblemAsync(cancel) is { } problem)
            return new Check(Name, true, $"{problem} Bis dahin wird nur nach Wörtern gesucht.", "den Dienst starten oder Embeddings:Endpoint und Embeddings:Name prüfen, siehe docs/konfiguration.md");
        var status = vectors.Status;
        string state = $"{status.Embedded} von {status.Passages} Passagen sind mit „{status.Model}“ eingebettet";
        return status.InUse || status.Passages == 0
            ? new Check(Name, true, $"Der Einbettungsdienst antwortet; {state}.", "")
            : new Check(Name, true, $"{state}; solange es weniger als neun Zehntel sind, wird nur nach Wörtern gesucht.", "den Server laufen lassen, er bettet im Hintergrund ein");
    }

    private static Check Teams(string folder)
    {
        TeamsOptions options;
        try
        {
            options = Settings.Of(folder).GetSection("Teams").Get<TeamsOptions>() ?? new TeamsOptions();
        }
        catch (Exception e) when (e is InvalidOperationException or UserError)
        {
            return new Check("teams", false, "Die Einstellungen sind nicht lesbar: " + e.Message, "siehe docs/konfiguration.md");
        }

        var problems = options.FindProblems(isProduction: Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == Environments.Production);
        return problems.Count > 0 ? new Check("teams", false, string.Join(' ', problems), "siehe Meldung")
            : options.IsEnabled ? new Check("teams", true, "Die Einstellungen für Teams sind vollständig.", "")
            : new Check("teams", true, "Teams ist nicht eingerichtet; die Webseite funktioniert auch ohne (docs/teams-einrichten.md).", "");
    }
}
