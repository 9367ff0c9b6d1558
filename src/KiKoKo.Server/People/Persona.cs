using KiKoKo.Assistant.Conversations;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Server.People;

/// <summary>What somebody may do besides reading.</summary>
[Flags]
internal enum Roles
{
    None = 0,

    /// <summary>Sees all versions and states in the Wissensbasis.</summary>
    DocumentOwner = 1,

    /// <summary>Sees the log.</summary>
    AuditOffice = 2,
}

/// <summary>A stand-in for a signed-in person, for development on this machine and for the command line.</summary>
/// <param name="Department">As documents name it.</param>
internal sealed record Persona(string Key, string Name, string Department, Person Person, Roles Roles)
{
    public static IReadOnlyList<Persona> All { get; } =
    [
        Create("beschaeftigte", "Beschäftigte", "Organisation", Audience.Staff),
        Create("fuehrungskraft", "Führungskraft", "Organisation", Audience.Of(Audience.Managers)),
        Create("personalamt", "Personalamt", "Personal", Audience.Of(Audience.HumanResources)),
        Create("dokumentverantwortliche", "Dokumentverantwortliche", "Organisation", Audience.Staff, Roles.DocumentOwner),
        Create("ki-ko", "KI-Ko", "IT", Audience.Staff, Roles.AuditOffice),
    ];

    public static Persona Default => All[0];

    /// <summary>Null when there is no such persona.</summary>
    public static Persona? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    private static Persona Create(string key, string name, string department, Audience audience, Roles roles = Roles.None) =>
        new(key, name, department, new Person("persona:" + key, audience), roles);
}
