using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>Finds dates in a question as people write them: with and without year, weekdays, gestern, vor drei Tagen, Ende März.</summary>
internal static partial class DateReader
{
    /// <summary>Milliseconds; no input of permitted length comes near it.</summary>
    private const int MatchTimeout = 500;

    private const string MonthNames =
        @"(?<mn>jan(uar|\.)?|jän(ner)?|feb(ruar|\.)?|märz|mär\.|maerz|apr(il|\.)?|mai|jun[io]?|jul[iy]?|aug(ust|\.)?|sep(tember|t\.?|\.)?|okt(ober|\.)?|nov(ember|\.)?|dez(ember|\.)?)";

    private const string Numbers =
        @"(?<n>\d{1,3}|einem|einer|ein|eine|einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn)";

    private static readonly FrozenDictionary<string, int> s_numbers = new Dictionary<string, int>
    {
        ["ein"] = 1,
        ["eine"] = 1,
        ["einem"] = 1,
        ["einer"] = 1,
        ["einen"] = 1,
        ["zwei"] = 2,
        ["drei"] = 3,
        ["vier"] = 4,
        ["fünf"] = 5,
        ["sechs"] = 6,
        ["sieben"] = 7,
        ["acht"] = 8,
        ["neun"] = 9,
        ["zehn"] = 10,
        ["elf"] = 11,
        ["zwölf"] = 12,
        ["vierzehn"] = 14,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] s_months = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];

    private static readonly string[] s_weekdays = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];

    /// <summary>In the order of the text, none within another.</summary>
    public static IReadOnlyList<DateMention> Read(string text, DateOnly today)
    {
        var found = new List<DateMention>();
        Take(Iso(), m => Day(m, Value(m, "y"), Value(m, "m"), Value(m, "d")));
        Take(Numeric(), m => Day(m, FullYear(m), Value(m, "m"), Value(m, "d")));
        Take(Named(), m => Day(m, FullYear(m), MonthOf(m), Value(m, "d")));
        Take(Short(), m => Value(m, "m") <= 12 ? Day(m, null, Value(m, "m"), Value(m, "d")) : null);
        Take(PointOfMonth(), m => new DateMention(m.Index, m.Index + m.Length, m.Value) { Year = FullYear(m), Month = MonthOf(m), Point = PointOf(m) });
        Take(NamedMonth(), m => new DateMention(m.Index, m.Index + m.Length, m.Value) { Year = FullYear(m), Month = MonthOf(m) });
        Take(SlashMonth(), m => Value(m, "m") is >= 1 and <= 12 ? new DateMention(m.Index, m.Index + m.Length, m.Value) { Year = Value(m, "y"), Month = Value(m, "m") } : null);
        Take(NamedDay(), m => Named(m, today));
        Take(Ago(), m => Counted(m, today, -1));
        Take(Hence(), m => Counted(m, today, 1));
        Take(Since(), m => Counted(m, today, -1) is { } since ? since with { IsSince = true } : null);
        Take(OfWeek(), m => OnWeekday(m) with { Week = WeekOf(m) });
        Take(OnDay(), OnWeekday);
        Take(DayAlone(), m => Value(m, "d") is >= 1 and <= 31 ? new DateMention(m.Groups["d"].Index, m.Groups["d"].Index + m.Groups["d"].Length + 1, m.Groups["d"].Value + ".") { Day = Value(m, "d") } : null);
        Take(YearAlone(), m => new DateMention(m.Index, m.Index + m.Length, m.Value) { Year = Value(m, "y") });
        Take(NamedYear(), m => new DateMention(m.Index, m.Index + m.Length, m.Value) { Year = today.Year + (m.Value[0] is 'n' or 'k' or 'N' or 'K' ? 1 : m.Value[0] is 'd' or 'D' or 'h' or 'H' ? 0 : -1) });
        return Joined(text, [.. found.OrderBy(m => m.Start)], today);

        void Take(Regex pattern, Func<Match, DateMention?> make)
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (make(match) is { } mention && found.TrueForAll(f => mention.End <= f.Start || f.End <= mention.Start))
                    found.Add(mention);
            }
        }
    }

    /// <summary>A number as digits or as a word; null when it is neither.</summary>
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : s_numbers.TryGetValue(text, out number) ? number : null;

    /// <summary>"Montag, 3. März" is one date: the weekday must agree with it, or tells the year.</summary>
    private static IReadOnlyList<DateMention> Joined(string text, List<DateMention> found, DateOnly today)
    {
        for (int i = 0; i + 1 < found.Count; i++)
        {
            var (first, second) = (found[i], found[i + 1]);
            if (first.Weekday is not { } weekday || second.Day is null || second.Month is null || second.Problem is not null || !Between().IsMatch(text[first.End..second.Start]))
                continue;
            string both = text[first.Start..second.End];
            var joined = second with { Start = first.Start, Text = both };
            if (second.Year is { } year)
            {
                var day = new DateOnly(year, second.Month.Value, second.Day.Value);
                if (day.DayOfWeek != weekday)
                    joined = joined with { Problem = new($"„{both}“ passt nicht zusammen: Der {SpokenGerman.Short(day)} ist ein {SpokenGerman.Weekday(day)}.", "Welcher Tag ist gemeint? Bitte nennen Sie das Datum mit Jahr.") };
            }
            else
            {
                int[] years = [.. new[] { 0, -1, 1, -2, 2 }.Select(o => today.Year + o).Where(y => second.Day <= DateTime.DaysInMonth(y, second.Month.Value) && new DateOnly(y, second.Month.Value, second.Day.Value).DayOfWeek == weekday)];
                joined = years.Length > 0
                    ? joined with { Year = years[0] }
                    : joined with { Problem = new($"„{both}“ passt in keinem der Jahre {today.Year - 2} bis {today.Year + 2} zusammen.", "Bitte nennen Sie das Datum mit Jahr.") };
            }

            found[i] = joined;
            found.RemoveAt(i + 1);
        }

        return found;
    }

    private static DateMention Day(Match m, int? year, int month, int day)
    {
        var mention = new DateMention(m.Index, m.Index + m.Length, m.Value.Trim());
        if (month is < 1 or > 12)
            return mention with { Problem = new($"„{mention.Text}“: Einen Monat {month} gibt es nicht.", "Bitte nennen Sie das Datum noch einmal, zum Beispiel 03.03.2026.") };
        int longest = DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year.Value : 2028, month);
        if (day < 1 || day > longest)
        {
            string length = month == 2 && year is null ? "28 oder 29" : longest.ToString(CultureInfo.InvariantCulture);
            string of = year is { } y ? string.Create(CultureInfo.InvariantCulture, $" {y}") : "";
            return mention with { Problem = new($"Den {day}. {SpokenGerman.Month(month)}{of} gibt es nicht: Der {SpokenGerman.Month(month)}{of} hat {length} Tage.", "Welcher Tag ist gemeint?") };
        }

        return year is < 1 or > 9999
            ? mention with { Problem = new($"„{mention.Text}“: Das Jahr ist nicht lesbar.", "Bitte nennen Sie das Jahr vierstellig.") }
            : mention with { Year = year, Month = month, Day = day };
    }

    private static DateMention? Named(Match m, DateOnly today)
    {
        int away = m.Groups["w"].Value.ToLowerInvariant() switch { "heute" => 0, "gestern" => -1, "vorgestern" => -2, "morgen" => 1, _ => 2 };
        return new DateMention(m.Index, m.Index + m.Length, m.Value) { Counted = today.AddDays(away) };
    }

    private static DateMention? Counted(Match m, DateOnly today, int sign)
    {
        if (Number(m.Groups["n"].Value) is not { } count)
            return null;
        string unit = m.Groups["u"].Value.ToLowerInvariant();
        int by = sign * count;
        var day = unit[0] switch { 't' => today.AddDays(by), 'w' => today.AddDays(7 * by), _ => Periods.AddMonths(today, by) };
        return new DateMention(m.Index, m.Index + m.Length, m.Value) { Counted = day };
    }

    private static DateMention OnWeekday(Match m)
    {
        string name = m.Groups["wd"].Value.ToLowerInvariant();
        if (name == "sonnabend")
            name = "samstag";
        string which = m.Groups["q"].Value.ToLowerInvariant();
        int direction = which.Length == 0 ? 0 : which[0] is 'l' or 'v' ? -1 : which[0] is 'n' or 'k' ? 1 : 0;
        return new DateMention(m.Index, m.Index + m.Length, m.Value) { Weekday = (DayOfWeek)Array.IndexOf(s_weekdays, name), Which = direction };
    }

    private static int WeekOf(Match m)
    {
        string week = m.Groups["wk"].Value.ToLowerInvariant();
        return week[0] switch { 'n' or 'k' => 1, 'd' => 0, _ => week.StartsWith("vorletzt", StringComparison.Ordinal) ? -2 : -1 };
    }

    private static MonthPoint PointOf(Match m) => char.ToLowerInvariant(m.Groups["p"].Value[0]) switch { 'a' => MonthPoint.Beginning, 'm' => MonthPoint.Middle, _ => MonthPoint.End };

    private static int MonthOf(Match m)
    {
        string name = m.Groups["mn"].Value.ToLowerInvariant();
        return name.StartsWith("mae", StringComparison.Ordinal) ? 3 : Array.FindIndex(s_months, p => name.StartsWith(p == "jan" && name.StartsWith("jän", StringComparison.Ordinal) ? "jän" : p, StringComparison.Ordinal)) + 1;
    }

    private static int Value(Match m, string group) => int.Parse(m.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int? FullYear(Match m)
    {
        if (!m.Groups["y"].Success)
            return null;
        int year = Value(m, "y");
        return m.Groups["y"].Length == 2 ? year > 45 ? 1900 + year : 2000 + year : year;
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(?<![\d.-])(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)", Options, MatchTimeout)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.(\s?(?<y>\d{4}|\d{2})(?![\d:]|\s*uhr))?(?!\d)", Options, MatchTimeout)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![\d.])(?<d>\d{1,2})(\.|ter|ten)?\s*" + MonthNames + @"(?!\w)(\s*(?<y>\d{4})(?!\d))?", Options, MatchTimeout)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d.,:])(?<d>[0-3]?\d)\.(?<m>[01]?\d)(?![\d.,:]|\.\d|\s*(uhr|h\b|std|stunden|prozent|%|euro|€|eur))", Options, MatchTimeout)]
    private static partial Regex Short();

    [GeneratedRegex(@"\b(?<p>anfang|mitte|ende)\s+(des\s+)?(monats\s+)?" + MonthNames + @"(?!\w)(\s+(?<y>\d{4}))?", Options, MatchTimeout)]
    private static partial Regex PointOfMonth();

    [GeneratedRegex(@"(?<![\w])(?<mn>januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?!\w)(\s+(?<y>\d{4}))?", Options, MatchTimeout)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"(?<![\d./])(?<m>\d{1,2})/(?<y>20\d\d)(?!\d)", Options, MatchTimeout)]
    private static partial Regex SlashMonth();

    [GeneratedRegex(@"(?<!guten\s)\b(?<w>heute|vorgestern|gestern|übermorgen|(?<!(heute|gestern|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\s)morgen)\b", Options, MatchTimeout)]
    private static partial Regex NamedDay();

    [GeneratedRegex(@"\bvor\s+" + Numbers + @"\s+(?<u>tag|woche|monat)(en?|n)?\b", Options, MatchTimeout)]
    private static partial Regex Ago();

    [GeneratedRegex(@"\bin\s+" + Numbers + @"\s+(?<u>tag|woche|monat)(en?|n)?\b", Options, MatchTimeout)]
    private static partial Regex Hence();

    [GeneratedRegex(@"\bseit\s+" + Numbers + @"\s+(?<u>tag|woche|monat)(en?|n)?\b", Options, MatchTimeout)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b((?<wk>letzte[rn]?|vorletzte[rn]?|vorige[rn]?|vergangene[rn]?|nächste[rn]?|kommende[rn]?|diese[rn]?)\s+woche\s+(am\s+)?(?<wd>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)|(?<wd>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\s+(?<wk>letzter|vorletzter|voriger|vergangener|nächster|kommender|dieser)\s+woche)\b", Options, MatchTimeout)]
    private static partial Regex OfWeek();

    [GeneratedRegex(@"\b((?<q>letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|nächste[nrm]?|kommende[nrm]?|diese[nrm]?)\s+)?(?<wd>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?=(abend|nachmittag|früh|vormittag|morgen|mittag)?\b)", Options, MatchTimeout)]
    private static partial Regex OnDay();

    [GeneratedRegex(@"\b(am|zum|vom|ab dem|seit dem|dem|den|der)\s+(?<d>\d{1,2})\.(?=\s*($|[?!,;)]|(?-i:[a-zäöü])))", Options, MatchTimeout)]
    private static partial Regex DayAlone();

    [GeneratedRegex(@"(?<![\d.,§/-])(?<y>(19[3-9]|20\d)\d)(?!\d|[.:/-]\d|\s*(euro|€|eur|uhr))", Options, MatchTimeout)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"\b((letzte[sn]?|vorige[sn]?|vergangene[sn]?|diese[sn]?|nächste[sn]?|kommende[sn]?|heurige[sn]?)\s+jahre?s?|vorjahre?s?)\b", Options, MatchTimeout)]
    private static partial Regex NamedYear();

    [GeneratedRegex(@"^[\s,]*(dem|den|der)?\s*$", Options, MatchTimeout)]
    private static partial Regex Between();
}
