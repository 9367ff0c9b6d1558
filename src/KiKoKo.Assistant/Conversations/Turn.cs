using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Conversations;

/// <summary>Somebody who asks.</summary>
/// <param name="Id">The directory's id; appears nowhere but as a pseudonym in the log.</param>
/// <param name="Audience">What they may read.</param>
public sealed record Person(string Id, Audience Audience);

/// <summary>One thing said to the assistant, whatever the channel.</summary>
/// <param name="Channel">teams, web, commandline.</param>
public sealed record Turn(Person Person, string Channel, string Text);
