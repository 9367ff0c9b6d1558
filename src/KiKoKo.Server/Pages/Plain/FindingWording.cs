using KiKoKo.Assistant.Simplifying.Checking;

namespace KiKoKo.Server.Pages.Plain;

/// <summary>German words for the kinds of findings.</summary>
internal static class FindingWording
{
    public static string Kind(FindingKind kind) => kind switch
    {
        FindingKind.LongSentence => "Langer Satz",
        FindingKind.NestedClause => "Schachtelsatz",
        FindingKind.Passive => "Passiv",
        FindingKind.NominalStyle => "Nominalstil",
        FindingKind.GenitiveChain => "Genitivkette",
        FindingKind.Negation => "Verneinung",
        FindingKind.DoubleNegation => "Doppelte Verneinung",
        FindingKind.Subjunctive => "Konjunktiv",
        FindingKind.Abbreviation => "Abkürzung",
        FindingKind.Parenthesis => "Einschub",
        FindingKind.LongWord => "Langes Wort",
        FindingKind.Officialese => "Amtsdeutsch",
        FindingKind.ForeignWord => "Fremdwort",
        FindingKind.VagueDeadline => "Unklare Frist",
        FindingKind.Enumeration => "Aufzählung",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "wichtig",
        FindingSeverity.Warning => "ändern",
        FindingSeverity.Hint => "Hinweis",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };
}
