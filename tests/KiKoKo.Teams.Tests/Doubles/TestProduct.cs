using System.Collections.Concurrent;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>The product behind the channel: an echo, unless told otherwise.</summary>
internal sealed class TestProduct : ITeamsTurnHandler
{
    public Func<IncomingMessage, CancellationToken, Task<OutgoingMessage>> OnMessage { get; set; } =
        (message, _) => Task.FromResult(new OutgoingMessage("echo: " + message.Text));

    public ConcurrentQueue<IncomingMessage> Messages { get; } = [];

    public ConcurrentQueue<(string Question, string? MessageId)> Delivered { get; } = [];

    public ConcurrentQueue<TeamsFeedback> Feedback { get; } = [];

    /// <summary>Instead of <see cref="OnMessage"/>, with what the person sees meanwhile.</summary>
    public Func<IncomingMessage, IAnswerPreview, CancellationToken, Task<OutgoingMessage>>? OnPreviewed { get; set; }

    public Task<OutgoingMessage> HandleAsync(IncomingMessage message, IAnswerPreview preview, CancellationToken cancel)
    {
        Messages.Enqueue(message);
        return OnPreviewed?.Invoke(message, preview, cancel) ?? OnMessage(message, cancel);
    }

    public Task DeliveredAsync(IncomingMessage message, OutgoingMessage answer, string? messageId, CancellationToken cancel)
    {
        Delivered.Enqueue((message.Text, messageId));
        return Task.CompletedTask;
    }

    public Task FeedbackAsync(TeamsFeedback feedback, CancellationToken cancel)
    {
        Feedback.Enqueue(feedback);
        return Task.CompletedTask;
    }

    public Func<CardPress, Task<CardReply>> OnPress { get; set; } = press => Task.FromResult(new CardReply("gedrückt: " + press.Verb));

    public ConcurrentQueue<CardPress> Presses { get; } = [];

    public Task<CardReply> PressAsync(CardPress press, CancellationToken cancel)
    {
        Presses.Enqueue(press);
        return OnPress(press);
    }

    public Task<OutgoingMessage> ApologizeAsync(TeamsPerson person, TeamsConversation conversation, CancellationToken cancel) =>
        Task.FromResult(new OutgoingMessage("Entschuldigung"));

    public OutgoingMessage Welcome(TeamsConversation conversation) => new("Guten Tag");
}
