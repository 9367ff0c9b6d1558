using System.Text.Json;

namespace KiKoKo.Teams;

/// <summary>Who listens in a conversation.</summary>
public enum ConversationKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>Several people. Also every kind that this program does not know, so that nobody is shown too much.</summary>
    GroupChat,

    /// <summary>A thread in a channel of a team.</summary>
    Channel,
}

/// <summary>The person who wrote or clicked.</summary>
/// <param name="Id">The channel's id, stable for one bot ("29:…").</param>
/// <param name="EntraObjectId">The directory's id; the key to recognise a person by. Null outside Teams.</param>
public sealed record TeamsPerson(string Id, string? EntraObjectId, string Name);

/// <summary>Where something was said. <paramref name="Id"/> is opaque; for a channel it names the thread.</summary>
public sealed record TeamsConversation(string Id, ConversationKind Kind, string? TenantId);

/// <summary>What a person said to the bot, authenticated, without the mention of the bot.</summary>
/// <param name="Id">The channel's id of the message; empty when the channel gave none.</param>
/// <param name="Text">Trimmed, may be empty (a mention alone, a button).</param>
/// <param name="Locale">BCP 47 tag of the person's client.</param>
/// <param name="ReplyToId">The message whose button was pressed.</param>
/// <param name="Value">The inputs that a pressed button brought along.</param>
public sealed record IncomingMessage(
    string Id,
    string Text,
    TeamsPerson From,
    TeamsConversation Conversation,
    string? Locale,
    DateTimeOffset? SentAt,
    string? ReplyToId,
    JsonElement? Value);
