using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying.Preserving;

/// <summary>Reads the facts of a text, negations aside. No character belongs to two facts.</summary>
internal static partial class FactReader
{
    private static readonly (FactKind Kind, Regex Pattern, Func<Match, string> Key)[] s_readers =
    [
        (FactKind.Mail, Mail(), m => m.Value.ToLowerInvariant()),
        (FactKind.Address, Address(), m => m.Value.TrimEnd('.', ',').ToLowerInvariant()),
        (FactKind.Provision, Provision(), ProvisionKey),
        (FactKind.Date, NumericDate(), m => DateKey(m.Groups["year"].Value, int.Parse(m.Groups["month"].ValueSpan), m.Groups["day"].Value)),
        (FactKind.Date, IsoDate(), m => DateKey(m.Groups["year"].Value, int.Parse(m.Groups["month"].ValueSpan), m.Groups["day"].Value)),
        (FactKind.Date, WrittenDate(), m => DateKey(m.Groups["year"].Value, GermanNumbers.Month(m.Groups["month"].Value), m.Groups["day"].Value)),
        (FactKind.Time, Clock(), m => $"{int.Parse(m.Groups["hour"].ValueSpan)}:{(m.Groups["minute"].Success ? m.Groups["minute"].Value : "00")}"),
        (FactKind.Amount, Amount(), m => GermanNumbers.Canonical(m.Groups["n"].Value) + Scale(m) + (m.Groups["unit"].Value is "Cent" ? "c" : "€")),
        (FactKind.Percentage, Percentage(), m => GermanNumbers.Canonical(m.Groups["n"].Value)),
        (FactKind.Period, Period(), m => GermanNumbers.Canonical(m.Groups["n"].Value) + Unit(m.Groups["unit"].Value)),
        (FactKind.Phone, Phone(), m => string.Concat(m.Value.Where(c => char.IsAsciiDigit(c) || c == '+')).Replace("+49", "0", StringComparison.Ordinal)),
        (FactKind.Code, Code(), m => m.Value.ToUpperInvariant()),
        (FactKind.Bound, Bound(), BoundKey),
        (FactKind.Number, Number(), m => GermanNumbers.Canonical(m.Groups["n"].Value) + Scale(m)),
    ];

    /// <summary>In the order in which they stand in the text.</summary>
    public static IReadOnlyList<Fact> Read(string text)
    {
        // A protected blank is one for a printer; the length stays, so places stay.
        string plain = text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('‑', '-');
        var taken = new bool[plain.Length];
        var facts = new List<Fact>();
        foreach (var (kind, pattern, key) in s_readers)
        {
            foreach (Match m in pattern.Matches(plain))
            {
                if (taken.AsSpan(m.Index, m.Length).Contains(true))
                    continue;
                taken.AsSpan(m.Index, m.Length).Fill(true);
                facts.Add(new Fact(kind, key(m), m.Index, m.Index + m.Length, text.Substring(m.Index, m.Length)));
            }
        }

        facts.Sort((a, b) => a.Start.CompareTo(b.Start));
        return facts;
    }

    private static string ProvisionKey(Match m) => ProvisionParts().Replace(m.Value.ToLowerInvariant(), p => p.Value.Trim() switch
    {
        "abs." or "absatz" => "a",
        "satz" or "s." => "s",
        "nr." or "nummer" => "n",
        "art." or "artikel" => "art",
        "buchst." or "buchstabe" or "lit." => "b",
        "paragraf" or "paragraph" or "paragrafen" or "§§" => "§",
        _ => "",
    });

    private static string DateKey(string year, int month, string day) => $"{(year.Length == 2 ? "20" + year : year)}-{month:00}-{day.PadLeft(2, '0')}";

    private static string Scale(Match m) => m.Groups["scale"].Value switch { "" => "", "Tausend" or "Tsd." => "k", "Mio." or "Million" or "Millionen" => "M", _ => "G" };

    private static string Unit(string unit) => unit[0] switch
    {
        'T' => "T",
        'A' => "AT",
        'K' => "KT",
        'M' when unit.StartsWith("Min", StringComparison.Ordinal) => "min",
        'M' => "M",
        'J' => "J",
        'S' => "h",
        'Q' => "Q",
        'W' when unit.StartsWith("We", StringComparison.Ordinal) => "WT",
        _ => "W",
    };

    private static string BoundKey(Match m) => m.Value.ToLowerInvariant() switch
    {
        "mindestens" or "wenigstens" or "mind." or "min." => ">=",
        "höchstens" or "maximal" or "max." or "nicht mehr als" => "<=",
        "mehr als" => ">",
        "weniger als" => "<",
        var word => word,
    };

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MatchTimeout = 1000;
    private const string UnitWord = @"(?<unit>Tage?[ns]?|Tages|Arbeitstage?[ns]?|Arbeitstages|Werktage?[ns]?|Werktages|Kalendertage?[ns]?|Kalendertages|Wochen?|Monate?[ns]?|Monats|Jahre?[ns]?|Jahres|Stunden?|Minuten?|Quartale?[ns]?)";

