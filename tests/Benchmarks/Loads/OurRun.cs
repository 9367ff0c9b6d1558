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
        new IndexRun(work, output).RunInNewProcess(IndexRun.Product);
        var snapshot = Open();
        Search(snapshot, filtered: false);
        Search(snapshot, filtered: true);
    }
}
