namespace KiKoKo.Teams.Turns;

/// <summary>Where the host keeps nothing.</summary>
internal sealed class NoMemory : ITeamsMemory
{
    public Task AcceptAsync(string turn, TeamsAddress from, CancellationToken cancel) => Task.CompletedTask;

    public Task SettleAsync(string turn, CancellationToken cancel) => Task.CompletedTask;

    public Task<IReadOnlyList<UnsettledTurn>> UnsettledAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<UnsettledTurn>>([]);

    public Task MeetAsync(TeamsAddress address, CancellationToken cancel) => Task.CompletedTask;

    public Task ForgetAsync(string conversationId, CancellationToken cancel) => Task.CompletedTask;
}
