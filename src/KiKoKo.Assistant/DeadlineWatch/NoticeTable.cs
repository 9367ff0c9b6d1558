using System.Data.Common;
using Dapper;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Notices in the database: an inbox and, for further channels, the outbox at once.</summary>
internal static class NoticeTable
{
    /// <summary>Writes a notice unless the person has one of the same occasion.</summary>
    /// <param name="occasion">What it is about; with the person it names the notice for ever, so that nothing is said twice.</param>
    /// <param name="showFrom">Not before; a moment that does not disturb the person.</param>
    public static Task<int> WriteAsync(DbConnection c, string person, NoticeKind kind, string title, string text, string? deadlineId, string occasion, DateTimeOffset now, DateTimeOffset showFrom) =>
        c.ExecuteAsync(
            "INSERT INTO notices (id, person, kind, title, text, deadline_id, occasion, created_at, show_from) VALUES (@id, @person, @kind, @title, @text, @deadlineId, @occasion, @now, @showFrom) "
            + "ON CONFLICT (person, occasion) DO NOTHING",
            new
            {
                id = Guid.CreateVersion7(now).ToString("N"),
                person,
                kind = kind.ToString(),
                title,
                text,
                deadlineId,
                occasion,
                now = Stamp.Of(now),
                showFrom = Stamp.Of(showFrom),
            });

    /// <summary>The deadline needs no more words: what is not shown yet never will be, what is unread counts as read.</summary>
    public static async Task SettleAsync(DbConnection c, string deadlineId, DateTimeOffset now)
    {
        string at = Stamp.Of(now);
        await c.ExecuteAsync("DELETE FROM notices WHERE deadline_id = @deadlineId AND kind IN ('Reminder', 'Offer') AND show_from > @at", new { deadlineId, at });
        await c.ExecuteAsync("UPDATE notices SET read_at = @at WHERE deadline_id = @deadlineId AND kind IN ('Reminder', 'Offer') AND read_at IS NULL", new { deadlineId, at });
    }
}
