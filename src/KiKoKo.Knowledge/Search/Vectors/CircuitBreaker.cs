namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>
/// Keeps away from an endpoint that fails: after some failures in a row nobody calls for a while, which doubles from failure to
/// failure; then one caller tries. An endpoint that says how long it wants to be left alone is left alone so long.
/// </summary>
/// <remarks>Not Polly's: its break cannot depend on what the endpoint asked for, and a caller that waits cannot follow the index meanwhile.</remarks>
/// <param name="threshold">Failures in a row until it opens.</param>
/// <param name="first">The first pause; up to half as much again is added at random, so that several servers do not come back together.</param>
/// <param name="longest">The longest pause of our own.</param>
internal sealed class CircuitBreaker(int threshold, TimeSpan first, TimeSpan longest, TimeProvider time)
{
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private int _failures;
    private long _since;
    private TimeSpan _pause;
    private bool _trying;

    /// <summary>May the endpoint be called now? Who got true reports how it went, whatever happens.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_pause > TimeSpan.Zero && time.GetElapsedTime(_since) < _pause)
                return false;
            if (_failures < threshold)
                return true;
            if (_trying)
                return false;
            return _trying = true;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
            (_failures, _pause, _trying) = (0, TimeSpan.Zero, false);
    }

    public void Failed(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            _failures++;
            _trying = false;
            _since = time.GetTimestamp();
            _pause = _failures < threshold ? TimeSpan.Zero : Pause(_failures - threshold);
            if (retryAfter is { } asked && asked > _pause)
                _pause = asked < LongestAsked ? asked : LongestAsked;
        }
    }

    /// <summary>The caller gave up for reasons of its own: says nothing about the endpoint.</summary>
    public void Abandoned()
    {
        lock (_gate)
            _trying = false;
    }

    private TimeSpan Pause(int repeated)
    {
        var pause = first * Math.Pow(2, Math.Min(repeated, 30));
#pragma warning disable CA5394 // Spreads load; nothing secret depends on it.
        pause += pause * 0.5 * Random.Shared.NextDouble();
#pragma warning restore CA5394
        return pause < longest ? pause : longest;
    }
}
