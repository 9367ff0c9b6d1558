namespace KiKoKo.Knowledge.Search.Ranking;

internal readonly record struct Candidate(float Score, int Segment, int Passage);

/// <summary>Keeps the best candidates over all segments: a heap whose root is the worst kept one. Ties go to the earlier passage.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly PriorityQueue<Candidate, (float, int, int)> _heap = new(capacity + 1);

    /// <summary>Only scores above this can still enter.</summary>
    public float Threshold { get; private set; }

    public void Offer(Candidate candidate)
    {
        _heap.Enqueue(candidate, (candidate.Score, -candidate.Segment, -candidate.Passage));
        if (_heap.Count > capacity)
            _heap.Dequeue();
        if (_heap.Count == capacity && _heap.TryPeek(out var worst, out _))
            Threshold = worst.Score;
    }

    /// <summary>Best first.</summary>
    public List<Candidate> Take() =>
        [.. _heap.UnorderedItems.Select(x => x.Element).OrderByDescending(c => c.Score).ThenBy(c => c.Segment).ThenBy(c => c.Passage)];
}
