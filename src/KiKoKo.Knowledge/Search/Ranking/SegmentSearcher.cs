using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// Finds the best passages of a segment. MaxScore in windows of 4,096 passages: terms that together cannot lift a passage
/// over the threshold are not walked but only looked up for passages that other terms have found.
/// </summary>
internal sealed unsafe class SegmentSearcher
{
    private const int Window = 4096;
    private const int Group = 64;

    /// <summary>Looking a term up in one passage costs about as much as walking so many of its postings.</summary>
    private const int ProbeCost = 16;

    [ThreadStatic]
    private static SegmentSearcher? t_instance;

    // Zeros between windows.
    private readonly float[] _scoresHeld = GC.AllocateArray<float>(Window, pinned: true);
    private readonly float* _scores;
    private ScoringCursor[] _cursors = [];
    private float[] _cumulated = [];
    private int _count;

    private SegmentSearcher() => _scores = (float*)Unsafe.AsPointer(ref _scoresHeld[0]);

    /// <summary>The buffers of this thread.</summary>
    public static SegmentSearcher Instance => t_instance ??= new SegmentSearcher();

    /// <param name="terms">Terms of this segment with their weights (times idf), all of which occur in it.</param>
    /// <param name="visible">One bit per passage; passages without it do not exist for this search.</param>
    /// <param name="norms">See <see cref="Bm25.Norms"/>.</param>
    public void Search(Segment segment, int segmentNumber, ReadOnlySpan<(TermPostings Term, float Weight)> terms, ulong[] visible, float[] norms, TopCandidates top)
    {
        fixed (float* pinned = norms)
        {
            Start(segment, terms, pinned, segment.ImpactScale(norms));
            for (int from = 0; from < segment.PassageCount; from += Window)
            {
                int to = Math.Min(from + Window, segment.PassageCount);
                var seen = visible.AsSpan(from / Group, (to - from + Group - 1) / Group);
                if (seen.ContainsAnyExcept(0UL))
                    SearchWindow(from, to, segmentNumber, seen, top);
            }
        }
    }

    private void Start(Segment segment, ReadOnlySpan<(TermPostings Term, float Weight)> terms, float* norms, float scale)
    {
        if (_cursors.Length < terms.Length)
            (_cursors, _cumulated) = (new ScoringCursor[terms.Length], new float[terms.Length + 1]);
        _count = terms.Length;
        for (int i = 0; i < terms.Length; i++)
        {
            _cursors[i] = CursorPool.Instance[i];
            _cursors[i].Start(segment, terms[i].Term, terms[i].Weight, norms, scale);
        }
    }

    private void SearchWindow(int from, int to, int segmentNumber, ReadOnlySpan<ulong> visible, TopCandidates top)
    {
        float total = 0;
        for (int t = 0; t < _count; t++)
        {
            _cursors[t].EnterWindow(from, to);
            total += _cursors[t].Bound;
        }

        if (total <= top.Threshold)
            return;
        int optional = Order(top.Threshold), postings = 0;
        for (int t = optional; t < _count; t++)
            postings += _cursors[t].Expected;
        if (postings > ProbeCost * (_count - optional) * Count(visible))
        {
            // Few may be seen: rather look each of them up than walk what nobody may see.
            for (int w = 0; w < visible.Length; w++)
                Offer(from + w * Group, visible[w], _count, null, segmentNumber, top);
            return;
        }

        ulong touched = 0;
        for (int t = _count - 1; t >= optional; t--)
        {
            if (_cursors[t].Bound > 0)
                touched |= _cursors[t].Accumulate(from, to, _scores);
        }

        for (; touched != 0; touched &= touched - 1)
        {
            int w = BitOperations.TrailingZeroCount(touched);
            float* scores = _scores + w * Group;
            // What the optional terms can add at most is missing from the limit; one step down for the rounding of the difference.
            float limit = optional == 0 ? top.Threshold : Math.Max(0, MathF.BitDecrement(top.Threshold - _cumulated[optional]));
            Offer(from + w * Group, Above(scores, limit) & visible[w], optional, scores, segmentNumber, top);
            new Span<float>(scores, Group).Clear();
        }
    }

    /// <summary>Sorts the terms by ascending bounds; the first few, whose bounds together stay under the threshold, are optional.</summary>
    private int Order(float threshold)
    {
        for (int i = 1; i < _count; i++)
        {
            var cursor = _cursors[i];
            int at = i;
            for (; at > 0 && _cursors[at - 1].Bound > cursor.Bound; at--)
                _cursors[at] = _cursors[at - 1];
            _cursors[at] = cursor;
        }

        int optional = 0;
        float sum = 0;
        for (int t = 0; t < _count; t++)
        {
            sum += _cursors[t].Bound;
            _cumulated[t + 1] = sum;
            if (sum <= threshold)
                optional = t + 1;
        }

        return optional;
    }

    /// <summary>Completes the scores of the marked passages by the first <paramref name="missing"/> terms and offers them.</summary>
    /// <param name="scores">What the other terms gave; null: nothing.</param>
    private void Offer(int from, ulong marked, int missing, float* scores, int segmentNumber, TopCandidates top)
    {
        for (; marked != 0; marked &= marked - 1)
        {
            int r = BitOperations.TrailingZeroCount(marked);
            float score = scores is null ? 0 : scores[r];
            for (int t = missing - 1; t >= 0 && score + _cumulated[t + 1] > top.Threshold; t--)
                score += _cursors[t].Probe(from + r);
            if (score > top.Threshold)
                top.Offer(new Candidate(score, segmentNumber, from + r));
        }
    }

    private static ulong Above(float* scores, float limit)
    {
        var least = Vector256.Create(limit);
        ulong marks = 0;
        for (int i = 0; i < Group; i += 8)
            marks |= (ulong)Vector256.GreaterThan(Vector256.Load(scores + i), least).ExtractMostSignificantBits() << i;
        return marks;
    }

    private static int Count(ReadOnlySpan<ulong> bits)
    {
        int count = 0;
        foreach (ulong word in bits)
            count += BitOperations.PopCount(word);
        return count;
    }
}
