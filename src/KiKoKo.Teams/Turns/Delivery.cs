using System.Net;
using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Connector;

namespace KiKoKo.Teams.Turns;

/// <summary>Brings messages to people, each with a time limit of its own.</summary>
internal sealed class Delivery(ConnectorClient connector, RetryPolicy patience, StreamRules rules, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);

    /// <summary>Answers the inbound message, or speaks into its conversation when it was none.</summary>
    public Task<SendResult> SendAsync(Exchange exchange, OutgoingMessage message) => SendAsync(exchange, MessageBuilder.Message(message, exchange.Inbound));

    /// <summary>Shows cards below what has been said; says in words what the channel does not take as a card.</summary>
    public async Task ShowCardsAsync(Exchange exchange, IReadOnlyList<TeamsCard> cards)
    {
        foreach (var card in cards)
        {
            if (await SendAsync(exchange, MessageBuilder.Card(card, exchange.Inbound)) is SendResult.Refused { IsUnknown: false, IsPassing: false, IsBlocked: false })
                await SendAsync(exchange, new OutgoingMessage(card.Fallback));
        }
    }

    private async Task<SendResult> SendAsync(Exchange exchange, Activity activity)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        bool isReply = exchange.Inbound is { Type: ActivityTypes.Message, Id.Length: > 0 };
        try
        {
            return isReply
                ? await connector.ReplyAsync(exchange.Service, exchange.ConversationId, exchange.Inbound.Id!, activity, limit.Token)
                : await connector.SendAsync(exchange.Service, exchange.ConversationId, activity, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.Refused(null, SendResult.Refused.Unknown);
        }
    }

    /// <summary>
    /// Sends an answer; when the channel does not take it as it is, says so instead. Silence remains only where the
    /// channel takes nothing at all.
    /// </summary>
    public async Task<SendResult> AnswerAsync(Exchange exchange, OutgoingMessage answer)
    {
        var result = await SendAsync(exchange, answer);
        for (int round = 0; round < patience.Rounds && result is SendResult.Refused { IsPassing: true }; round++)
        {
            await Task.Delay(patience.RoundPause, time);
            result = await SendAsync(exchange, answer);
        }

        if (result is SendResult.Refused refused && InsteadOf(refused) is { } notice)
            await SendAsync(exchange, notice);
        return result;
    }

    /// <summary>What the person sees until the answer is there.</summary>
    /// <param name="stopped">Cancelled when the person presses Stop.</param>
    public AnswerStream Preview(Exchange exchange, CancellationTokenSource stopped) => new(exchange, connector, rules, time, stopped);

    private static OutgoingMessage? InsteadOf(SendResult.Refused refused) => refused switch
    {
        { IsTooLarge: true } => Notices.TooLong,
        { IsUnknown: true } => Notices.Uncertain,
        { Status: HttpStatusCode.BadRequest } => Notices.Failed,
        _ => null,
    };
}
