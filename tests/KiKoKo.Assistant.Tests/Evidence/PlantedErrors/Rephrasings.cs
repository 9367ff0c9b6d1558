using System.Globalization;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Tests.Evidence.PlantedErrors;

/// <summary>Ways of saying what a sentence says. Each returns null for a sentence it cannot reword.</summary>
internal static class Rephrasings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static readonly string[] Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private static readonly string[] Openings = ["Kurz: ", "Außerdem gilt: ", "Nach der Regelung gilt: ", "Zu beachten ist: ", "Zu Ihrer Frage: "];

    private static readonly (string From, string To)[] Synonyms =
    [
        ("unverzüglich", "umgehend"), ("Führungskraft", "Vorgesetzten"), ("Beschäftigte ", "Mitarbeitende "), ("Formular", "Vordruck"), ("erforderlich", "notwendig"), ("erhalten", "bekommen"), ("mindestens", "wenigstens"), ("höchstens", "maximal"),
        ("genutzt", "verwendet"), ("Arbeitsunfähigkeit", "Erkrankung"), ("zuständig", "verantwortlich"), ("benötigen", "brauchen"), ("genehmigt", "bewilligt"), ("Passwort", "Kennwort"), ("innerhalb von", "binnen"), ("prüft", "kontrolliert"),
        ("E-Mail", "Mail"), ("sowie", "und"), ("Kosten", "Aufwendungen"), ("versandt", "verschickt"), ("nicht zulässig", "unzulässig"), ("untersagt", "verboten"), ("zum Beispiel", "etwa"), ("Beginn", "Start"), ("informiert", "benachrichtigt"), ("vorzulegen", "einzureichen"),
    ];

    private static readonly Dictionary<string, string> Digits = new(StringComparer.Ordinal)
    {
        ["zwei"] = "2",
        ["drei"] = "3",
        ["vier"] = "4",
        ["fünf"] = "5",
        ["sechs"] = "6",
        ["sieben"] = "7",
        ["acht"] = "8",
        ["neun"] = "9",
        ["zehn"] = "10",
        ["zwölf"] = "12",
        ["vierzehn"] = "14",
        ["zwanzig"] = "20",
        ["dreißig"] = "30",
    };

    public static readonly (string Name, Func<string, Random, string?> Make)[] All =
    [
        ("wörtlich", (s, _) => s), ("Synonyme", WithSynonyms), ("gekürzt", Shortened), ("Ziffern", InDigits), ("umgestellt", Turned), ("Pflicht", AsDuty), ("Einleitung", (s, r) => Openings[r.Next(Openings.Length)] + s), ("Nebensatz", ConditionFirst),
    ];

    /// <summary>Two sentences in one.</summary>
    public static string Joined(string first, string second, Random random) =>
        first[..^1] + (random.Next(3) switch { 0 => "; ", 1 => ", und ", _ => "; außerdem gilt: " }) + LowerFirst(second);

    public static string LowerFirst(string sentence) =>
        Find(sentence, "^(Der|Die|Das|Ein|Eine|Bei|Für|Nach|Am|Im|In|Auf|Wer|Wird|Ist|Bis|Vor|Ab|Auch|Mit|Zur|Zum) ").Success ? char.ToLower(sentence[0], CultureInfo.InvariantCulture) + sentence[1..] : sentence;

    private static string? WithSynonyms(string s, Random random)
    {
        var fitting = Synonyms.Where(p => s.Contains(p.From, StringComparison.Ordinal)).ToArray();
        if (fitting.Length == 0)
            return null;
        random.Shuffle(fitting);
        foreach (var (from, to) in fitting.Take(2))
        {
            int at = s.IndexOf(from, StringComparison.Ordinal);
            if (at >= 0)
                s = s[..at] + to + s[(at + from.Length)..];
        }

        return s;
    }

    private static string? Shortened(string s, Random _)
    {
        string shorter = Replace(s, @"\s*\((?!§)[^)]*\)", "");
        shorter = Replace(shorter, @", (?:soweit|wenn|weil|sofern|damit|insbesondere|zum Beispiel|etwa|auch)\b[^,;.]*\.$", ".");
        shorter = Replace(shorter, @";[^;]*\.$", ".");
        return shorter != s && shorter.Length > 35 ? shorter : null;
    }

    private static string? InDigits(string s, Random _)
    {
        string other = Replace(s, @"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn|zwanzig|dreißig)(?= \w*(?:[Tt]age|[Ww]ochen|[Mm]onate|[Jj]ahre|[Ss]tunden|[Mm]inuten))", m => Digits[m.Value]);
        other = Replace(other, $@"\b(\d{{1,2}})\. ({string.Join('|', Months)}) (\d{{4}})", m => $"{int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture):00}.{Array.IndexOf(Months, m.Groups[2].Value) + 1:00}.{m.Groups[3].Value}");
        other = Replace(Replace(Replace(Replace(other, @"(\d) Euro", "$1 €"), @"(\d) Prozent", "$1 %"), @"Abs\. (\d)", "Absatz $1"), @"(\d{1,2}):00 Uhr", "$1 Uhr");
        other = Replace(other, @"06799 400-(\d{4})", "06799/400 $1");
        return other != s ? other : null;
    }

    /// <summary>"X ist am Y Z." becomes "Am Y ist X Z."</summary>
    private static string? Turned(string s, Random _)
    {
        var match = Find(s, @"^((?:Der|Die|Das|Ein|Eine|Beschäftigte)\b[^,;:()]{3,60}?) (ist|sind|wird|werden|muss|müssen|kann|können|darf|dürfen|soll|sollen|gilt|gelten) ((?:am|im|in|bis|bei|für|ab|nach|vor|innerhalb|spätestens|mit|durch|über|zum|zur|auf|an) [^,;:().]*?[A-ZÄÖÜ]\w+) ([a-zäöü][^,;:().]+\.)$");
        return match.Success ? $"{Upper(match.Groups[3].Value)} {match.Groups[2].Value} {LowerFirst(match.Groups[1].Value + " ").Trim()} {match.Groups[4].Value}" : null;
    }

    /// <summary>"X ist zu melden." becomes "Sie müssen X melden."</summary>
    private static string? AsDuty(string s, Random _)
    {
        var match = Find(s, @"^((?:Die|Das) [^,;:()]{3,70}?) (?:ist|sind) ([^,;:()]*?)\s?zu (\w+en)\.$");
        return match.Success && !s.Contains(" nicht ", StringComparison.Ordinal) ? $"Sie müssen {LowerFirst(match.Groups[1].Value + " ").Trim()} {match.Groups[2].Value} {match.Groups[3].Value}.".Replace("  ", " ", StringComparison.Ordinal) : null;
    }

    /// <summary>"A, wenn B." becomes "Wenn B, gilt: A."</summary>
    private static string? ConditionFirst(string s, Random _)
    {
        var match = Find(s, @"^(.+), (wenn|sofern|soweit) ([^,;]+)\.$");
        return match.Success ? $"{Upper(match.Groups[2].Value)} {match.Groups[3].Value}, gilt: {LowerFirst(match.Groups[1].Value)}." : null;
    }

    private static string Upper(string s) => char.ToUpper(s[0], CultureInfo.InvariantCulture) + s[1..];

    private static string Replace(string s, string pattern, string by) => Regex.Replace(s, pattern, by, RegexOptions.None, Patience);

    private static string Replace(string s, string pattern, MatchEvaluator by) => Regex.Replace(s, pattern, by, RegexOptions.None, Patience);

    private static Match Find(string s, string pattern) => Regex.Match(s, pattern, RegexOptions.None, Patience);
}
