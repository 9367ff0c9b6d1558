using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Connector;

namespace KiKoKo.Teams.Turns;

/// <summary>
/// What a person sees while their turn is worked on: typing signs, or in a personal chat the growing answer. Then the
/// answer itself: as the stream's last part, in place of a stream that cannot be ended, or null when no stream was begun.
/// </summary>
/// <remarks>
/// One request at a time, always. Once begun, a stream is ended in place, by an update that may be repeated: so a person
/// never has the answer twice. Used by one turn; <see cref="Say"/> and <see cref="Show"/> may come from any thread.
/// </remarks>
internal sealed class AnswerStream(Exchange exchange, ConnectorClient connector, StreamRules rules, TimeProvider time, CancellationTokenSource stopped) : IAnswerPreview
{
    private static readonly TimeSpan TypingLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PartLimit = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan FinalLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstSign = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan NextTyping = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private string? _status;
    private string? _text;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Below: only the pump, and after it the end of the turn.
    private bool _takesParts = Reading.Conversation(exchange.Inbound).Kind == ConversationKind.Personal;
    private string? _id;
    private int _sequence;
    private string _sent = "";
    private string? _saidStatus;
    private DateTimeOffset _begun;
    private DateTimeOffset _lastPart;

    /// <summary>The person pressed Stop: nothing more is to be said.</summary>
    public bool IsStopped { get; private set; }

    public void Say(string status) => Change(() => _status = status);

    public void Show(string text) => Change(() => _text = text);

    /// <summary>Shows what there is to show until <paramref name="done"/>. Failures do not matter to the turn.</summary>
    public async Task RunAsync(CancellationToken done)
    {
        try
        {
            for (var pause = FirstSign; !IsStopped; pause = await StepAsync(done))
                await Task.Delay(pause, time, done);
        }
        catch (OperationCanceledException)
        {
            // The answer is there.
        }
    }

    /// <summary>Ends the stream with the answer. After <see cref="RunAsync"/> has ended.</summary>
    /// <returns>Null: no stream was begun, or it is lost; the answer goes as a message of its own.</returns>
    public async Task<SendResult?> FinishAsync(OutgoingMessage answer)
    {
        if (_id is null || IsStopped)
            return null;
        using var limit = new CancellationTokenSource(FinalLimit, time);
        try
        {
            var final = MessageBuilder.Message(answer, exchange.Inbound);
            if (_takesParts && final.Text!.StartsWith(_sent, StringComparison.Ordinal) && await WaitForPaceAsync(limit.Token))
            {
                MessageBuilder.AddStreamInfo(final, new StreamInfo(_id, StreamInfo.Final, null));
                var result = await connector.SendAsync(exchange.Service, exchange.ConversationId, final, limit.Token);
                switch (result)
                {
                    case SendResult.Sent sent:
                        return new SendResult.Sent(sent.Id ?? _id);
                    case SendResult.Refused { IsStop: true }:
                        IsStopped = true;
                        return null;
                    case SendResult.Refused { IsTooLarge: true }:
                        return await ReplaceAsync(Notices.TooLong, limit.Token) is SendResult.Sent ? result : null;
                }
            }

            return await ReplaceAsync(answer, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.Refused(null, SendResult.Refused.Unknown);
        }
    }

    /// <summary>Puts a complete message in the place of the stream; harmless to repeat.</summary>
    private async Task<SendResult?> ReplaceAsync(OutgoingMessage message, CancellationToken cancel)
    {
        var result = await connector.UpdateAsync(exchange.Service, exchange.ConversationId, _id!, MessageBuilder.Message(message, exchange.Inbound), cancel);
        if (result is SendResult.Refused { IsUnknown: true })
            result = await connector.UpdateAsync(exchange.Service, exchange.ConversationId, _id!, MessageBuilder.Message(message, exchange.Inbound), cancel);
        return result switch
        {
            SendResult.Sent sent => new SendResult.Sent(sent.Id ?? _id),
            SendResult.Refused { IsUnknown: true } => result,
            SendResult.Refused { IsTooLarge: true } when message != Notices.TooLong => await ReplaceAsync(Notices.TooLong, cancel) is SendResult.Sent ? result : null,
            _ => null,
        };
    }

    private async Task<TimeSpan> StepAsync(CancellationToken done)
    {
        Task changed;
        lock (_gate)
            changed = _changed.Task;
        if (_takesParts && NextPart() is { } part)
        {
            await SendPartAsync(part);
            return rules.Pace;
        }

        if (_id is null)
            await TypeAsync();
        await Task.WhenAny(changed, Task.Delay(NextTyping, time, done));
        done.ThrowIfCancellationRequested();
        return TimeSpan.Zero;
    }

    private Activity? NextPart()
    {
        string? status, text;
        lock (_gate)
            (status, text) = (_status, _text);
        if (_id is not null && time.GetUtcNow() - _begun >= rules.Whole)
        {
            _takesParts = false;
            return null;
        }

        if (text is not null)
        {
            string certain = MessageBuilder.Certain(text);
            if (!certain.StartsWith(_sent, StringComparison.Ordinal))
                _takesParts = false;
            if (!_takesParts || certain.Length == _sent.Length)
                return null;
            _sent = certain;
            return MessageBuilder.Part(certain, new StreamInfo(_id, StreamInfo.Streaming, ++_sequence), exchange.Inbound);
        }

        if (string.IsNullOrWhiteSpace(status) || status == _saidStatus)
            return null;
        _saidStatus = status;
        return MessageBuilder.Part(status, new StreamInfo(_id, StreamInfo.Informative, ++_sequence), exchange.Inbound);
    }

    // Not bound to the end of the turn: a part in mid-air could arrive after the answer.
    private async Task SendPartAsync(Activity part)
    {
        SendResult result;
        try
        {
            using var limit = new CancellationTokenSource(PartLimit, time);
            result = await connector.SendAsync(exchange.Service, exchange.ConversationId, part, limit.Token);
        }
        catch (OperationCanceledException)
        {
            result = new SendResult.Refused(null, SendResult.Refused.Unknown);
        }

        _lastPart = time.GetUtcNow();
        switch (result)
        {
            case SendResult.Sent sent when _id is null:
                // Without an id there is no second part, nor an end.
                (_id, _begun) = (sent.Id, _lastPart);
                _takesParts = _id is not null;
                break;
            case SendResult.Refused { IsStop: true }:
                IsStopped = true;
                await stopped.CancelAsync();
                break;
            case SendResult.Refused:
                _takesParts = false;
                break;
        }
    }

    private async Task TypeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TypingLimit, time);
            await connector.SendAsync(exchange.Service, exchange.ConversationId, MessageBuilder.Typing(exchange.Inbound), limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The channel is slow.
        }
    }

    /// <returns>False: the channel has closed the stream by then.</returns>
    private async Task<bool> WaitForPaceAsync(CancellationToken cancel)
    {
        var wait = _lastPart + rules.Pace - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancel);
        return time.GetUtcNow() - _begun < rules.Whole;
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            change();
            (before, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        before.TrySetResult();
    }
}
