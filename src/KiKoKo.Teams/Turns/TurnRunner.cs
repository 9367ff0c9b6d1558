using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Connector;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Turns;

/// <summary>Carries out one turn: from what a person did to the one message that answers it.</summary>
internal sealed class TurnRunner(
    ITeamsTurnHandler handler,
    Delivery delivery,
    IOptions<TeamsOptions> options,
    TimeProvider time,
    ILogger<TurnRunner> logger)
{
    /// <summary>Answers a message. Always ends with one message to the person; never throws.</summary>
    /// <param name="stop">The server is going down and cannot wait for the product any longer.</param>
    public async Task AnswerAsync(Exchange exchange, CancellationToken stop)
    {
        try
        {
            var message = Reading.Message(exchange.Inbound);
            using var typing = new CancellationTokenSource();
            var sign = delivery.ShowTypingAsync(exchange, typing.Token);
            var (answer, isOfProduct) = await AskAsync(message, stop);
            await typing.CancelAsync();
            await sign;

            var result = await delivery.AnswerAsync(exchange, answer);
            if (isOfProduct && result is SendResult.Sent sent)
                await WithLimitAsync(cancel => handler.DeliveredAsync(message, answer, sent.Id, cancel), CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
        }
    }

    /// <summary>Greets a conversation that the bot has been added to. Never throws.</summary>
    public async Task WelcomeAsync(Exchange exchange)
    {
        try
        {
            await delivery.AnswerAsync(exchange, handler.Welcome(Reading.Conversation(exchange.Inbound)));
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
        }
    }

    /// <summary>Hands a verdict on. Never throws.</summary>
    public async Task TakeFeedbackAsync(TeamsFeedback feedback, CancellationToken stop)
    {
        try
        {
            await WithLimitAsync(cancel => handler.FeedbackAsync(feedback, cancel), stop);
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
        }
    }

    /// <summary>Tells the person why there is no answer. Never throws.</summary>
    public async Task NotifyAsync(Exchange exchange, OutgoingMessage notice)
    {
        try
        {
            await delivery.SendAsync(exchange, notice);
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
        }
    }

    private async Task<(OutgoingMessage Answer, bool IsOfProduct)> AskAsync(IncomingMessage message, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            // On a thread of its own, so that even a product that blocks can be left behind.
            return (await Task.Run(() => handler.HandleAsync(message, both.Token), CancellationToken.None).WaitAsync(both.Token), true);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (Notices.Restarting, false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            logger.TurnTimedOut(options.Value.TurnTimeout);
            return (Notices.TimedOut, false);
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
            return (Notices.Failed, false);
        }
    }

    private async Task WithLimitAsync(Func<CancellationToken, Task> call, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        await call(both.Token).WaitAsync(both.Token);
    }
}