    [GeneratedRegex(@"(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+", Plain, MatchTimeout)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>„“""()]+", Plain, MatchTimeout)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:§§?|\b(?:Art\.|Artikel|Paragra(?:f|ph)(?:en)?)(?=\s*\d))\s*\d+[a-z]?\b(?:\s*(?:Abs\.|Absatz)\s*\d+[a-z]?)?(?:\s*(?:S\.|Satz)\s*\d+)?(?:\s*(?:Nr\.|Nummer)\s*\d+[a-z]?)?(?:\s*(?:Buchst\.|Buchstabe|lit\.)\s*[a-z])?(?:\s+(?:[A-ZÄÖÜ][\p{L}]*[A-ZÄÖÜ]+[\p{L}]*))?", Plain, MatchTimeout)]
    private static partial Regex Provision();

    [GeneratedRegex(@"abs\.|absatz|satz|s\.|nr\.|nummer|artikel|art\.|buchstabe|buchst\.|lit\.|paragra(?:f|ph)(?:en)?|§§|\s+", Plain, MatchTimeout)]
    private static partial Regex ProvisionParts();

    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>0?[1-9]|1[0-2])\.(?:\s?(?<year>\d{4}|\d{2})(?![\d]))?(?!\d)", Plain, MatchTimeout)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b", Plain, MatchTimeout)]
    private static partial Regex IsoDate();

    [GeneratedRegex($@"(?:\b(?<day>\d{{1,2}})\.\s?)?\b(?<month>{GermanNumbers.Months}|(?:Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez)\.)(?!\p{{L}})(?:\s(?<year>\d{{4}})\b)?", Plain, MatchTimeout)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"\b(?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))?\s?Uhr(?:\s(?<minute>\d{2})\b)?", Plain, MatchTimeout)]
    private static partial Regex Clock();

    [GeneratedRegex($@"\b(?<n>{GermanNumbers.Figures}|{GermanNumbers.InWords})(?:\s(?<scale>Tausend|Tsd\.|Mio\.|Million(?:en)?|Mrd\.|Milliarden?))?(?:,-)?\s?(?<unit>€|EUR\b|Euro\b|Cent\b)|(?<unit>€|EUR)\s?(?<n>{GermanNumbers.Figures})", Plain, MatchTimeout)]
    private static partial Regex Amount();

    [GeneratedRegex($@"\b(?<n>{GermanNumbers.Figures}|{GermanNumbers.InWords})\s?(?:%|Prozent\b|v\.\s?H\.)", Plain, MatchTimeout)]
    private static partial Regex Percentage();

    [GeneratedRegex($@"\b(?<n>{GermanNumbers.Figures}|{GermanNumbers.InWords}|[Ee]ine[mnrs]?|[Ee]in)\s(?:\p{{Ll}}+en?\s)?{UnitWord}\b", Plain, MatchTimeout)]
    private static partial Regex Period();

    [GeneratedRegex(@"(?<![\d.,/-])(?:\+49|0)[1-9]\d{1,4}[\s/-]{1,3}\d{2,}(?:[\s/-]\d+)*(?!\d)|(?<=(?:Telefon|Tel\.|Durchwahl|Rufnummer|Fax):?\s)[\d][\d\s/-]{2,}\d", Plain, MatchTimeout)]
    private static partial Regex Phone();

    /// <summary>File numbers, IBAN, names of forms: letters and figures in one word. It looks ahead a bounded way, or a word of ten thousand hyphens would take seconds.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d/_-])(?:DE\d{2}(?:\s?\d{4}){4}\s?\d{2}|(?=[\p{L}\d/_-]{0,60}\d)(?=[\d/_-]{0,60}\p{L})[\p{L}\d]+(?:[/_-][\p{L}\d]+)*|\d+(?:[/-]\d+)+)\b", Plain, MatchTimeout)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(?:[Mm]indestens|[Ww]enigstens|[Hh]öchstens|[Mm]aximal|[Mm]ax\.|[Mm]ind\.|[Mm]in\.(?=\s\d)|[Ss]pätestens|[Ff]rühestens|[Nn]icht mehr als|[Mm]ehr als|[Ww]eniger als)(?!\p{L})", Plain, MatchTimeout)]
    private static partial Regex Bound();

    [GeneratedRegex($@"(?<![\p{{L}}\d])(?<n>{GermanNumbers.Figures}|(?:{GermanNumbers.InWords})(?!\p{{L}}))(?:\s(?<scale>Tausend|Tsd\.|Mio\.|Million(?:en)?|Mrd\.|Milliarden?))?", Plain | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex Number();
}
