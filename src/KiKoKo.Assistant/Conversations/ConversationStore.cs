using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using KiKoKo.Assistant.DeadlineQuestions;
using KiKoKo.Storage;

namespace KiKoKo.Assistant.Conversations;

/// <summary>The open deadline question of a conversation, per person. Holds structured facts, never what somebody wrote.</summary>
internal sealed class ConversationStore(Database database, AssistantOptions options, TimeProvider time)
{
    private TimeSpan Keep => TimeSpan.FromDays(options.KeepConversationsDays);

    /// <summary>Null when nothing is open, the time to keep it is over, or another version of the program wrote it.</summary>
    public async Task<OpenQuestion?> FindAsync(Turn turn, CancellationToken cancel)
    {
        if (KeyOf(turn) is not { } id)
            return null;
        long oldest = Oldest();
        string? state = await database.ReadAsync(
            c => c.QuerySingleOrDefaultAsync<string?>("SELECT state FROM conversations WHERE id = @id AND changed_at >= @oldest", new { id, oldest }), cancel);
        if (state is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<OpenQuestion>(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the question; without a conversation there is nothing to come back to.</summary>
    public async Task SaveAsync(Turn turn, OpenQuestion question, CancellationToken cancel)
    {
        if (KeyOf(turn) is not { } id)
            return;
        var row = new { id, state = JsonSerializer.Serialize(question), now = time.GetUtcNow().ToUnixTimeSeconds(), oldest = Oldest() };
        await database.WriteAsync(
            async c =>
            {
                await DeleteOldAsync(c, row.oldest);
                await c.ExecuteAsync("INSERT INTO conversations (id, state, changed_at) VALUES (@id, @state, @now) ON CONFLICT (id) DO UPDATE SET state = @state, changed_at = @now", row);
            },
            cancel);
    }

    public async Task EndAsync(Turn turn, CancellationToken cancel)
    {
        if (KeyOf(turn) is { } id)
            await database.WriteAsync(c => c.ExecuteAsync("DELETE FROM conversations WHERE id = @id", new { id }), cancel);
    }

    /// <summary>Deletes what is older than <see cref="AssistantOptions.KeepConversationsDays"/>.</summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteOldAsync(CancellationToken cancel)
    {
        long oldest = Oldest();
        return database.WriteAsync(c => DeleteOldAsync(c, oldest), cancel);
    }

    private static Task<int> DeleteOldAsync(DbConnection connection, long oldest) =>
        connection.ExecuteAsync("DELETE FROM conversations WHERE changed_at < @oldest", new { oldest });

    private long Oldest() => (time.GetUtcNow() - Keep).ToUnixTimeSeconds();

    private static string? KeyOf(Turn turn) => turn.ConversationId is { Length: > 0 } conversation
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.Channel}\0{conversation}\0{turn.Person.Id}")))
        : null;
}
