using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Server.People;

/// <summary>The people whom the system knows as long as no directory is connected: the personas.</summary>
internal sealed class Personas : IPeople
{
    public IReadOnlyList<Colleague> All { get; } = [.. Persona.All.Select(p => new Colleague(p.Person.Id, p.Name, p.Department, p.Person.Audience))];
}
