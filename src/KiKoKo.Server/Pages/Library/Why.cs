using System.Globalization;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Pages.Library;

/// <summary>The explanation of a hit in German, for the list of hits and for the command line.</summary>
internal static class Why
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>What it is, and in what sense: "Urlaub", "Teil eines zusammengesetzten Worts: Erholungsurlaub, im Titel und im Text".</summary>
    public static (string What, string How) Row(ScoreShare share) => share.What switch
    {
        ShareKind.Term => ($"„{share.Term}“", Sense(share)),
        ShareKind.LiteralForm => ($"„{share.Term}“", "genau so geschrieben"),
        ShareKind.Proximity => ("Nähe", "Worte Ihrer Suche stehen beieinander"),
        ShareKind.Coverage => ("Vollständigkeit", "so viel Ihrer Suche kommt vor"),
        ShareKind.Document => ("Dokument", "auch der Rest des Dokuments spricht davon"),
        ShareKind.Meaning => (Wording.Match(MatchKind.Meaning), "Kosinus " + (share.Similarity ?? 0).ToString("F2", German)),
        ShareKind.Prior => ("Vorrang", "Art und Geltung des Dokuments"),
        _ => throw new ArgumentOutOfRangeException(nameof(share), share.What, null),
    };

    public static string Number(double score) => score.ToString("+0.00;-0.00;0.00", German);

    public static string Percent(double score, double of) => of == 0 ? "" : (score / of).ToString("0 %", German);

    private static string Sense(ScoreShare share)
    {
        string words = share.Words is { Count: > 0 } w ? ": " + string.Join(", ", w) : "";
        string fields = share.Fields is { Count: > 0 } f ? ", " + Join([.. f.Select(Field)]) : "";
        return Wording.Match(share.As ?? MatchKind.Literal) + words + fields;
    }

    private static string Field(PassageField field) => field switch
    {
        PassageField.Title => "im Titel",
        PassageField.Heading => "in der Überschrift",
        PassageField.Text => "im Text",
        PassageField.Topic => "in den Stichworten",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static string Join(string[] parts) => parts.Length < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} und {parts[^1]}";
}
