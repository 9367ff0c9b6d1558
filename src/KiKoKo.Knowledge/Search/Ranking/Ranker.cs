using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>A passage of the index with its final score.</summary>
internal sealed record RankedPassage(int Segment, int Passage, double Score, IReadOnlyList<TermMatch> Matched);

/// <summary>
/// Two steps: BM25F over all visible passages, then, for the best of them, what only positions tell (neighbouring words,
/// literal forms) and what the rest of their document adds.
/// </summary>
internal sealed class Ranker(Snapshot snapshot)
{
    private const int Reranked = 64;
    private const int Supporting = 6;

    private readonly List<(int Position, byte Form)> _positions = [];
    private float _asked;
    private readonly int[] _scratch = new int[SegmentFormat.BlockSize];

    /// <param name="top">How many are needed in the end.</param>
    /// <param name="perDocument">At most so many passages of one document.</param>
    /// <param name="today">What currency is measured from.</param>
    /// <param name="collapse">Of passages with nearly the same text only the best, unless another one has a word of the question that it lacks.</param>
    public List<RankedPassage> Rank(IReadOnlyList<QueryTerm> plan, VisiblePassages visible, int top, int perDocument, DateOnly today, bool collapse = true)
    {
        var terms = plan.Select(t => (Term: t, Weight: t.Weight * snapshot.InverseDocumentFrequency(t.Text))).Where(t => t.Weight > 0).ToList();
        if (terms.Count == 0 || top <= 0)
            return [];
        _asked = terms.GroupBy(t => t.Term.Group).Sum(g => g.Max(t => t.Weight));
        var candidates = Collect(terms, visible, Math.Clamp(10 * top, 2 * Reranked, 2000));
        var ranked = candidates
            .Select((c, i) => i < Reranked ? Rerank(c, terms) : new RankedPassage(c.Segment, c.Passage, c.Score, []))
            .ToList();
        return Select(AddDocumentSupport(ranked, today), terms, top, perDocument, collapse);
    }

    private List<Candidate> Collect(List<(QueryTerm Term, float Weight)> terms, VisiblePassages visible, int capacity)
    {
        var collector = new TopCandidates(capacity);
        var found = new List<(int, float)>(terms.Count);
        for (int s = 0; s < snapshot.Segments.Count; s++)
        {
            var segment = snapshot.Segments[s].Segment;
            found.Clear();
            foreach (var (term, weight) in terms)
            {
                int number = segment.Find(term.Bytes);
                if (number >= 0)
                    found.Add((number, weight));
            }

            if (found.Count > 0)
                SegmentSearcher.Instance.Search(segment, s, found, visible.Bits[s], snapshot.Norms, collector);
        }

        return collector.Take();
    }

    private RankedPassage Rerank(Candidate candidate, List<(QueryTerm Term, float Weight)> terms)
    {
        var segment = snapshot.Segments[candidate.Segment].Segment;
        var groups = new SortedDictionary<int, GroupMatch>();
        var matched = new List<TermMatch>();
        double score = candidate.Score;
        foreach (var (term, weight) in terms)
        {
            int number = segment.Find(term.Bytes);
            _positions.Clear();
            if (number < 0 || !PostingsBlock.ReadPositions(segment, number, candidate.Passage, _scratch, _positions))
                continue;
            bool first = !groups.TryGetValue(term.Group, out var group);
            if (first)
                groups[term.Group] = group = new GroupMatch();
            var kind = KindOf(term);
            if (kind == MatchKind.Literal)
                score += RankingWeights.Literal * weight;
            if (first || !term.IsRoot)
                matched.Add(new TermMatch(term.Display, kind));
            group!.Weight = Math.Max(group.Weight, weight);
            group.Positions.AddRange(_positions.Select(p => p.Position));
        }

        score += RankingWeights.Phrase * Proximity(groups);
        double covered = groups.Values.Sum(g => g.Weight) / _asked;
        score *= 1 + RankingWeights.Coverage * covered * covered;
        return new RankedPassage(candidate.Segment, candidate.Passage, score, matched);
    }

