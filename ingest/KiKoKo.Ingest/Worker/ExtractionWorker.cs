using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using KiKoKo.Ingest.Readers;

namespace KiKoKo.Ingest.Worker;

/// <summary>
/// Reads a file in a child process of its own, so that nothing in the file can harm this one: the child sees a copy in
/// a private folder, has a minimal environment, and is killed when it exceeds a limit.
/// </summary>
/// <param name="scratch">Where the private folders are made; null: the system's folder for temporary files.</param>
internal sealed class ExtractionWorker(WorkerLimits limits, string? scratch = null)
{
    /// <summary>The internal verb under which this program is the child.</summary>
    public const string Verb = "worker";

    /// <param name="content">The bytes of the file, as they were hashed.</param>
    /// <param name="fileName">Its name; only the extension reaches the child.</param>
    public async Task<Extraction> ExtractAsync(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancel)
    {
        string folder = PrivateFolder();
        try
        {
            string copy = Path.Combine(folder, "input" + SafeExtension(fileName));
            await File.WriteAllBytesAsync(copy, content, cancel);
            var result = await BoundedProcess.RunAsync(
                Host(), [typeof(ExtractionWorker).Assembly.Location, Verb, copy], Environment(folder), folder, limits.Time, limits.OutputBytes, cancel);
            return Interpret(result);
        }
        finally
        {
            Delete(folder);
        }
    }

    private static Extraction Interpret(ProcessResult result)
    {
        switch (result.End)
        {
            case ProcessEnd.TimedOut:
                return Extraction.Failed(ExtractionStatus.Timeout, "Das Lesen hat länger gedauert, als für eine Datei vorgesehen ist, und wurde abgebrochen.");
            case ProcessEnd.OutputTooLarge:
                return Extraction.Failed(ExtractionStatus.TooLarge, "Die Datei ergibt mehr Text, als für ein Dokument vorgesehen ist.");
            case ProcessEnd.NotFound:
                throw new FileNotFoundException("Das Programm „dotnet“ wurde nicht gefunden. Abhilfe: .NET 10 installieren oder DOTNET_ROOT setzen.");
        }

        if (result.ExitCode == 0)
        {
            try
            {
                return JsonSerializer.Deserialize(result.Output, ExtractionJson.Default.Extraction) ?? Crashed();
            }
            catch (JsonException)
            {
                return Crashed();
            }
        }

        return result.Errors.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase) || result.Errors.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
            ? Extraction.Failed(ExtractionStatus.TooLarge, "Die Datei braucht mehr Speicher, als für das Lesen vorgesehen ist.")
            : Crashed();
    }

    private static Extraction Crashed() => Extraction.Failed(ExtractionStatus.Corrupt, "Die Datei bringt das Leseprogramm zum Absturz; sie ist beschädigt oder manipuliert.");

    private Dictionary<string, string> Environment(string folder)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "",
            ["HOME"] = folder,
            ["TMPDIR"] = folder,
            ["TEMP"] = folder,
            ["TMP"] = folder,
            ["LANG"] = "C.UTF-8",
            ["DOTNET_GCHeapHardLimit"] = limits.MemoryBytes.ToString("X", CultureInfo.InvariantCulture),
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_DbgEnableMiniDump"] = "0",
            ["DOTNET_NOLOGO"] = "1",
        };
        foreach (string name in (string[])["DOTNET_ROOT", "SystemRoot"])
        {
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                environment[name] = value;
        }

        return environment;
    }

    // This program may have been started by "dotnet", by its own launcher, or live inside a test program.
    private static string Host()
    {
        string? own = System.Environment.ProcessPath;
        if (own is not null && Path.GetFileNameWithoutExtension(own) == "dotnet")
            return own;
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }

    // Readable by this user only, whatever the umask.
    private string PrivateFolder()
    {
        if (scratch is null)
            return Directory.CreateTempSubdirectory("kikoko-").FullName;
        string path = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path).FullName;
        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private static string SafeExtension(string fileName)
    {
        string extension = Path.GetExtension(fileName).ToLowerInvariant();
        return extension.Length is > 1 and <= 10 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A killed child may hold a file for a moment on some systems; the temp folder is cleaned by the system.
        }
    }
}
