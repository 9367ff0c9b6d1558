using System.Collections.Concurrent;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>A memory that outlives the bot.</summary>
internal sealed class TestMemory : ITeamsMemory
{
    public ConcurrentDictionary<string, TeamsAddress> Turns { get; } = [];

    public ConcurrentDictionary<string, TeamsAddress> Met { get; } = [];

    public bool IsDown { get; set; }

    public Task AcceptAsync(string turn, TeamsAddress from, CancellationToken cancel) => Do(() => Turns[turn] = from);

    public Task SettleAsync(string turn, CancellationToken cancel) => Do(() => Turns.TryRemove(turn, out _));

    public Task<IReadOnlyList<UnsettledTurn>> UnsettledAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<UnsettledTurn>>([.. Turns.Select(t => new UnsettledTurn(t.Key, t.Value))]);

    public Task MeetAsync(TeamsAddress address, CancellationToken cancel) => Do(() => Met[address.Conversation.Id] = address);

    public Task ForgetAsync(string conversationId, CancellationToken cancel) => Do(() => Met.TryRemove(conversationId, out _));

    private Task Do(Action action)
    {
        if (IsDown)
            return Task.FromException(new IOException("down"));
        action();
        return Task.CompletedTask;
    }
}
