using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>
/// A person's deadlines as a calendar to subscribe to. Whoever has the address can read it, so it holds a secret that nobody can guess; the database keeps
/// its hash only, and the person can replace or revoke it.
/// </summary>
public sealed class CalendarFeed(Database database, DeadlineBook book, WatchOptions options, TimeProvider time)
{
    private const int TokenBytes = 32;

    /// <summary>Characters of a token.</summary>
    public const int TokenLength = 43;

    /// <summary>Makes an address. One made earlier does not open any more. Shown once: it cannot be read back.</summary>
    /// <returns>The token, <see cref="TokenLength"/> characters of A–Z a–z 0–9 - _.</returns>
    public async Task<string> RenewAsync(string person, CancellationToken cancel)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await database.WriteAsync(
            async c =>
            {
                await c.ExecuteAsync("DELETE FROM watch_feeds WHERE person = @person", new { person });
                await c.ExecuteAsync("INSERT INTO watch_feeds (token_hash, person, created_at) VALUES (@hash, @person, @now)", new { hash = Hash(token), person, now = Stamp.Of(time.GetUtcNow()) });
            },
            cancel);
        return token;
    }

    /// <summary>The address does not open any more.</summary>
    public Task RevokeAsync(string person, CancellationToken cancel) =>
        database.WriteAsync(c => c.ExecuteAsync("DELETE FROM watch_feeds WHERE person = @person", new { person }), cancel);

    /// <summary>Since when the person has an address; null when they have none.</summary>
    public async Task<DateTimeOffset?> SinceAsync(string person, CancellationToken cancel) =>
        await database.ReadAsync(c => c.ExecuteScalarAsync<string?>("SELECT created_at FROM watch_feeds WHERE person = @person", new { person }), cancel) is { } at ? Stamp.Moment(at) : null;

    /// <summary>The calendar behind a token: that person's open deadlines. Null: nobody has it.</summary>
    public async Task<string?> OpenAsync(string token, CancellationToken cancel)
    {
        if (token.Length != TokenLength)
            return null;
        string? person = await database.ReadAsync(c => c.ExecuteScalarAsync<string?>("SELECT person FROM watch_feeds WHERE token_hash = @hash", new { hash = Hash(token) }), cancel);
        if (person is null)
            return null;
        var open = (await book.ListAsync(person, withDone: false, cancel)).Where(d => d.Offer is null or { IsMine: true });
        var settings = await book.ReadSettingsAsync(person, cancel);
        return CalendarFile.Write(open, settings, options, time.GetUtcNow());
    }

    // A token has 256 random bits: a plain hash cannot be turned back, and comparing by look-up tells nothing.
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
