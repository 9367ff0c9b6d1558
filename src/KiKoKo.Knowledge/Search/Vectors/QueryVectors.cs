using System.Collections.Concurrent;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>How often questions got their vector, since the start.</summary>
/// <param name="Embedded">By the endpoint.</param>
/// <param name="Cached">From memory.</param>
/// <param name="TimedOut">Not within the time-out.</param>
/// <param name="Failed">The endpoint failed or answered nonsense.</param>
/// <param name="Skipped">Not asked for, because the endpoint failed shortly before.</param>
public sealed record QueryCounts(long Embedded, long Cached, long TimedOut, long Failed, long Skipped);

/// <summary>Vectors of questions: fast or not at all.</summary>
internal sealed class QueryVectors(EmbeddingModel model, EmbeddingOptions options, TimeProvider time)
{
    private const int CacheSize = 256;

    private readonly CircuitBreaker _breaker = new(3, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), time);

    // Two generations make a small cache of the recently used. By hash: what people asked is not kept.
    private ConcurrentDictionary<TextHash, float[]> _young = [];
    private ConcurrentDictionary<TextHash, float[]> _old = [];
    private volatile string? _problem;
    private long _embedded, _cached, _timedOut, _failed, _skipped;

    public QueryCounts Counts => new(
        Interlocked.Read(ref _embedded), Interlocked.Read(ref _cached), Interlocked.Read(ref _timedOut), Interlocked.Read(ref _failed), Interlocked.Read(ref _skipped));

    /// <summary>Why the last question had to do without; null when it had not.</summary>
    public string? Problem => _problem;

    /// <returns>A unit vector; null when there is none within <see cref="EmbeddingOptions.QueryTimeout"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing else is ever thrown.</exception>
    public async Task<float[]?> FindAsync(string query, CancellationToken cancel)
    {
        string text = EmbeddedText.Cut(options.QueryPrefix + query.Trim());
        var hash = TextHash.Of(text);
        if (Cached(hash) is { } known)
        {
            Interlocked.Increment(ref _cached);
            return known;
        }

        if (!_breaker.TryEnter())
        {
            Interlocked.Increment(ref _skipped);
            return null;
        }

        switch (await AskAsync(text, cancel))
        {
            case { Vector: { } vector }:
                Interlocked.Increment(ref _embedded);
                Keep(hash, vector);
                return vector;
            case { InTime: false }:
                Interlocked.Increment(ref _timedOut);
                return null;
            default:
                Interlocked.Increment(ref _failed);
                return null;
        }
    }

    /// <summary>After a failure: finds out, at the pace of the circuit breaker, whether it is over, so that no question need try.</summary>
    public async Task RetryAsync(string text, CancellationToken cancel)
    {
        if (_problem is not null && _breaker.TryEnter())
            await AskAsync(text, cancel);
    }

    private async Task<(float[]? Vector, bool InTime)> AskAsync(string text, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.QueryTimeout);
        try
        {
            // On the pool, and not waited for beyond the time-out: an implementation that blocks or overhears its token delays nobody.
            var asked = Task.Run(() => model.EmbedAsync([text], limit.Token), limit.Token);
            _ = asked.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            float[] vector = (await asked.WaitAsync(limit.Token))[0];
            _breaker.Succeeded();
            _problem = null;
            return (vector, true);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            _breaker.Abandoned();
            throw;
        }
        catch (OperationCanceledException)
        {
            _problem = $"Der Einbettungsdienst antwortet nicht innerhalb von {options.QueryTimeout.TotalMilliseconds:F0} ms.";
            _breaker.Failed(null);
            return (null, false);
        }
        catch (EmbeddingException e)
        {
            // That it does not take this question says that it works.
            if (e.InputRefused)
                _breaker.Succeeded();
            else
                _breaker.Failed(e.RetryAfter);
            _problem = e.Message;
            return (null, true);
        }
    }

    private float[]? Cached(TextHash hash)
    {
        if (_young.TryGetValue(hash, out float[]? vector))
            return vector;
        if (!_old.TryGetValue(hash, out vector))
            return null;
        Keep(hash, vector);
        return vector;
    }

    private void Keep(TextHash hash, float[] vector)
    {
        if (_young.Count >= CacheSize / 2)
            (_old, _young) = (_young, []);
        _young[hash] = vector;
    }
}
