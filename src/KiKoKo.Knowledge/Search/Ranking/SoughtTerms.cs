using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>The terms of a plan, looked up once in every segment of a snapshot.</summary>
internal sealed class SoughtTerms
{
    private readonly TermPostings[] _postings;
    private readonly TermMatch?[] _matches;

    public SoughtTerms(Snapshot snapshot, IReadOnlyList<QueryTerm> plan)
    {
        int segments = snapshot.Segments.Count, count = plan.Count;
        Terms = plan as QueryTerm[] ?? [.. plan];
        Weights = new float[count];
        _matches = new TermMatch[count];
        _postings = new TermPostings[segments * count];
        for (int t = 0; t < count; t++)
        {
            long passages = 0;
            for (int s = 0; s < segments; s++)
            {
                var found = snapshot.Segments[s].Segment.Find(plan[t].Bytes);
                _postings[s * count + t] = found;
                passages += found.PassageCount;
            }

            Weights[t] = plan[t].Weight * Bm25.InverseDocumentFrequency(snapshot.Passages, passages);
        }
    }

    public QueryTerm[] Terms { get; }

    /// <summary>Per term its weight in the plan times its inverse document frequency.</summary>
    public float[] Weights { get; }

    /// <summary>That a term was found as that: mostly the same for passage after passage.</summary>
    public TermMatch Match(int term, MatchKind kind) =>
        _matches[term] is { } match && match.As == kind ? match : _matches[term] = new TermMatch(Terms[term].Display, kind);

    /// <summary>Per term where its postings lie in that segment.</summary>
    public ReadOnlySpan<TermPostings> In(int segment) => _postings.AsSpan(segment * Terms.Length, Terms.Length);
}
