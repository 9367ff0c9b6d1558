namespace KiKoKo.Knowledge.Search.Ranking;

internal readonly record struct Candidate(float Score, int Segment, int Passage)
{
    /// <summary>Ties go to the earlier passage.</summary>
    public bool IsBetterThan(in Candidate other) =>
        Score != other.Score ? Score > other.Score : Segment != other.Segment ? Segment < other.Segment : Passage < other.Passage;
}

/// <summary>Keeps the best candidates over all segments: a heap whose root is the worst kept one. Candidates come in the order of segments and passages.</summary>
/// <param name="other">Keeps the best of other segments at the same time, perhaps on another thread; in the end both are needed together.</param>
internal sealed class TopCandidates(int capacity, TopCandidates? other = null)
{
    private Candidate[] _heap = new Candidate[capacity];
    private int _capacity = capacity;
    private TopCandidates? _other = other;
    private int _count;
    private volatile float _threshold;

    /// <summary>Only scores above this can still enter. Never falls.</summary>
    /// <remarks>What is as good as the other's last may still come before it, being of an earlier segment.</remarks>
    public float Threshold => _other is not { } other ? _threshold : Math.Max(_threshold, MathF.BitDecrement(other._threshold));

    public int Count => _count;

    /// <summary>As if new, in the same memory.</summary>
    public TopCandidates Restart(int capacity, TopCandidates? other = null)
    {
        if (_heap.Length < capacity)
            _heap = new Candidate[capacity];
        (_capacity, _other, _count, _threshold) = (capacity, other, 0, 0);
        return this;
    }

    public void Offer(in Candidate candidate)
    {
        if (_count < _capacity)
            Raise(_count++, candidate);
        else if (candidate.IsBetterThan(_heap[0]))
            Sink(candidate);
        if (_count == _capacity)
            _threshold = _heap[0].Score;
    }

    /// <summary>Best first. Leaves nothing behind.</summary>
    public Candidate[] Take()
    {
        var best = new Candidate[_count];
        Take(best);
        return best;
    }

    /// <summary>Best first, <see cref="Count"/> of them. Leaves nothing behind.</summary>
    public void Take(Span<Candidate> best)
    {
        while (_count > 0)
        {
            best[_count - 1] = _heap[0];
            if (--_count > 0)
                Sink(_heap[_count]);
        }
    }

    private void Raise(int at, in Candidate candidate)
    {
        while (at > 0 && _heap[(at - 1) / 2].IsBetterThan(candidate))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = candidate;
    }

    /// <summary>Puts a candidate in place of the root.</summary>
    private void Sink(Candidate candidate)
    {
        int at = 0;
        for (int child = 1; child < _count; child = 2 * at + 1)
        {
            if (child + 1 < _count && _heap[child].IsBetterThan(_heap[child + 1]))
                child++;
            if (!candidate.IsBetterThan(_heap[child]))
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = candidate;
    }
}
