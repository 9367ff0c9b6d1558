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
    private static readonly TimeSpan PressLimit = TimeSpan.FromSeconds(10);

    /// <summary>Answers a message. Always ends with one message to the person, unless they pressed Stop; never throws.</summary>
    /// <returns>What became of the last word; null: the person wanted none.</returns>
    /// <param name="stop">The server is going down and cannot wait for the product any longer.</param>
    public async Task<SendResult?> AnswerAsync(Exchange exchange, CancellationToken stop)
    {
        try
        {
            var message = Reading.Message(exchange.Inbound);
            using var stopped = new CancellationTokenSource();
            using var done = new CancellationTokenSource();
            var preview = delivery.Preview(exchange, stopped);
            var shown = preview.RunAsync(done.Token);
            var (answer, isOfProduct) = await AskAsync(message, CardBuilder.Submitted(exchange.Inbound), preview, stopped.Token, stop);
            await done.CancelAsync();
            await shown;

            var result = await preview.FinishAsync(answer);
            if (preview.IsStopped)
                return null;
            if (result is null)
                result = await delivery.AnswerAsync(exchange, answer);
            else if (result is SendResult.Refused { IsUnknown: true })
                await delivery.SendAsync(exchange, Notices.Uncertain);
            if (isOfProduct && result is SendResult.Sent)
                await delivery.ShowCardsAsync(exchange, answer.Cards);
            if (isOfProduct && result is SendResult.Sent sent)
                await WithLimitAsync(cancel => handler.DeliveredAsync(message, answer, sent.Id, cancel), CancellationToken.None);
            return result;
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
            return null;
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

    /// <summary>Has the product deal with a pressed button. Never throws.</summary>
    /// <returns>Null: it failed.</returns>
    public async Task<CardReply?> PressAsync(CardPress press, CancellationToken stop)
    {
        try
        {
            using var limit = new CancellationTokenSource(PressLimit, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
            return await Task.Run(() => handler.PressAsync(press, both.Token), CancellationToken.None).WaitAsync(both.Token);
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
            return null;
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
    public async Task<SendResult?> NotifyAsync(Exchange exchange, OutgoingMessage notice)
    {
        try
        {
            return await delivery.SendAsync(exchange, notice);
        }
        catch (Exception e)
        {
            logger.TurnFailed(e);
            return null;
        }
    }

    /// <summary>Makes good a turn that an earlier run left behind. Never throws.</summary>
    public async Task<SendResult?> ApologizeAsync(Exchange exchange, CancellationToken stop)
    {
        try
        {
            OutgoingMessage? apology = null;
            await WithLimitAsync(
                async cancel => apology = await handler.ApologizeAsync(Reading.Person(exchange.Inbound), Reading.Conversation(exchange.Inbound), cancel), stop);
            return await delivery.AnswerAsync(exchange, apology!);
        }
        catch (Exception e)
        {
            // Not settled: the next start tries again.
            logger.TurnFailed(e);
            return new SendResult.Refused(null, SendResult.Refused.Unreachable);
        }
    }

    private async Task<(OutgoingMessage Answer, bool IsOfProduct)> AskAsync(IncomingMessage message, CardPress? press, AnswerStream preview, CancellationToken stopped, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopped, stop);
        try
        {
            // On a thread of its own, so that even a product that blocks can be left behind.
            return (await Task.Run(() => press is null ? handler.HandleAsync(message, preview, both.Token) : PressedAsync(press, both.Token), CancellationToken.None).WaitAsync(both.Token), true);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return (Notices.Failed, false); // nobody will see it
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

    // The fallback of a button: what would have come at once comes as a message.
    private async Task<OutgoingMessage> PressedAsync(CardPress press, CancellationToken cancel)
    {
        var reply = await handler.PressAsync(press, cancel);
        return new OutgoingMessage(reply.Text) { Cards = reply.Card is { } card ? [card] : [] };
    }

    private async Task WithLimitAsync(Func<CancellationToken, Task> call, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        await call(both.Token).WaitAsync(both.Token);
    }
}
