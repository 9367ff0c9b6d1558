using System.Text;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Benchmarks.Peer;

/// <summary>Our engine with nothing but BM25 over one field: what is left when planning and reranking are taken away.</summary>
internal sealed class PlainSearch(Snapshot snapshot)
{
    private const int Top = 10;

    /// <summary>Lucene's default; the product's is lower.</summary>
    private const float B = 0.75f;

    private readonly float[] _norms = Bm25.Norms(snapshot.Segments.Sum(s => (double)s.Segment.TotalLength) / snapshot.Passages, B);

    public Candidate[] Search(string query, VisiblePassages visible)
    {
        var terms = LuceneAnalysis.Terms(query).Distinct().Select(t => (Bytes: Encoding.UTF8.GetBytes(t), Weight: snapshot.InverseDocumentFrequency(t))).ToList();
        var top = new TopCandidates(Top);
        var found = new (TermPostings, float)[terms.Count];
        for (int s = 0; s < snapshot.Segments.Count; s++)
        {
            var segment = snapshot.Segments[s].Segment;
            int n = 0;
            foreach (var (bytes, weight) in terms)
            {
                var postings = segment.Find(bytes);
                if (postings.PassageCount > 0)
                    found[n++] = (postings, weight);
            }

            if (n > 0)
                SegmentSearcher.Instance.Search(segment, s, found.AsSpan(0, n), visible.Bits[s], _norms, top);
        }

        return top.Take();
    }

    /// <summary>The chunk's id in the exchange file.</summary>
    public unsafe string IdOf(Candidate candidate)
    {
        var segment = snapshot.Segments[candidate.Segment].Segment;
        int first = candidate.Passage;
        while (first > 0 && segment.PassageDocument[first - 1] == segment.PassageDocument[candidate.Passage])
            first--;
        return $"{segment.DocumentOf(candidate.Passage)}#{candidate.Passage - first}";
    }
}
