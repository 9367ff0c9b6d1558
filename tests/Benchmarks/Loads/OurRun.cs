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

    /// <summary>The index of <see cref="IndexRun"/> without the deleted documents.</summary>
    public Snapshot Open()
    {
        using var index = IndexFolder.Open(IndexRun.Folder(work, IndexRun.Product));
        var gone = File.ReadLines(work.Deleted).ToHashSet(StringComparer.Ordinal);
        var catalogue = ChunkFile.Catalogue(ChunkFile.Read(work.Chunks), gone);
        return new Snapshot([.. index.Read()!.Value.Segments.Select(s => s.Without(gone))], catalogue);
    }

    public Times Search(Snapshot snapshot, bool filtered)
    {
        var visible = snapshot.Visible(filtered ? Audience.Of(LuceneRun.Readable) : Audience.Of(Enumerable.Range(0, 200).Select(g => $"g{g}")), new DateOnly(2026, 1, 1), null, null);
        string[] queries = [.. File.ReadLines(work.Queries).Select(l => l.Split('\t')[1])];
        var times = Times.Of(queries, Rounds, q =>
            new Ranker(snapshot).Rank(new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(q), visible, top: 10, perDocument: 3, today: default));
        GC.KeepAlive(snapshot);
        output.WriteLine($"Ours search, product{(filtered ? ", audience" : "")}: {times} ({snapshot.Segments.Count} segments)");
        return times;
    }

    public void Run()
    {
        new IndexRun(work, output).RunInNewProcess(IndexRun.Product);
        var snapshot = Open();
        Search(snapshot, filtered: false);
        Search(snapshot, filtered: true);
    }
}
