using System.Diagnostics;
using System.Globalization;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Benchmarks.Peer;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>
/// From the exchange file to a committed index on disk, without stored texts (Lucene's stores none either). Two kinds:
/// <see cref="Product"/>, analysed as the product does, and <see cref="Plain"/>, one field of Lucene's terms.
/// </summary>
internal sealed class IndexRun(Workplace work, TextWriter output)
{
    public const string Product = "ours";
    public const string Plain = "plain";

    /// <summary>Where the index of a kind lies afterwards.</summary>
    public static string Folder(Workplace work, string kind) => work.In(kind);

    /// <returns>Chunks per second and bytes on disk.</returns>
    public (double PerSecond, long Bytes) Run(string kind)
    {
        string folder = Folder(work, kind);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        long start = Stopwatch.GetTimestamp(), before = GC.GetTotalAllocatedBytes();
        var paused = GC.GetTotalPauseDuration();
        using var index = IndexFolder.Open(folder);
        var chunks = ChunkFile.Read(work.Chunks);
        var snapshot = kind == Plain
            ? new IndexMaintenance(index, keepPassages: false, LuceneAnalysis.Analysis).Build(new Catalogue(0, []), ChunkFile.Flat(chunks))
            : new IndexMaintenance(index, keepPassages: false).Build(new Catalogue(0, []), ChunkFile.Documents(chunks));
        index.Commit(1, settled: true, snapshot.Segments);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, rate = snapshot.Passages / seconds;
        long bytes = snapshot.Segments.Sum(s => s.Segment.Length);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Index, {kind}: {rate:F0} chunks/s ({seconds:F1} s), {snapshot.Segments.Count} segments, {bytes / 1e6:F1} MB; allocated {(GC.GetTotalAllocatedBytes() - before) / 1e9:F1} GB, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, collector {(GC.GetTotalPauseDuration() - paused).TotalSeconds:F1} s"));
        return (rate, bytes);
    }

    /// <summary>Once in a new process, and once more in the same. It runs with the settings that the launcher gives to <c>./kikoko index</c>.</summary>
    /// <returns>Chunks per second of both, and bytes on disk.</returns>
    public (double Cold, double Warm, long Bytes) RunInNewProcess(string kind)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["index", kind, "2"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["KIKOKO_BENCH"] = work.Folder,
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountingDelayMs"] = "0",
                ["DOTNET_gcConcurrent"] = "0",
                ["DOTNET_GCRetainVM"] = "1",
                ["DOTNET_GCgen0size"] = "0x3000000",
            },
        };
        using var process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0 || lines.Length != 3)
            throw new InvalidOperationException("Das Indexieren in einem neuen Prozess ist gescheitert.");
        output.WriteLine(string.Join('\n', lines[..2]));
        double[] results = [.. lines[2].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        return (results[0], results[1], (long)results[2]);
    }

    /// <summary>What <see cref="RunInNewProcess"/> starts.</summary>
    public void Run(string kind, int times)
    {
        var all = Enumerable.Range(0, times).Select(_ => Run(kind)).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all[0].PerSecond} {all[^1].PerSecond} {all[^1].Bytes}"));
    }
}
