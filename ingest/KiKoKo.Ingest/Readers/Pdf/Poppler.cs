using System.Globalization;
using System.Text;
using KiKoKo.Ingest.Worker;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>The poppler tools as bounded child processes: CPU time, memory and output are limited by the system.</summary>
internal static class Poppler
{
    /// <summary>What to say when the tools are missing.</summary>
    public const string InstallHint = "Das Programm pdftotext fehlt. Abhilfe: apt-get install poppler-utils";

    private const int CpuSeconds = 15;
    private const int MemoryKilobytes = 1_500_000;
    private const long MaxOutput = 192L << 20;
    private static readonly TimeSpan WallTime = TimeSpan.FromSeconds(40);

    public static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext")));

    /// <summary>Runs one of the tools.</summary>
    /// <exception cref="UnreadableException">It used more time, memory or output than any honest file needs.</exception>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string tool, string[] arguments, CancellationToken cancel)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["LANG"] = "C.UTF-8",
        };
        string folder = Path.GetTempPath();
        var result = OperatingSystem.IsWindows()
            ? await BoundedProcess.RunAsync(tool, arguments, environment, folder, WallTime, MaxOutput, cancel)
            : await BoundedProcess.RunAsync(
                "/bin/sh",
                ["-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -v {MemoryKilobytes} 2>/dev/null; ulimit -t {CpuSeconds}; ulimit -c 0; exec \"$0\" \"$@\""), tool, .. arguments],
                environment,
                folder,
                WallTime,
                MaxOutput,
                cancel);

        return result switch
        {
            { End: ProcessEnd.NotFound } or { End: ProcessEnd.Exited, ExitCode: 127 } => throw new UnreadableException(ExtractionStatus.Unsupported, InstallHint),
            { End: ProcessEnd.OutputTooLarge } => throw new UnreadableException(ExtractionStatus.Bomb, "Die Datei entfaltet sich zu mehr Text, als ein Dokument enthalten kann; das Lesen wurde abgebrochen."),
            // Killed by the CPU limit (SIGXCPU 24, SIGKILL 9 as 128 + n) or by the clock.
            { End: ProcessEnd.TimedOut } or { ExitCode: 137 or 152 } => throw new UnreadableException(ExtractionStatus.Timeout, "Das Lesen hat länger gedauert, als für eine Datei vorgesehen ist, und wurde abgebrochen."),
            _ => (result.ExitCode, Encoding.UTF8.GetString(result.Output), result.Errors),
        };
    }
}
