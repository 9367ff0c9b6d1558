using KiKoKo.Teams.Connector;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Teams.Turns;

/// <summary>Keeps the host's memory up to date. A memory that fails is written to the log and stops nobody's turn.</summary>
internal sealed class TurnRecord(ITeamsMemory memory, ILogger<TurnRecord> logger)
{
    // A memory that hangs must not hold up the channel.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<string> AcceptAsync(Exchange exchange)
    {
        string turn = Guid.NewGuid().ToString("N");
        await TryAsync(cancel => memory.AcceptAsync(turn, exchange.Address, cancel));
        return turn;
    }

    /// <param name="result">What became of the last word to the person; null: they wanted none.</param>
    public async Task SettleAsync(Exchange exchange, string turn, SendResult? result)
    {
        if (result is SendResult.Refused { IsBlocked: true })
            await ForgetAsync(exchange.ConversationId);

        // What the channel may take another time is made good after the next start.
        if (result is not SendResult.Refused { IsPassing: true })
            await TryAsync(cancel => memory.SettleAsync(turn, cancel));
    }

    public Task MeetAsync(Exchange exchange) => TryAsync(cancel => memory.MeetAsync(exchange.Address, cancel));

    public Task ForgetAsync(string conversationId) => TryAsync(cancel => memory.ForgetAsync(conversationId, cancel));

    public async Task<IReadOnlyList<UnsettledTurn>> UnsettledAsync()
    {
        IReadOnlyList<UnsettledTurn> turns = [];
        await TryAsync(async cancel => turns = await memory.UnsettledAsync(cancel));
        return turns;
    }

    private async Task TryAsync(Func<CancellationToken, Task> call)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit);
            await call(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception e)
        {
            logger.MemoryFailed(e.GetType().Name);
        }
    }
}
