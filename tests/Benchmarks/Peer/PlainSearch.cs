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
        var terms = LuceneAnalysis.Terms(query).Distinct().Select(t => Find(Encoding.UTF8.GetBytes(t))).ToList();
        var top = new TopCandidates(Top);
        var found = new (TermPostings, float)[terms.Count];
        for (int s = 0; s < snapshot.Segments.Count; s++)
        {
            int n = 0;
            foreach (var (postings, weight) in terms)
            {
                if (postings[s].PassageCount > 0)
                    found[n++] = (postings[s], weight);
            }

            if (n > 0)
                SegmentSearcher.Instance.Search(snapshot.Segments[s].Segment, s, found.AsSpan(0, n), visible.Bits[s], _norms, top);
        }

        return top.Take();
    }

    /// <summary>Per segment the postings, looked up once as <see cref="SoughtTerms"/> does it, and the inverse document frequency over all.</summary>
    private (TermPostings[] Postings, float Weight) Find(byte[] term)
    {
        var postings = new TermPostings[snapshot.Segments.Count];
        int passages = 0;
        for (int s = 0; s < postings.Length; s++)
            passages += (postings[s] = snapshot.Segments[s].Segment.Find(term)).PassageCount;
        return (postings, Bm25.InverseDocumentFrequency(snapshot.Passages, passages));
    }

    /// <summary>The chunk's id in the exchange file.</summary>
    public string IdOf(Candidate candidate)
    {
        var segment = snapshot.Segments[candidate.Segment].Segment;
        int first = candidate.Passage;
        while (first > 0 && segment.PassageDocument[first - 1] == segment.PassageDocument[candidate.Passage])
            first--;
        return $"{segment.DocumentOf(candidate.Passage)}#{candidate.Passage - first}";
    }
}
