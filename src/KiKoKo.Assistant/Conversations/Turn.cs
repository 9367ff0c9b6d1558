using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Conversations;

/// <summary>Somebody who asks.</summary>
/// <param name="Id">The directory's id; appears nowhere but as a pseudonym in the log.</param>
/// <param name="Audience">What they may read.</param>
public sealed record Person(string Id, Audience Audience);

/// <summary>One thing said to the assistant, whatever the channel.</summary>
/// <param name="Channel">teams, web, commandline.</param>
/// <param name="ConversationId">As the channel names it; null: every turn stands alone, and a question back cannot be answered.</param>
public sealed record Turn(Person Person, string Channel, string Text, string? ConversationId = null);
