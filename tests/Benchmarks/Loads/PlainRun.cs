using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Benchmarks.Peer;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>Our index and our top-k with Lucene's analysis and plain BM25: compares engines, not ways to read German.</summary>
internal sealed class PlainRun
{
    private const int Rounds = 5;

    private readonly Workplace _work;
    private readonly TextWriter _output;
    private readonly Snapshot _snapshot;
    private readonly PlainSearch _search;
    private readonly string[] _queries;

    public PlainRun(Workplace work, TextWriter output)
    {
        _work = work;
        _output = output;
        var chunks = ChunkFile.Read(work.Chunks).ToList();
        var gone = File.ReadLines(work.Deleted).ToHashSet(StringComparer.Ordinal);
        using var index = IndexFolder.Open(IndexRun.Folder(work, IndexRun.Plain));
        _snapshot = new Snapshot([.. index.Read()!.Value.Segments.Select(s => s.Without(gone))], ChunkFile.Catalogue(chunks, gone));
        _search = new PlainSearch(_snapshot);
        _queries = [.. File.ReadLines(work.Queries).Select(l => l.Split('\t')[1])];
    }

    public Times Search(bool filtered)
    {
        var visible = Visible(filtered);
        var times = Times.Of(_queries, Rounds, q => _search.Search(q, visible));
        GC.KeepAlive(_snapshot);
        _output.WriteLine($"Ours search, plain{(filtered ? ", audience" : "")}: {times}");
        return times;
    }

    public Agreement Agreement(IReadOnlyList<IReadOnlyList<(string Id, float Score)>> lucene, bool filtered)
    {
        var visible = Visible(filtered);
        var ours = _queries.Select(q => (IReadOnlyList<(string, float)>)[.. _search.Search(q, visible).Select(c => (_search.IdOf(c), c.Score))]).ToList();
        var differing = new List<int>();
        var agreement = Loads.Agreement.Of(ours, lucene, differing);
        File.WriteAllLines(
            _work.In("differing.txt"),
            differing.SelectMany(q => (string[])[_queries[q], "  ours   " + string.Join(' ', ours[q]), "  Lucene " + string.Join(' ', lucene[q].Take(12))]));
        _output.WriteLine($"Agreement{(filtered ? ", audience" : "")}: {agreement.Agreeing} of {agreement.Questions}, identical {agreement.Identical}");
        return agreement;
    }

    private VisiblePassages Visible(bool filtered) =>
        _snapshot.Visible(Audience.Of(filtered ? LuceneRun.Readable : [.. Enumerable.Range(0, 200).Select(g => $"g{g}")]), new DateOnly(2026, 1, 1), null, null);
}
