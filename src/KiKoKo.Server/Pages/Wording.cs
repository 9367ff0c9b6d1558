using System.Globalization;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Audit.Labels;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Pages;

/// <summary>German words for what the program has names for.</summary>
internal static class Wording
{
    /// <summary>Outcomes of the log that can be filtered by, in the order shown.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
        ["grounded", "contact", "form", "deadline", "draft", "abstention", "clarification", "refusal", "handover", "help", "up", "down"];

    /// <summary>What stands above a reply. What is said about somebody's own reminders is no deadline that was computed.</summary>
    public static string Heading(Reply reply) =>
        reply is { Kind: ReplyKind.Deadline, Deadlines.Count: 0 } ? "Erinnerungen" : Outcome(reply.Kind.ToString().ToLowerInvariant());

    public static string Outcome(string outcome) => outcome switch
    {
        "grounded" => "Belegte Antwort",
        "contact" => "Ansprechstelle",
        "form" => "Formular",
        "deadline" => "Frist",
        "draft" => "Textvorschlag",
        "abstention" => "Keine belegte Antwort",
        "clarification" => "Rückfrage",
        "refusal" => "Ablehnung",
        "handover" => "Weiterleitung",
        "help" => "Hilfe",
        "up" => "Hilfreich",
        "down" => "Nicht hilfreich",
        "restart" => "Nach Neustart",
        _ => outcome,
    };

    public static string Function(string? function) => function switch
    {
        "ask" => "Frage",
        "contact" => "Ansprechstelle",
        "form" => "Formular",
        "deadline" => "Frist",
        "simplify" => "Einfache Sprache",
        "help" => "Hilfe",
        "guardrail" => "Schutzregel",
        "watch" => "Erinnerung",
        "apology" => "Entschuldigung",
        null => "Rückmeldung",
        _ => function,
    };

    public static string Channel(string channel) => channel switch
    {
        "web" => "Web",
        "teams" => "Teams",
        "commandline" => "Befehlszeile",
        _ => channel,
    };

    public static string Kind(LabelKind kind) => kind switch
    {
        LabelKind.Extract => "Wörtlicher Auszug aus Dokumenten, ohne Sprachmodell",
        LabelKind.Rule => "Feste Antwort nach Regel, ohne Sprachmodell",
        LabelKind.Generated => "Mit KI erstellt",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Review(ReviewState state) => state == ReviewState.Reviewed ? "Von einem Menschen geprüft" : "Nicht von einem Menschen geprüft";

    /// <summary>In what sense a term was found; for a likeness of meaning how great it is, at most 1.</summary>
    public static string Match(TermMatch match) => match.Similarity is { } cosine ? cosine.ToString("F2", CultureInfo.GetCultureInfo("de-DE")) : Match(match.As);

    public static string Match(MatchKind kind) => kind switch
    {
        MatchKind.Literal => "wörtlich",
        MatchKind.Stem => "Stammform",
        MatchKind.CompoundPart => "Teil eines zusammengesetzten Worts",
        MatchKind.Synonym => "Synonym",
        MatchKind.Meaning => "ähnlicher Sinn",
        MatchKind.Typo => "Tippfehler",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Audience(string group) => group switch
    {
        Knowledge.Documents.Audience.Everyone => "Alle Beschäftigten",
        Knowledge.Documents.Audience.Managers => "Führungskräfte",
        Knowledge.Documents.Audience.HumanResources => "Personalamt",
        _ => group,
    };

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset time) => GermanDay.Local(time).ToString("dd.MM.yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " Uhr";

    /// <summary>Shortened at a word's end.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int end = text.LastIndexOf(' ', length);
        return text[..(end > length / 2 ? end : length)].TrimEnd(',', ';', ':', ' ', '|', '\n') + " …";
    }
}
