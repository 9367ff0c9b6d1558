using System.Net;
using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Connector;

namespace KiKoKo.Teams.Turns;

/// <summary>Brings messages to people, each with a time limit of its own.</summary>
internal sealed class Delivery(ConnectorClient connector, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TypingLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstTyping = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan NextTyping = TimeSpan.FromSeconds(5);

    /// <summary>Answers the inbound message, or speaks into its conversation when it was none.</summary>
    public async Task<SendResult> SendAsync(Exchange exchange, OutgoingMessage message)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        var activity = MessageBuilder.Message(message, exchange.Inbound);
        bool isReply = exchange.Inbound is { Type: ActivityTypes.Message, Id.Length: > 0 };
        try
        {
            return isReply
                ? await connector.ReplyAsync(exchange.Service, exchange.ConversationId, exchange.Inbound.Id!, activity, limit.Token)
                : await connector.SendAsync(exchange.Service, exchange.ConversationId, activity, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.Refused(null, "TimedOut");
        }
    }

    /// <summary>
    /// Sends an answer; when the channel does not take it as it is, says so instead. Silence remains only where the
    /// channel takes nothing at all.
    /// </summary>
    public async Task<SendResult> AnswerAsync(Exchange exchange, OutgoingMessage answer)
    {
        var result = await SendAsync(exchange, answer);
        if (result is SendResult.Refused refused && InsteadOf(refused) is { } notice)
            await SendAsync(exchange, notice);
        return result;
    }

    /// <summary>Shows that the bot is at work, until cancelled. Failures do not matter.</summary>
    public async Task ShowTypingAsync(Exchange exchange, CancellationToken cancel)
    {
        try
        {
            for (var pause = FirstTyping; ; pause = NextTyping)
            {
                await Task.Delay(pause, time, cancel);
                using var limit = new CancellationTokenSource(TypingLimit, time);

                // Not cut off in mid-air: a typing sign that arrives after the answer would stay.
                await connector.SendAsync(exchange.Service, exchange.ConversationId, MessageBuilder.Typing(exchange.Inbound), limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The answer is there, or the channel is slow.
        }
    }

    private static OutgoingMessage? InsteadOf(SendResult.Refused refused) => refused switch
    {
        { Status: HttpStatusCode.RequestEntityTooLarge } or { Code: "MessageSizeTooBig" } => Notices.TooLong,
        { Status: HttpStatusCode.BadRequest } => Notices.Failed,
        _ => null,
    };
}
