using KiKoKo.Teams.Connector;
using KiKoKo.Teams.Turns;

namespace KiKoKo.Teams;

/// <summary>What became of a message that nobody had asked for.</summary>
public enum ProactiveResult
{
    /// <summary>The channel has it, or may have it.</summary>
    Said,

    /// <summary>The person blocked or removed the bot. The memory has forgotten the conversation.</summary>
    Gone,

    /// <summary>Certainly not said; another time it may be.</summary>
    Failed,
}

/// <summary>Speaks to people without having been asked: reminders, notices.</summary>
public sealed class ProactiveMessages
{
    private readonly Delivery _delivery;
    private readonly TurnRecord _record;

    internal ProactiveMessages(Delivery delivery, TurnRecord record) => (_delivery, _record) = (delivery, record);

    /// <summary>Says something in a conversation that the module has met before.</summary>
    public async Task<ProactiveResult> SayAsync(TeamsAddress address, OutgoingMessage message)
    {
        if (Exchange.From(address) is not { } exchange)
            return ProactiveResult.Gone;
        switch (await _delivery.SendAsync(exchange, message))
        {
            case SendResult.Sent or SendResult.Refused { IsUnknown: true }:
                return ProactiveResult.Said;
            case SendResult.Refused { IsBlocked: true }:
                await _record.ForgetAsync(exchange.ConversationId);
                return ProactiveResult.Gone;
            default:
                return ProactiveResult.Failed;
        }
    }
}
