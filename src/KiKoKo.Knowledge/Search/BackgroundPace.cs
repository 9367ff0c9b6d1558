namespace KiKoKo.Knowledge.Search;

/// <summary>
/// Slows down long work beside searches. While searches wait for a core it rests as long as it works, so that they get most of the
/// cores and the work still comes to an end.
/// </summary>
/// <remarks>
/// Not by the priority of its thread: the garbage collector runs on the thread that happens to allocate, while all others stand
/// still, and must not be the one that other programs are preferred to.
/// </remarks>
internal sealed class BackgroundPace(SearchGate gate, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(5);

    private long _since = time.GetTimestamp();

    /// <summary>To be called again and again, after steps that take less than a millisecond.</summary>
    public void Step()
    {
        var worked = time.GetElapsedTime(_since);
        if (worked < Least)
            return;
        if (gate.Waiting > 0)
            Thread.Sleep(worked < Most ? worked : Most);
        _since = time.GetTimestamp();
    }
}
