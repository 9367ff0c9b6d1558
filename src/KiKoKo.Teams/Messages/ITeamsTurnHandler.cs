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
    /// <param name="preview">Lets the person see what there is so far; when they press Stop, <paramref name="cancel"/> ends.</param>
    Task<OutgoingMessage> HandleAsync(IncomingMessage message, IAnswerPreview preview, CancellationToken cancel);

    /// <summary>
    /// The channel has taken the answer. <paramref name="messageId"/> is what later feedback refers to; null when the
    /// channel did not tell it.
    /// </summary>
    Task DeliveredAsync(IncomingMessage message, OutgoingMessage answer, string? messageId, CancellationToken cancel);

    /// <summary>
    /// Somebody pressed a button of a card. The person waits: within ten seconds, and perhaps beside a message of the same
    /// conversation. An exception becomes an apology.
    /// </summary>
    Task<CardReply> PressAsync(CardPress press, CancellationToken cancel);

    /// <summary>Takes a verdict on an answer.</summary>
    Task FeedbackAsync(TeamsFeedback feedback, CancellationToken cancel);

    /// <summary>
    /// A turn that was taken before the server stopped and perhaps never answered: what is said to the person now. Its text
    /// is not known any more.
    /// </summary>
    Task<OutgoingMessage> ApologizeAsync(TeamsPerson person, TeamsConversation conversation, CancellationToken cancel);

    /// <summary>What the bot says when it has been added to a conversation.</summary>
    OutgoingMessage Welcome(TeamsConversation conversation);
}
