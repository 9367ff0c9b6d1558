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

    public Task<OutgoingMessage> HandleAsync(IncomingMessage message, CancellationToken cancel)
    {
        Messages.Enqueue(message);
        return OnMessage(message, cancel);
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

    public OutgoingMessage Welcome(TeamsConversation conversation) => new("Guten Tag");
}
