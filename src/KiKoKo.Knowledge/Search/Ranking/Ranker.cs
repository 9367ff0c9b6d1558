using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>A passage of the index with its final score.</summary>
/// <param name="Why">What the score is made of, when that was asked for.</param>
internal sealed record RankedPassage(int Segment, int Passage, double Score, IReadOnlyList<TermMatch> Matched, ExplanationBuilder? Why = null);

/// <summary>
/// Two steps: BM25F over all visible passages, then, for the best of them, what only positions tell (neighbouring words,
/// literal forms) and what the rest of their document adds.
/// </summary>
/// <param name="gate">Where a second thread needs a place, too; null: it needs none.</param>
/// <param name="large">An index of so many passages is searched by two threads.</param>
internal sealed class Ranker(Snapshot snapshot, SearchGate? gate = null, int large = Ranker.Large)
{
    private const int Reranked = 64;
    private const int Supporting = 6;
    private const int Large = 400_000;

    private readonly RankingRoom _room = RankingRoom.Instance;
    private int _groupCount;
    private float _asked;

    private Span<GroupMatch> Groups => _room.PresentGroups(_groupCount);

    /// <param name="top">How many are needed in the end.</param>
    /// <param name="perDocument">At most so many passages of one document.</param>
    /// <param name="today">What currency is measured from.</param>
    /// <param name="collapse">Of passages with nearly the same text only the best, unless another one has a word of the question that it lacks.</param>
    /// <param name="explain">Note down what each score is made of.</param>
    public List<RankedPassage> Rank(IReadOnlyList<QueryTerm> plan, VisiblePassages visible, int top, int perDocument, DateOnly today, bool collapse = true, bool explain = false)
    {
        if (plan.Count == 0 || top <= 0)
            return [];
        var terms = new SoughtTerms(snapshot, plan);
        ReadGroups(terms);
        var candidates = Collect(terms, visible, Math.Clamp(10 * top, 2 * Reranked, 2000));
        var ranked = _room.Scored(candidates.Length);
        for (int i = 0; i < ranked.Length; i++)
            ranked[i] = new ScoredPassage(candidates[i].Segment, candidates[i].Passage, candidates[i].Score);
        Rerank(ranked[..Math.Min(Reranked, ranked.Length)], terms);
        AddDocumentSupport(ranked, today);
        ranked.Sort();
        var chosen = Select(ranked, terms, top, perDocument, collapse);
        for (int i = 0; i < chosen.Count && explain; i++)
            chosen[i] = chosen[i] with { Why = Explain(chosen[i], terms, candidates, today) };
        return chosen;
    }

    private void ReadGroups(SoughtTerms terms)
    {
        _groupCount = 0;
        foreach (var term in terms.Terms)
            _groupCount = Math.Max(_groupCount, term.Group + 1);
        var groups = _room.Groups(_groupCount);
        for (int t = 0; t < terms.Terms.Length; t++)
        {
            var group = groups[terms.Terms[t].Group];
            group.Asked = Math.Max(group.Asked, terms.Weights[t]);
        }

        double asked = 0;
        foreach (var group in groups)
            asked += group.Asked;
        _asked = (float)asked;
    }

    private Span<Candidate> Collect(SoughtTerms terms, VisiblePassages visible, int capacity)
    {
        if (snapshot.Passages >= large && snapshot.Segments.Count > 1)
            return CollectOnTwo(terms, visible, capacity);
        var top = _room.Top.Restart(capacity);
        var found = _room.Found(terms.Terms.Length);
        for (int s = 0; s < snapshot.Segments.Count; s++)
            CollectFrom(s, terms, found, visible, top);
        return Taken(top);
    }

    /// <remarks>
    /// In a large index a second thread helps, if one and a place for it are free before the work is done: nobody waits for them. Which
    /// of them takes a segment changes nothing in the result.
    /// </remarks>
    private Span<Candidate> CollectOnTwo(SoughtTerms terms, VisiblePassages visible, int capacity)
    {
        var collector = _room.Top.Restart(capacity);
        var helped = _room.TopOfHelper.Restart(capacity, collector);
        int next = -1, turn = 0;
        var help = Task.Run(() =>
        {
            if (Volatile.Read(ref turn) != 0 || gate?.TryEnter() == false)
                return;
            try
            {
                if (Interlocked.CompareExchange(ref turn, 1, 0) == 0)
                    CollectInto(helped);
            }
            finally
            {
                gate?.Exit();
            }
        });
        CollectInto(collector);
        if (Interlocked.CompareExchange(ref turn, 2, 0) == 0)
            return Taken(collector);
        help.GetAwaiter().GetResult();
        Candidate[] all = [.. collector.Take(), .. helped.Take()];
        Array.Sort(all, static (a, b) => a.IsBetterThan(b) ? -1 : b.IsBetterThan(a) ? 1 : 0);
        return all.Length <= capacity ? all : all.AsSpan(0, capacity);

        void CollectInto(TopCandidates top)
        {
            var found = RankingRoom.Instance.Found(terms.Terms.Length);
            for (int s = Interlocked.Increment(ref next); s < snapshot.Segments.Count; s = Interlocked.Increment(ref next))
                CollectFrom(s, terms, found, visible, top);
        }
    }

