namespace KiKoKo.Teams;

/// <summary>A person's verdict on one answer.</summary>
/// <param name="MessageId">
/// The answer's id as told to <see cref="ITeamsTurnHandler.DeliveredAsync"/>; null when the channel does not say which.
/// </param>
/// <param name="IsPositive">Thumbs up.</param>
/// <param name="Text">What the person wrote, if anything.</param>
public sealed record TeamsFeedback(
    TeamsPerson From,
    TeamsConversation Conversation,
    string? MessageId,
    bool IsPositive,
    string? Text);
