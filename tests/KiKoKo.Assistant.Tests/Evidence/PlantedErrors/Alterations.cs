using System.Globalization;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Tests.Evidence.PlantedErrors;

/// <summary>Ways of making a sentence wrong in one fact. Each returns null where it finds nothing to alter.</summary>
internal static class Alterations
{
    private static readonly string[] NumberWords = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "zehn", "zwölf", "vierzehn"];
    private static readonly string[] Units = ["Tage", "Wochen", "Monate", "Jahre", "Stunden"];
    private static readonly string[] Laws = ["TVöD", "BGB", "BUrlG", "BEEG", "EFZG", "TzBfG", "DSGVO", "ArbZG", "MuSchG"];
    private static readonly string[] Offices = ["Personalservice", "Rechtsamt", "Kämmerei", "Datenschutzbeauftragte", "Personalrat", "Amtsleitung", "IT-Servicedesk", "Führungskraft", "Gleichstellungsbeauftragte", "Poststelle", "Schwerbehindertenvertretung", "Stadtkasse", "Hausmeisterdienst", "Vergabestelle"];
    private static readonly (string, string)[] Bounds = [("mindestens", "höchstens"), ("höchstens", "mindestens"), ("spätestens", "frühestens"), ("frühestens", "spätestens"), ("mehr als", "weniger als"), ("weniger als", "mehr als")];
    private static readonly (string, string)[] Duties = [("muss", "kann"), ("müssen", "können"), ("kann", "muss"), ("können", "müssen"), ("soll", "kann"), ("darf", "soll")];
    private static readonly (string, string)[] Directions = [("vor Beginn", "nach Beginn"), ("nach Beginn", "vor Beginn"), ("vor dem Termin", "nach dem Termin"), ("vor Ablauf", "nach Ablauf"), ("nach Ablauf", "vor Ablauf"), ("nach Zugang", "vor Zugang"), ("bis zum", "ab dem"), ("ab dem", "bis zum")];
    private static readonly (string, string)[] Verdicts = [("untersagt", "erlaubt"), ("verboten", "erlaubt"), ("unzulässig", "zulässig"), ("erlaubt", "verboten"), ("zulässig", "untersagt")];

    public static readonly (string Name, Func<string, IReadOnlyList<string>, Random, string?> Make)[] All =
    [
        ("Zahl", (s, _, r) => Number(s, r)), ("Zahlwort", (s, _, r) => Swap(s, @"\b(zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn)\b", m => Other(NumberWords, m.Value, r))),
        ("Einheit", (s, _, r) => Swap(s, @"(?<=\b(?:\d+|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf) )(Arbeitstage|Werktage|Tage|Wochen|Monate|Jahre|Stunden|Minuten)n?\b", m => Other(Units, m.Groups[1].Value, r))),
        ("Monat", (s, _, r) => Swap(s, @"(?<=\d\. )(" + string.Join('|', Rephrasings.Months) + ")", m => Other(Rephrasings.Months, m.Value, r))),
        ("Tag", (s, _, r) => Swap(s, @"\b\d{1,2}(?=\. (?:" + string.Join('|', Rephrasings.Months) + "))", m => Plus(m.Value, 1 + r.Next(5), 28))),
        ("Uhrzeit", (s, _, r) => Swap(s, @"\b\d{1,2}(?=(?::\d\d)? Uhr)", m => Plus(m.Value, 1 + r.Next(3), 24))),
        ("Betrag", (s, _, r) => Swap(s, @"\b\d[\d.]*(?=(?:,\d\d)? (?:Euro|€))", m => r.Next(2) == 0 ? m.Value + "0" : Plus(m.Value.Replace(".", "", StringComparison.Ordinal), 1 + r.Next(40), int.MaxValue))),
        ("Paragraf", (s, _, r) => Swap(s, @"(?<=§ |Abs\. |Satz \b|Art\. |Absatz )\d+", m => Plus(m.Value, 1 + r.Next(2), int.MaxValue))),
        ("Gesetz", (s, _, r) => Swap(s, @"\b(" + string.Join('|', Laws) + @")\b", m => Other(Laws, m.Value, r))),
        ("Formular", (s, _, r) => Swap(s, @"(?<=\b(?:FO|DA|MB|DV|PB)-\d\d-)\d\d\b", m => Plus(m.Value, 1 + r.Next(7), 98))),
        ("Rufnummer", (s, _, r) => Swap(s, @"(?<=06799[ /]400[- ]\d{3})\d|(?<=Durchwahl \d{3})\d", m => Plus(m.Value, 1 + r.Next(8), 10))),
        ("Adresse", (s, _, r) => Swap(s, @"[\w.-]+(?=@)", _ => r.Next(2) == 0 ? "info" : "poststelle.mitte")),
        ("Raum", (s, _, r) => Swap(s, @"(?<=\b[RS] )\d{3}\b", m => Plus(m.Value, 1 + r.Next(9), int.MaxValue))),
        ("Stelle", (s, _, r) => Swap(s, @"\b(" + string.Join('|', Offices) + @")\b", m => Other(Offices, m.Value, r))),
        ("Verneinung hinzu", (s, _, r) => s.Contains("nicht", StringComparison.Ordinal) || s.Contains("kein", StringComparison.Ordinal) || s.Contains("ohne", StringComparison.Ordinal) ? null : Swap(s, @" (?=\w+(?:t|en|lich|ig|bar)\.$)", _ => " nicht ")),
        ("Verneinung weg", (s, _, r) => s.Contains("nicht nur", StringComparison.Ordinal) || s.Contains("nicht mehr", StringComparison.Ordinal) ? null : Swap(s, @"\bnicht |\bk(?=eine?[nmrs]?\b)", _ => "")),
        ("Grenze", (s, _, r) => Replaced(s, Bounds)), ("Pflicht", (s, _, r) => Replaced(s, Duties)), ("Richtung", (s, _, r) => Replaced(s, Directions)), ("Erlaubnis", (s, _, r) => Replaced(s, Verdicts)),
        ("Einschränkung weg", (s, _, r) => s.Contains("nicht nur", StringComparison.Ordinal) ? null : Swap(s, @"(?<=\w )(nur|ausschließlich) ", _ => "")),
        ("fremde Angabe", Moved),
    ];

    private static string? Number(string s, Random r) =>
        Swap(s, @"(?<![\d.,§/-]|§ |Abs\. |Nr\. |Art\. |Satz )\b\d{1,4}\b(?=\s(?:\w*tage|Wochen|Monate|Jahre|Stunden|Minuten|Euro|Prozent|%|Personen))", m => Plus(m.Value, 1 + r.Next(9), int.MaxValue));

    /// <summary>A number with its unit, a day or a time that another sentence of the section states.</summary>
    private static string? Moved(string s, IReadOnlyList<string> section, Random r)
    {
        foreach (string pattern in (string[])[$@"\b\d{{1,2}}\. (?:{string.Join('|', Rephrasings.Months)})(?: \d{{4}})?", @"\b(?:\d+|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf) (?:Arbeitstage|Werktage|Tage|Wochen|Monate|Jahre|Stunden|Minuten)n?\b", @"\b\d[\d.]* Euro", @"\b\d{1,2}:\d\d Uhr"])
        {
            var own = Regex.Match(s, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            if (!own.Success)
                continue;
            var others = section.Where(o => o != s).SelectMany(o => Regex.Matches(o, pattern, RegexOptions.None, TimeSpan.FromSeconds(1))).Select(m => m.Value).Where(v => !s.Contains(v, StringComparison.Ordinal)).ToList();
            if (others.Count > 0)
                return s[..own.Index] + others[r.Next(others.Count)] + s[(own.Index + own.Length)..];
        }

        return null;
    }

    private static string? Swap(string s, string pattern, Func<Match, string> by)
    {
        var match = Regex.Match(s, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success ? s[..match.Index] + by(match) + s[(match.Index + match.Length)..] : null;
    }

    private static string? Replaced(string s, (string From, string To)[] pairs)
    {
        foreach (var (from, to) in pairs)
        {
            var match = Regex.Match(s, $@"(?<!\w){from}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
                return s[..match.Index] + to + s[(match.Index + match.Length)..];
        }

        return null;
    }

    private static string Other(string[] all, string one, Random r)
    {
        string other;
        do
            other = all[r.Next(all.Length)];
        while (other == one);
        return other;
    }

    private static string Plus(string number, int more, int modulus) =>
        ((int.Parse(number, CultureInfo.InvariantCulture) + more) % modulus).ToString(new string('0', number.Length), CultureInfo.InvariantCulture);
}
