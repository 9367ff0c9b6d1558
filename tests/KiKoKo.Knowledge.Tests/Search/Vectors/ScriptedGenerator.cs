using KiKoKo.Knowledge.Search.Vectors;
using Microsoft.Extensions.AI;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

/// <summary>A scripted embedding generator: bag-of-stems vectors, or whatever <see cref="Script"/> makes of a request. Remembers what it was sent.</summary>
internal sealed class ScriptedGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Lock _gate = new();
    private readonly List<string> _seen = [];

    /// <summary>Replaces the answer; null: well-behaved.</summary>
    public Func<string[], CancellationToken, Task<float[][]>>? Script { get; set; }

    public int Dimensions { get; set; } = 64;

    public int Requests { get; private set; }

    /// <summary>Every text that it was asked to embed.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_gate)
                return [.. _seen];
        }
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        lock (_gate)
        {
            Requests++;
            _seen.AddRange(texts);
        }

        float[][] vectors = Script is { } script ? await script(texts, cancellationToken) : Good(texts);
        return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(v => new Embedding<float>(v)));
    }

    public float[][] Good(string[] texts) => [.. texts.Select(t => BagOfStems.Of(t, Dimensions))];

    public void Forget()
    {
        lock (_gate)
            _seen.Clear();
    }

    public void Fail(string message = "aus", TimeSpan? retryAfter = null) => Script = (_, _) => throw new EmbeddingException(message) { RetryAfter = retryAfter };

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

/// <summary>A clock that goes only when it is told to. Timers run in real time.</summary>
internal sealed class SteppedTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());
}
