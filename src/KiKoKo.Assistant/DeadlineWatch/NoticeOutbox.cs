using Dapper;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Passes unread notices on to the further channels: each notice once per channel, in the order in which they were made.</summary>
/// <remarks>
/// The notices are the outbox. Sending is no part of a transaction, so a server that dies between sending and noting it sends once more under the same
/// <see cref="Notice.Id"/>.
/// </remarks>
public sealed class NoticeOutbox(Database database, IEnumerable<INoticeChannel> channels, WatchOptions options, TimeProvider time)
{
    private const int Batch = 50;
    private const int MaxAttempts = 10;

    /// <summary>What is older came before the channel, or the channel was out of order too long.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    private readonly List<INoticeChannel> _channels = [.. channels];

    /// <summary>Sends what is waiting.</summary>
    /// <returns>How many were sent, and how many attempts failed.</returns>
    internal async Task<(int Sent, int Failed)> SendAsync(CancellationToken cancel)
    {
        var (sent, failed) = (0, 0);
        foreach (var channel in _channels)
        {
            foreach (var (claim, person, notice) in await ClaimAsync(channel.Name, cancel))
            {
                bool ok = await TryAsync(channel, person, notice, cancel);
                await NoteAsync(channel.Name, claim, notice.Id, ok, cancel);
                (sent, failed) = ok ? (sent + 1, failed) : (sent, failed + 1);
            }
        }

        return (sent, failed);
    }

    internal async Task<IReadOnlyList<(string Claim, string Person, Notice Notice)>> ClaimAsync(string channel, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var at = new { channel, now = Stamp.Of(now), oldest = Stamp.Of(now - MaxAge), until = Stamp.Of(now + options.ClaimTime), id = Guid.NewGuid().ToString("N"), attempts = MaxAttempts };
        const string Waiting =
            "FROM notices n LEFT JOIN notice_deliveries d ON d.notice_id = n.id AND d.channel = @channel "
            + "WHERE n.read_at IS NULL AND n.show_from <= @now AND n.show_from >= @oldest AND d.sent_at IS NULL AND (d.claimed_until IS NULL OR d.claimed_until <= @now) "
            + "AND COALESCE(d.attempts, 0) < @attempts";
        if (await database.ReadAsync(c => c.ExecuteScalarAsync<string?>($"SELECT n.id {Waiting} LIMIT 1", at), cancel) is null)
            return [];
        return await database.WriteAsync(
            async c =>
            {
                // The attempt is counted when it is claimed: a notice on which a server dies does not kill the others for ever.
                await c.ExecuteAsync(
                    "INSERT INTO notice_deliveries (notice_id, channel, attempts, claimed_by, claimed_until) "
                    + $"SELECT n.id, @channel, 1, @id, @until {Waiting} ORDER BY n.id LIMIT {Batch} "
                    + "ON CONFLICT (notice_id, channel) DO UPDATE SET attempts = notice_deliveries.attempts + 1, claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until",
                    at);
                var rows = await c.QueryAsync<(string Id, string Person, string Kind, string Title, string Text, string? Deadline, string From)>(
                    "SELECT n.id, n.person, n.kind, n.title, n.text, n.deadline_id, n.show_from FROM notices n JOIN notice_deliveries d ON d.notice_id = n.id "
                    + "WHERE d.channel = @channel AND d.claimed_by = @id AND d.sent_at IS NULL ORDER BY n.id",
                    at);
                return (IReadOnlyList<(string, string, Notice)>)
                    [.. rows.Select(r => (at.id, r.Person, new Notice(r.Id, Enum.Parse<NoticeKind>(r.Kind), r.Title, r.Text, r.Deadline, Stamp.Moment(r.From), IsRead: false)))];
            },
            cancel);
    }

    private static async Task<bool> TryAsync(INoticeChannel channel, string person, Notice notice, CancellationToken cancel)
    {
        try
        {
            await channel.SendAsync(person, notice, cancel);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a channel throws: the other notices go on, this one is tried again when its claim runs out.
            return false;
        }
    }

    private Task NoteAsync(string channel, string claim, string notice, bool ok, CancellationToken cancel) =>
        ok
            ? database.WriteAsync(
                c => c.ExecuteAsync(
                    "UPDATE notice_deliveries SET sent_at = @now, claimed_by = NULL, claimed_until = NULL WHERE notice_id = @notice AND channel = @channel AND claimed_by = @claim",
                    new { now = Stamp.Of(time.GetUtcNow()), notice, channel, claim }),
                cancel)
            : Task.CompletedTask;
}
