using System.Numerics;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// Finds the best passages of a segment. MaxScore in windows of 4,096 passages: terms that together cannot lift a passage
/// over the threshold are not walked but only looked up for passages that other terms have found.
/// </summary>
internal sealed class SegmentSearcher
{
    private const int Window = 4096;

    [ThreadStatic]
    private static SegmentSearcher? t_instance;

    private readonly float[] _scores = new float[Window];
    private readonly ulong[] _marks = new ulong[Window / 64];
    private readonly List<PostingsCursor> _pool = [];
    private readonly List<PostingsCursor> _cursors = [];
    private float[] _cumulated = [];

    /// <summary>The buffers of this thread.</summary>
    public static SegmentSearcher Instance => t_instance ??= new SegmentSearcher();

    /// <param name="terms">Terms of this segment with their weights (times idf).</param>
    /// <param name="visible">One bit per passage; passages without it do not exist for this search.</param>
    /// <param name="norms">See <see cref="Bm25.Norms"/>.</param>
    public void Search(Segment segment, int segmentNumber, IReadOnlyList<(int Term, float Weight)> terms, ulong[] visible, float[] norms, TopCandidates top)
    {
        _cursors.Clear();
        foreach (var (term, weight) in terms)
        {
            if (_cursors.Count == _pool.Count)
                _pool.Add(new PostingsCursor());
            var cursor = _pool[_cursors.Count];
            cursor.Start(segment, term, weight);
            _cursors.Add(cursor);
        }

        if (_cumulated.Length <= _cursors.Count)
            _cumulated = new float[_cursors.Count + 8];
        for (int from = 0; from < segment.PassageCount; from += Window)
            SearchWindow(from, Math.Min(from + Window, segment.PassageCount), segmentNumber, visible, norms, top);
    }

    private void SearchWindow(int from, int to, int segmentNumber, ulong[] visible, float[] norms, TopCandidates top)
    {
        float total = 0;
        foreach (var cursor in _cursors)
        {
            cursor.EnterWindow(from, to, norms);
            total += cursor.Bound;
        }

        if (total <= top.Threshold)
            return;

        // Ascending bounds; the first few, whose bounds together stay under the threshold, are optional.
        _cursors.Sort(static (a, b) => a.Bound.CompareTo(b.Bound));
        int optional = 0;
        _cumulated[0] = 0;
        while (optional < _cursors.Count && _cumulated[optional] + _cursors[optional].Bound <= top.Threshold)
        {
            _cumulated[optional + 1] = _cumulated[optional] + _cursors[optional].Bound;
            optional++;
        }

        for (int t = _cursors.Count - 1; t >= optional; t--)
        {
            if (_cursors[t].Bound > 0)
                _cursors[t].Accumulate(from, to, _scores, _marks, norms);
        }

        for (int w = 0; w < (to - from + 63) >> 6; w++)
        {
            ulong marked = _marks[w];
            if (marked == 0)
                continue;
            _marks[w] = 0;
            ulong seen = visible[(from >> 6) + w];
            for (; marked != 0; marked &= marked - 1)
            {
                int r = (w << 6) + BitOperations.TrailingZeroCount(marked);
                float score = _scores[r];
                _scores[r] = 0;
                if ((seen >> (r & 63) & 1) == 0)
                    continue;
                for (int t = optional - 1; t >= 0 && score + _cumulated[t + 1] > top.Threshold; t--)
                    score += _cursors[t].Probe(from + r, norms);
                if (score > top.Threshold)
                    top.Offer(new Candidate(score, segmentNumber, from + r));
            }
        }
    }
}