    private Span<Candidate> Taken(TopCandidates top)
    {
        var best = _room.Candidates(top.Count);
        top.Take(best);
        return best;
    }

    private void CollectFrom(int segment, SoughtTerms terms, (TermPostings, float)[] found, VisiblePassages visible, TopCandidates top)
    {
        int n = 0;
        var postings = terms.In(segment);
        for (int t = 0; t < postings.Length; t++)
        {
            if (postings[t].PassageCount > 0 && terms.Weights[t] > 0)
                found[n++] = (postings[t], terms.Weights[t]);
        }

        if (n > 0)
            SegmentSearcher.Instance.Search(snapshot.Segments[segment].Segment, segment, found.AsSpan(0, n), visible.Bits[segment], snapshot.Norms, top);
    }

    /// <summary>Replaces the scores. In the order of the passages, so that every block of postings is unpacked once.</summary>
    private void Rerank(Span<ScoredPassage> best, SoughtTerms terms)
    {
        best.Sort(static (a, b) => a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Passage.CompareTo(b.Passage));
        int segment = -1;
        foreach (ref var scored in best)
        {
            if (segment != scored.Segment)
                Enter(segment = scored.Segment, terms);
            scored = scored with { Score = Rerank(scored, terms, null) };
        }
    }

    private static void Enter(int segment, SoughtTerms terms)
    {
        var postings = terms.In(segment);
        for (int t = 0; t < postings.Length; t++)
            CursorPool.Instance[t].Start(postings[t]);
    }

    /// <param name="matched">Gets which terms were found, and as what; null: nobody asks.</param>
    /// <param name="why">Gets what the score is made of; null: nobody asks.</param>
    private double Rerank(in ScoredPassage candidate, SoughtTerms terms, List<TermMatch>? matched, ExplanationBuilder? why = null)
    {
        double score = candidate.Score;
        var groups = Groups;
        var positions = _room.Positions;
        foreach (var group in groups)
            group.Clear();
        for (int t = 0; t < terms.Terms.Length; t++)
        {
            var (cursor, term, weight) = (CursorPool.Instance[t], terms.Terms[t], terms.Weights[t]);
            if (!cursor.Seek(candidate.Passage))
                continue;
            positions.Clear();
            cursor.ReadPositions(positions);
            var group = groups[term.Group];
            var kind = KindOf(term);
            double literal = kind == MatchKind.Literal ? RankingWeights.Literal * weight : 0;
            score += literal;
            why?.Term(term, kind, ShareOf(candidate, weight, cursor.Frequency), literal);
            if (!group.IsFound || !term.IsRoot)
                matched?.Add(terms.Match(t, kind));
            group.Add(weight, positions);
        }

        double near = RankingWeights.Phrase * Proximity();
        score += near;
        double covered = 0;
        foreach (var group in groups)
            covered += group.Weight;
        covered /= _asked;
        double gain = score * RankingWeights.Coverage * covered * covered;
        why?.Add(ShareKind.Proximity, near);
        why?.Add(ShareKind.Coverage, gain);
        return score + gain;
    }

    /// <summary>Scores a chosen passage once more, listening. What is beyond its own score came from the rest of its document.</summary>
    private ExplanationBuilder Explain(RankedPassage chosen, SoughtTerms terms, ReadOnlySpan<Candidate> candidates, DateOnly today)
    {
        int at = 0;
        while (candidates[at].Segment != chosen.Segment || candidates[at].Passage != chosen.Passage)
            at++;
        var why = new ExplanationBuilder();
        Enter(chosen.Segment, terms);
        double own = Rerank(new ScoredPassage(chosen.Segment, chosen.Passage, candidates[at].Score), terms, null, why);
        if (at >= Reranked)
        {
            why.OnlyTerms();
            own = candidates[at].Score;
        }

        double withoutPrior = chosen.Score / PriorOf(chosen.Segment, chosen.Passage, today);
        why.Add(ShareKind.Document, withoutPrior - own);
        why.Add(ShareKind.Prior, chosen.Score - withoutPrior);
        return why;
    }

