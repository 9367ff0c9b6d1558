using System.Text.Json;
using KiKoKo.Ingest.Readers;

namespace KiKoKo.Ingest.Worker;

/// <summary>The child process: reads one file, writes one JSON result to standard output, ends.</summary>
internal static class WorkerProgram
{
    // Parsers recurse with the nesting of the file; a deep stack lets them meet their own limits before the system's.
    private const int StackBytes = 64 << 20;

    public static int Run(string path)
    {
        Extraction? result = null;
        var thread = new Thread(() => result = DocumentReader.ReadAsync(path, CancellationToken.None).GetAwaiter().GetResult(), StackBytes);
        thread.Start();
        thread.Join();
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, result!, ExtractionJson.Readable.Extraction);
        output.Flush();

        // A library that does not come to an end must not keep the process alive.
        Environment.Exit(0);
        return 0;
    }
}
