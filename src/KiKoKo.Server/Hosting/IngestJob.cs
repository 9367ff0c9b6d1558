using System.Diagnostics;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Hosting;

/// <summary>Starts the ingestion job as a process of its own: this one never parses an uploaded file.</summary>
internal static class IngestJob
{
    private const string Program = "KiKoKo.Ingest.dll";

    /// <summary>Runs the job over a folder; its progress goes to our standard error.</summary>
    /// <exception cref="UserError">The program is missing, or it failed as a whole.</exception>
    public static async Task RunAsync(string library, string dataFolder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet")
        {
            ArgumentList = { Locate(), "ingest", library, "--data", dataFolder },
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new UserError("Das Einlesen konnte nicht gestartet werden.");
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
            throw new UserError("Das Einlesen der Dokumente ist fehlgeschlagen; die Meldung darüber nennt die Abhilfe.");
    }

    private static string Locate()
    {
        // Published beside us, or built beside us: artifacts/bin/KiKoKo.Server/<configuration>/ and artifacts/bin/KiKoKo.Ingest/<configuration>/.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string published = Path.Combine(here.FullName, "ingest", Program);
        string built = Path.Combine(here.Parent?.Parent?.FullName ?? here.FullName, "KiKoKo.Ingest", here.Name, Program);
        return File.Exists(published) ? published
            : File.Exists(built) ? built
            : throw new UserError($"Das Programm zum Einlesen ({Program}) fehlt. Abhilfe: ./kikoko start baut es; ohne das Startskript: dotnet build -c Release.");
    }
}
