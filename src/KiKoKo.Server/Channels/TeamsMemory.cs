using System.Data.Common;
using System.Text.Json;
using System.Threading.Channels;
using Dapper;
using KiKoKo.Storage;
using KiKoKo.Teams;

namespace KiKoKo.Server.Channels;

/// <summary>What Teams must not forget when the server stops, in the database: tables <c>teams_people</c> and <c>teams_turns</c>.</summary>
/// <remarks>
/// Writes that come at the same time share one transaction: each waits for the disk, but hundreds wait together. One server
/// speaks to Teams at a time; what it finds at its start nobody else is working on.
/// </remarks>
internal sealed class TeamsMemory : ITeamsMemory, IAsyncDisposable
{
    private const int MaxBatch = 500;

    /// <summary>Who waited longer has asked again or given up; an apology would only puzzle them.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly Channel<Pending> _pending = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writing;

    public TeamsMemory(Database database, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>How people of Teams are called in this house.</summary>
    public static string IdOf(TeamsPerson person) => "entra:" + (person.EntraObjectId ?? person.Id);

    public Task AcceptAsync(string turn, TeamsAddress from, CancellationToken cancel) => EnqueueAsync(async c =>
    {
        string address = JsonSerializer.Serialize(from);
        await c.ExecuteAsync("INSERT INTO teams_turns (id, address, accepted_at) VALUES (@turn, @address, @now)", new { turn, address, now = Now });
        await MeetAsync(c, from, address);
    });

    public Task SettleAsync(string turn, CancellationToken cancel) => EnqueueAsync(c => c.ExecuteAsync("DELETE FROM teams_turns WHERE id = @turn", new { turn }));

    public Task MeetAsync(TeamsAddress address, CancellationToken cancel) => EnqueueAsync(c => MeetAsync(c, address, JsonSerializer.Serialize(address)));

    public Task ForgetAsync(string conversationId, CancellationToken cancel) =>
        EnqueueAsync(c => c.ExecuteAsync("DELETE FROM teams_people WHERE conversation = @conversationId", new { conversationId }));

    public async Task<IReadOnlyList<UnsettledTurn>> UnsettledAsync(CancellationToken cancel)
    {
        await EnqueueAsync(c => c.ExecuteAsync("DELETE FROM teams_turns WHERE accepted_at < @oldest", new { oldest = Now - (long)MaxAge.TotalSeconds }));
        var rows = await _database.ReadAsync(c => c.QueryAsync<(string Id, string Address)>("SELECT id, address FROM teams_turns ORDER BY accepted_at, id"), cancel);
        return [.. rows.Select(r => new UnsettledTurn(r.Id, Read(r.Address)))];
    }

    /// <summary>Where the person can be spoken to; null when they never wrote, or removed the bot.</summary>
    public async Task<TeamsAddress?> FindAsync(string personId, CancellationToken cancel) =>
        await _database.ReadAsync(c => c.ExecuteScalarAsync<string?>("SELECT address FROM teams_people WHERE person = @personId", new { personId }), cancel) is { } address
            ? Read(address)
            : null;

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _writing;
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private static TeamsAddress Read(string json) => JsonSerializer.Deserialize<TeamsAddress>(json)!;

    // Only where the person is alone with the bot: what concerns one is not said before others.
    private async Task MeetAsync(DbConnection c, TeamsAddress from, string address)
    {
        if (from.Conversation.Kind != ConversationKind.Personal || from.Person.Id.Length == 0)
            return;
        await c.ExecuteAsync(
            "INSERT INTO teams_people (person, conversation, address, changed_at) VALUES (@person, @conversation, @address, @now) "
            + "ON CONFLICT (person) DO UPDATE SET conversation = excluded.conversation, address = excluded.address, changed_at = excluded.changed_at",
            new { person = IdOf(from.Person), conversation = from.Conversation.Id, address, now = Now });
    }

    private Task EnqueueAsync(Func<DbConnection, Task> write)
    {
        var pending = new Pending(write, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _pending.Writer.TryWrite(pending) ? pending.Done.Task : Task.FromException(new ObjectDisposedException(nameof(TeamsMemory)));
    }

    private async Task WriteAsync()
    {
        while (await _pending.Reader.WaitToReadAsync())
        {
            List<Pending> batch = [];
            while (batch.Count < MaxBatch && _pending.Reader.TryRead(out var next))
                batch.Add(next);
            try
            {
                await _database.WriteAsync(
                    async c =>
                    {
                        foreach (var one in batch)
                            await one.Write(c);
                    },
                    CancellationToken.None);
                batch.ForEach(one => one.Done.SetResult());
            }
            catch (Exception e)
            {
                batch.ForEach(one => one.Done.SetException(e));
            }
        }
    }

    private sealed record Pending(Func<DbConnection, Task> Write, TaskCompletionSource Done);
}
