using System.Collections.Frozen;
using System.Text.Json;
using KiKoKo.Teams.Activities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Authentication;

/// <summary>
/// The channel's signing keys, cached. They are fetched anew after a day, and at most once an hour for a key id that is
/// not among them: a stranger's made-up ids must not make us a burden to the key server.
/// </summary>
internal sealed class SigningKeys(
    IHttpClientFactory http,
    IOptions<TeamsOptions> options,
    TimeProvider time,
    ILogger<SigningKeys> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan UnknownKeyPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(30);

    // Keys older than this are not trusted any more when the key server stays silent.
    private static readonly TimeSpan Usable = TimeSpan.FromDays(5);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Snapshot _current = new(FrozenDictionary<string, SigningKey>.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>The key with this id, or null when the channel does not know it or cannot be asked.</summary>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        var known = _current;
        if (!IsDue(known, keyId))
            return known.Find(keyId, time.GetUtcNow() - Usable);

        await _fetching.WaitAsync(cancel);
        try
        {
            if (IsDue(_current, keyId))
                await RefreshAsync();
        }
        finally
        {
            _fetching.Release();
        }

        return _current.Find(keyId, time.GetUtcNow() - Usable);
    }

    public void Dispose() => _fetching.Dispose();

    private bool IsDue(Snapshot snapshot, string keyId)
    {
        var now = time.GetUtcNow();
        return now - snapshot.FetchedAt >= Fresh
            ? now - snapshot.TriedAt >= FailurePause
            : now - snapshot.TriedAt >= UnknownKeyPause && !snapshot.Keys.ContainsKey(keyId);
    }

    // Not bound to the request that happens to need the keys: others wait for them as well. The client has a time limit.
    private async Task RefreshAsync()
    {
        var now = time.GetUtcNow();
        try
        {
            var keys = await FetchAsync();
            _current = new Snapshot(keys, now, now);
            logger.KeysFetched(keys.Count);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or OperationCanceledException)
        {
            _current = _current with { TriedAt = now };
            logger.KeysUnavailable(options.Value.OpenIdMetadata, e);
        }
    }

    private async Task<FrozenDictionary<string, SigningKey>> FetchAsync()
    {
        var client = http.CreateClient(TeamsHttp.Keys);
        using var metadata = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(options.Value.OpenIdMetadata)));
        string? address = metadata.RootElement.TextOf("jwks_uri");
        if (!TeamsOptions.IsSafeAddress(address))
            throw new JsonException("The metadata has no jwks_uri that can be trusted.");
        return KeySet.Read(await client.GetByteArrayAsync(new Uri(address!)));
    }

    /// <param name="FetchedAt">When these keys came.</param>
    /// <param name="TriedAt">When they were last asked for; later than <paramref name="FetchedAt"/> after a failure.</param>
    private sealed record Snapshot(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset FetchedAt, DateTimeOffset TriedAt)
    {
        public SigningKey? Find(string keyId, DateTimeOffset oldest) => FetchedAt >= oldest ? Keys.GetValueOrDefault(keyId) : null;
    }
}
