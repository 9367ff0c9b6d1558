namespace KiKoKo.Teams.Turns;

/// <summary>
/// Remembers keys for a while, to answer once what the channel delivers twice. In this process only: after a restart, or
/// on another server, a repeated delivery counts as new.
/// </summary>
internal sealed class SeenOnce(TimeProvider time, TimeSpan window, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset At)> _order = new();

    /// <summary>True for the first one who asks about this key within the window.</summary>
    public bool TryClaim(string key)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (now - oldest.At >= window || _order.Count >= capacity))
            {
                _order.Dequeue();
                if (_seen.TryGetValue(oldest.Key, out var at) && at == oldest.At)
                    _seen.Remove(oldest.Key);
            }

            if (!_seen.TryAdd(key, now))
                return false;
            _order.Enqueue((key, now));
            return true;
        }
    }

    /// <summary>Makes the key new again.</summary>
    public void Forget(string key)
    {
        lock (_gate)
            _seen.Remove(key);
    }
}
