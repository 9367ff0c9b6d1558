using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Server.People;

/// <summary>The personas as the people of the house, as long as there is no directory.</summary>
internal sealed class PersonaPeople : IPeople
{
    public IReadOnlyList<Colleague> All { get; } = [.. Persona.All.Select(p => new Colleague(p.Person.Id, p.Name, "", p.Person.Audience))];
}
