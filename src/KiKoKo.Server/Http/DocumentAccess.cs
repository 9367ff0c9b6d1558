using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.People;

namespace KiKoKo.Server.Http;

/// <summary>Which documents a person may open.</summary>
internal static class DocumentAccess
{
    /// <summary>What is addressed to them and current; document owners also see what is not in force (any more).</summary>
    public static bool MaySee(Persona persona, Document document, Catalogue catalogue, DateOnly today) =>
        persona.Roles.HasFlag(Roles.DocumentOwner)
            ? persona.Person.Audience.MayRead(document.Audience)
            : catalogue.IsVisible(document, persona.Person.Audience, today);
}
