using Dapper;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>What was said to each person. Nobody sees another's.</summary>
public sealed class NoticeInbox(Database database, TimeProvider time)
{
    /// <summary>The newest notices of a person, newest first.</summary>
    public Task<IReadOnlyList<Notice>> ListAsync(string person, int count, CancellationToken cancel) =>
        database.ReadAsync(
            async c =>
            {
                var rows = await c.QueryAsync<(string Id, string Kind, string Title, string Text, string? Deadline, string From, string? Read)>(
                    "SELECT id, kind, title, text, deadline_id, show_from, read_at FROM notices WHERE person = @person AND show_from <= @now ORDER BY show_from DESC, id DESC LIMIT @count",
                    new { person, now = Stamp.Of(time.GetUtcNow()), count });
                return (IReadOnlyList<Notice>)[.. rows.Select(r => new Notice(r.Id, Enum.Parse<NoticeKind>(r.Kind), r.Title, r.Text, r.Deadline, Stamp.Moment(r.From), r.Read is not null))];
            },
            cancel);

    /// <summary>How many a person has not read.</summary>
    public Task<int> CountUnreadAsync(string person, CancellationToken cancel) =>
        database.ReadAsync(
            async c => (int)await c.ExecuteScalarAsync<long>(
                "SELECT COUNT(*) FROM notices WHERE person = @person AND read_at IS NULL AND show_from <= @now", new { person, now = Stamp.Of(time.GetUtcNow()) }),
            cancel);

    /// <summary>Marks one as read, or all that the person can see.</summary>
    /// <param name="id">Null: all.</param>
    public Task MarkReadAsync(string person, string? id, CancellationToken cancel) =>
        database.WriteAsync(
            c => c.ExecuteAsync(
                "UPDATE notices SET read_at = @now WHERE person = @person AND read_at IS NULL AND show_from <= @now AND (@id IS NULL OR id = @id)",
                new { person, id, now = Stamp.Of(time.GetUtcNow()) }),
            cancel);
}
