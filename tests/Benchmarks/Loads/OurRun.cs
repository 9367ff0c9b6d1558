using System.Diagnostics;
using System.Globalization;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>Our engine as the product uses it: its analysis, its planning and its ranking, over the same chunks.</summary>
internal sealed class OurRun(Workplace work, TextWriter output)
{
    private const int Rounds = 5;

    /// <summary>From the exchange file to a committed index on disk, without stored texts (Lucene's stores none either).</summary>
    /// <returns>Chunks per second and bytes on disk.</returns>
    public (double PerSecond, long Bytes) Index()
    {
        var folder = Fresh("ours");
        long start = Stopwatch.GetTimestamp(), before = GC.GetTotalAllocatedBytes();
        using var index = IndexFolder.Open(folder);
        var snapshot = new IndexMaintenance(index, keepPassages: false).Build(new Catalogue(0, []), ChunkFile.Documents(ChunkFile.Read(work.Chunks)));
        index.Commit(1, settled: true, snapshot.Segments);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, rate = snapshot.Passages / seconds;
        long bytes = snapshot.Segments.Sum(s => s.Segment.Length);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Ours index: {rate:F0} chunks/s ({seconds:F1} s), {snapshot.Segments.Count} segments, {bytes / 1e6:F1} MB; allocated {(GC.GetTotalAllocatedBytes() - before) / 1e9:F1} GB, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, collector {GC.GetTotalPauseDuration().TotalSeconds:F1} s"));
        return (rate, bytes);
    }

    /// <summary>The index of <see cref="Index"/> without the deleted documents.</summary>
    public Snapshot Open()
    {
        using var index = IndexFolder.Open(work.In("ours"));
        var gone = File.ReadLines(work.Deleted).ToHashSet(StringComparer.Ordinal);
        var catalogue = ChunkFile.Catalogue(ChunkFile.Read(work.Chunks), gone);
        return new Snapshot([.. index.Read()!.Value.Segments.Select(s => s.Without(gone))], catalogue);
    }

    public Times Search(Snapshot snapshot, bool filtered)
    {
        var visible = snapshot.Visible(filtered ? Audience.Of(LuceneRun.Readable) : Audience.Of(Enumerable.Range(0, 200).Select(g => $"g{g}")), new DateOnly(2026, 1, 1), null, null);
        string[] queries = [.. File.ReadLines(work.Queries).Select(l => l.Split('\t')[1])];
        var times = Times.Of(queries, Rounds, q => Rank(q));
        double plan = BytesPerQuestion(q => Plan(q)), search = BytesPerQuestion(q => Rank(q));
        GC.KeepAlive(snapshot);
        output.WriteLine($"Ours search, product{(filtered ? ", audience" : "")}: {times} ({snapshot.Segments.Count} segments); allocated {search:F0} bytes per search, {plan:F0} of them to plan it");
        return times;

        IReadOnlyList<QueryTerm> Plan(string question) => new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(question);

        List<RankedPassage> Rank(string question) => new Ranker(snapshot).Rank(Plan(question), visible, top: 10, perDocument: 3, today: default);

        double BytesPerQuestion(Action<string> work)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Array.ForEach(queries, work);
            return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / queries.Length;
        }
    }

    public void Run()
    {
        for (int i = 0; i < 2; i++)
            Index();
        var snapshot = Open();
        Search(snapshot, filtered: false);
        Search(snapshot, filtered: true);
    }

    private string Fresh(string name)
    {
        string folder = work.In(name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return folder;
    }
}
