namespace KiKoKo.Teams;

/// <summary>
/// Where somebody can be spoken to later (the protocol's conversation reference). Made by this module from an
/// authenticated activity; a host stores it as it is and changes nothing in it.
/// </summary>
/// <param name="Person">Who wrote or was met there; the name is left out, nobody needs it later.</param>
/// <param name="ServiceUrl">As the channel wrote it.</param>
/// <param name="IsVerified">A token vouched for <paramref name="ServiceUrl"/>: the bot's own token may go there.</param>
/// <param name="BotId">What the channel calls the bot.</param>
public sealed record TeamsAddress(
    TeamsPerson Person,
    TeamsConversation Conversation,
    string ServiceUrl,
    bool IsVerified,
    string? ChannelId,
    string? BotId);
