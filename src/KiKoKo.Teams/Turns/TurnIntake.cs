using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Turns;

/// <summary>
/// Takes turns from the endpoint and works on them behind its back. Nobody is left without a word: who cannot be served
/// is told so from a second, smaller queue; when that is full too, the channel is told that nothing was taken.
/// </summary>
internal sealed class TurnIntake : IHostedService, IDisposable
{
    private const int NoticeCapacity = 500;
    private const int NoticesPerConversation = 3;
    private const int NoticeWorkers = 4;

    // What runs may still finish in this time after a stop is asked for; the host itself waits 30 seconds.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TurnRunner _runner;
    private readonly TurnRecord _record;
    private readonly ILogger<TurnIntake> _logger;
    private readonly TimeProvider _time;
    private readonly TurnQueue _turns;
    private readonly TurnQueue _notices = new(NoticeCapacity, NoticesPerConversation, NoticeWorkers);
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _isStopping;
    private Task _turnsDone = Task.CompletedTask;
    private Task _noticesDone = Task.CompletedTask;

    public TurnIntake(TurnRunner runner, TurnRecord record, IOptions<TeamsOptions> options, TimeProvider time, ILogger<TurnIntake> logger)
    {
        _runner = runner;
        _record = record;
        _logger = logger;
        _time = time;
        var settings = options.Value;
        _turns = new TurnQueue(settings.QueueCapacity, settings.QueueCapacityPerConversation, settings.ConcurrentTurns);
        if (settings.DangerouslyAllowAnonymous)
            logger.AnonymousAllowed();
    }

    /// <summary>A message to answer. It is on record when this returns. False: neither can it be answered nor the person be told.</summary>
    public async Task<bool> TryAnswerAsync(Exchange exchange)
    {
        string turn = await _record.AcceptAsync(exchange);
        bool isTaken = TryAdd(
            exchange,
            async () => await _record.SettleAsync(exchange, turn, await (_isStopping ? _runner.NotifyAsync(exchange, Notices.Restarting) : _runner.AnswerAsync(exchange, _stop.Token))),
            async () => await _record.SettleAsync(exchange, turn, await _runner.NotifyAsync(exchange, Notices.Busy)));
        if (!isTaken)
            await _record.SettleAsync(exchange, turn, null);
        return isTaken;
    }

    /// <summary>A pressed button. Null: nothing came of it.</summary>
    public Task<CardReply?> PressAsync(CardPress press) => _isStopping ? Task.FromResult<CardReply?>(new CardReply(Notices.Restarting.Text)) : _runner.PressAsync(press, _stop.Token);

    /// <summary>A conversation to greet.</summary>
    public bool TryWelcome(Exchange exchange) => TryAdd(
        exchange,
        async () =>
        {
            await _record.MeetAsync(exchange);
            await _runner.WelcomeAsync(exchange);
        },
        () => _runner.NotifyAsync(exchange, Notices.Busy));

    /// <summary>A conversation that the bot was removed from.</summary>
    public Task ForgetAsync(string conversationId) => _record.ForgetAsync(conversationId);

    /// <summary>A verdict to hand on. It goes to the second queue when the first is full: it costs little.</summary>
    public bool TryFeedback(TeamsFeedback feedback)
    {
        Task Work() => _runner.TakeFeedbackAsync(feedback, _stop.Token);
        return _turns.TryAdd(feedback.Conversation.Id, Work) || _notices.TryAdd(feedback.Conversation.Id, Work);
    }

    /// <remarks>The endpoint opens after this, so that no turn of this run counts as left behind.</remarks>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _turnsDone = _turns.RunAsync();
        _noticesDone = _notices.RunAsync();
        var left = await _record.UnsettledAsync();
        if (left.Count > 0)
            _logger.Resuming(left.Count);
        foreach (var (turn, address) in left)
        {
            // Without a place in the queue it stays on record for the next start.
            if (Exchange.From(address) is { } exchange)
                _turns.TryAdd(exchange.ConversationId, async () => await _record.SettleAsync(exchange, turn, await _runner.ApologizeAsync(exchange, _stop.Token)));
        }
    }

    /// <summary>Lets running turns finish for a while, then apologises to whoever still waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        _turns.Close();
        await Task.WhenAny(_turnsDone, Task.Delay(Grace, _time, cancellationToken));
        await _stop.CancelAsync();
        _notices.Close();
        await Task.WhenAll(_turnsDone, _noticesDone).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stop.Dispose();

    private bool TryAdd(Exchange exchange, Func<Task> work, Func<Task> instead)
    {
        if (_turns.TryAdd(exchange.ConversationId, work))
            return true;
        _logger.QueueFull();
        return _notices.TryAdd(exchange.ConversationId, instead);
    }
}