    /// <summary>What the first step gave a term, by the formula of <see cref="Bm25"/>.</summary>
    private unsafe float ShareOf(in ScoredPassage passage, float weight, byte frequency) =>
        weight - (weight / (1 + (frequency * snapshot.Norms[snapshot.Segments[passage.Segment].Segment.Lengths[passage.Passage]])));

    private MatchKind KindOf(QueryTerm term)
    {
        if (term.Kind != MatchKind.Stem || term.IsRoot)
            return term.Kind;
        bool whole = false;
        foreach (var (_, form) in _room.Positions)
        {
            if (form == term.Form && form != Analysis.Term.PartForm)
                return MatchKind.Literal;
            whole |= form != Analysis.Term.PartForm;
        }

        return whole ? MatchKind.Stem : MatchKind.CompoundPart;
    }

    /// <summary>Neighbours in the question that are near each other in the passage; side by side or in one compound counts fully.</summary>
    private double Proximity()
    {
        double sum = 0;
        int left = -1;
        var groups = Groups;
        for (int g = 0; g < groups.Length; g++)
        {
            if (!groups[g].IsFound)
                continue;
            if (left >= 0)
                sum += Math.Min(groups[left].Weight, groups[g].Weight) * Nearness(groups[left].Positions, groups[g].Positions) / (g - left);
            left = g;
        }

        return sum;
    }

    private static double Nearness(List<int> left, List<int> right)
    {
        if (left.Count == 0 || right.Count == 0)
            return RankingWeights.UnknownNearness;
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

    private void AddDocumentSupport(Span<ScoredPassage> ranked, DateOnly today)
    {
        var keys = _room.Keys(ranked.Length);
        var order = _room.Order(ranked.Length);
        for (int i = 0; i < ranked.Length; i++)
            (keys[i], order[i]) = ((snapshot.DocumentKey(ranked[i].Segment, ranked[i].Passage), -ranked[i].Score), i);
        keys.Sort(order);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && keys[to].Document == keys[from].Document; to++)
            {
            }

            var best = ranked[order[from]];
            int missing = snapshot.PassagesOfDocument(best.Segment, best.Passage) - 1;
            // A document that has no further passages must not lose against one that has: they count as the one it has.
            double factor = 1, support = 0;
            for (int i = 0; i < Supporting; i++)
            {
                factor *= RankingWeights.DocumentDecay;
                support += factor * (from + 1 + i < to ? -keys[from + 1 + i].Score : i >= missing ? best.Score : 0);
            }

            double prior = PriorOf(best.Segment, best.Passage, today);
            for (int i = from; i < to; i++)
                ranked[order[i]] = ranked[order[i]] with { Score = prior * (ranked[order[i]].Score + RankingWeights.Document * support) };
        }
    }

    private double PriorOf(int segment, int passage, DateOnly today) =>
        snapshot.Catalogue.Find(snapshot.DocumentOf(segment, passage)) is { } document ? DocumentPrior.Of(document, today) : 1;

    private List<RankedPassage> Select(ReadOnlySpan<ScoredPassage> ranked, SoughtTerms terms, int top, int perDocument, bool collapse)
    {
        var chosen = new List<RankedPassage>(Math.Min(top, ranked.Length));
        var (ofDocument, matched) = (_room.ChosenOfDocument, _room.Matched);
        ofDocument.Clear();
        foreach (var passage in ranked)
        {
            ref int already = ref CollectionsMarshal.GetValueRefOrAddDefault(ofDocument, snapshot.DocumentKey(passage.Segment, passage.Passage), out _);
            if (already >= perDocument)
                continue;
            matched.Clear();
            Enter(passage.Segment, terms);
            Rerank(passage, terms, matched);
            if (collapse && SaysTheSame(chosen, passage, matched))
                continue;
            already++;
            chosen.Add(new RankedPassage(passage.Segment, passage.Passage, passage.Score, matched.ToArray()));
            if (chosen.Count == top)
                break;
        }

        return chosen;
    }

    /// <summary>Has one of those chosen nearly this text, and every word of the question that was found in it?</summary>
    private bool SaysTheSame(List<RankedPassage> chosen, ScoredPassage other, List<TermMatch> matched)
    {
        ulong fingerprint = snapshot.FingerprintOf(other.Segment, other.Passage);
        foreach (var c in chosen)
        {
            if (Fingerprint.IsSameText(snapshot.FingerprintOf(c.Segment, c.Passage), fingerprint) && HasAll(c.Matched, matched))
                return true;
        }

        return false;
    }

    private static bool HasAll(IReadOnlyList<TermMatch> known, List<TermMatch> others) => others.TrueForAll(m => known.Any(k => k.Term == m.Term));
}
