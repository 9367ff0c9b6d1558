namespace KiKoKo.Teams;

/// <summary>
/// The product behind the channel. Calls of one conversation come one after another in the order in which people wrote;
/// different conversations run side by side. Every cancellation token ends with the turn's time limit and the shutdown; a
/// call that does not heed it is abandoned, and the conversation goes on without it. The host registers one instance.
/// </summary>
public interface ITeamsTurnHandler
{
    /// <summary>
    /// Answers one message. An exception or the end of the time limit becomes an apology to the person.
    /// </summary>
    Task<OutgoingMessage> HandleAsync(IncomingMessage message, CancellationToken cancel);

    /// <summary>
    /// The channel has taken the answer. <paramref name="messageId"/> is what later feedback refers to; null when the
    /// channel did not tell it.
    /// </summary>
    Task DeliveredAsync(IncomingMessage message, OutgoingMessage answer, string? messageId, CancellationToken cancel);

    /// <summary>Takes a verdict on an answer.</summary>
    Task FeedbackAsync(TeamsFeedback feedback, CancellationToken cancel);

    /// <summary>What the bot says when it has been added to a conversation.</summary>
    OutgoingMessage Welcome(TeamsConversation conversation);
}
