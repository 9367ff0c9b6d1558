using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>The people whom the system knows: those a deadline can be handed to, and those whom house deadlines concern. A directory stands behind it later.</summary>
public interface IPeople
{
    IReadOnlyList<Colleague> All { get; }
}

/// <summary>Somebody in the house.</summary>
/// <param name="Id">As in <see cref="Conversations.Person.Id"/>.</param>
/// <param name="Name">As colleagues know them.</param>
/// <param name="Department">As documents name it in <see cref="Document.Department"/>; "" when unknown.</param>
public sealed record Colleague(string Id, string Name, string Department, Audience Audience);