    private MatchKind KindOf(QueryTerm term)
    {
        if (term.Kind != MatchKind.Stem || term.IsRoot)
            return term.Kind;
        if (term.Form != 0 && _positions.Exists(p => p.Form == term.Form))
            return MatchKind.Literal;
        return _positions.Exists(p => p.Form != Analysis.Term.PartForm) ? MatchKind.Stem : MatchKind.CompoundPart;
    }

    /// <summary>Neighbours in the question that are near each other in the passage; side by side or in one compound counts fully.</summary>
    private static double Proximity(SortedDictionary<int, GroupMatch> groups)
    {
        double sum = 0;
        GroupMatch? left = null;
        int leftGroup = 0;
        foreach (var (group, right) in groups)
        {
            right.Positions.Sort();
            if (left is not null)
                sum += Math.Min(left.Weight, right.Weight) * Nearness(left.Positions, right.Positions) / (group - leftGroup);
            (left, leftGroup) = (right, group);
        }

        return sum;
    }

    private static double Nearness(List<int> left, List<int> right)
    {
        double best = 0;
        int j = 0;
        foreach (int p in left)
        {
            while (j > 0 && right[j - 1] >= p)
                j--;
            while (j < right.Count && right[j] < p - 8)
                j++;
            for (int k = j; k < right.Count && right[k] <= p + 8; k++)
            {
                int d = right[k] - p;
                best = Math.Max(best, d switch { 0 or 1 => 1, > 1 => 1.0 / d, _ => 0.7 / -d });
            }
        }

        return best;
    }

    private List<RankedPassage> AddDocumentSupport(List<RankedPassage> ranked, DateOnly today)
    {
        var support = ranked
            .GroupBy(r => snapshot.DocumentOf(r.Segment, r.Passage), StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    // A document that has no further passages must not lose against one that has: they count as the one it has.
                    double factor = 1, sum = 0, best = g.Max(r => r.Score);
                    var others = g.Select(r => r.Score).OrderDescending().Skip(1).Take(Supporting).ToList();
                    int missing = snapshot.PassagesOf(g.Key) - 1;
                    for (int i = 0; i < Supporting; i++)
                    {
                        factor *= RankingWeights.DocumentDecay;
                        sum += factor * (i < others.Count ? others[i] : i >= missing ? best : 0);
                    }

                    return sum;
                },
                StringComparer.Ordinal);
        return
        [
            .. ranked
                .Select(r =>
                {
                    string document = snapshot.DocumentOf(r.Segment, r.Passage);
                    double prior = snapshot.Catalogue.Find(document) is { } known ? DocumentPrior.Of(known, today) : 1;
                    return r with { Score = prior * (r.Score + RankingWeights.Document * support[document]) };
                })
                .OrderByDescending(r => r.Score)
                .ThenBy(r => r.Segment)
                .ThenBy(r => r.Passage),
        ];
    }

    private List<RankedPassage> Select(List<RankedPassage> ranked, List<(QueryTerm Term, float Weight)> terms, int top, int perDocument, bool collapse)
    {
        var chosen = new List<RankedPassage>(top);
        var ofDocument = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in ranked)
        {
            string document = snapshot.DocumentOf(candidate.Segment, candidate.Passage);
            int already = ofDocument.GetValueOrDefault(document);
            if (already >= perDocument)
                continue;
            var passage = candidate.Matched.Count > 0 ? candidate : candidate with { Matched = Rerank(new Candidate(0, candidate.Segment, candidate.Passage), terms).Matched };
            if (collapse && chosen.Exists(c => SaysTheSame(c, passage)))
                continue;
            ofDocument[document] = already + 1;
            chosen.Add(passage);
            if (chosen.Count == top)
                break;
        }

        return chosen;
    }

    private bool SaysTheSame(RankedPassage chosen, RankedPassage other) =>
        Fingerprint.IsSameText(snapshot.FingerprintOf(chosen.Segment, chosen.Passage), snapshot.FingerprintOf(other.Segment, other.Passage))
        && other.Matched.All(m => chosen.Matched.Any(c => c.Term == m.Term));

    private sealed class GroupMatch
    {
        public float Weight { get; set; }

        public List<int> Positions { get; } = [];
    }
}
