using System.Globalization;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>A day as people say it in a wish.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">With the words that lead to it: "am", "bis zum".</param>
/// <param name="Day">Null: the day does not exist.</param>
/// <param name="IsLast">"bis zum": the last day, not the day of the reminder.</param>
internal readonly partial record struct SpokenDay(int Start, int Length, DateOnly? Day, bool IsLast)
{
    private static readonly string[] s_months = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    private static readonly string[] s_weekdays = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];

    /// <summary>The first day named; null when none is. A date without a year is the next one that comes.</summary>
    public static SpokenDay? Find(string text, DateOnly today)
    {
        if (Pattern().Match(text) is not { Success: true } m)
            return null;
        return new SpokenDay(m.Index, m.Length, DayOf(m, today), m.Groups["until"].Success);
    }

    private static DateOnly? DayOf(Match m, DateOnly today)
    {
        if (m.Groups["near"].Success)
            return today.AddDays(m.Groups["near"].Value.ToLowerInvariant() switch { "heute" => 0, "morgen" => 1, _ => 2 });
        if (m.Groups["weekday"].Success)
        {
            int ahead = (Array.IndexOf(s_weekdays, m.Groups["weekday"].Value.ToLowerInvariant()) - (int)today.DayOfWeek + 7) % 7;
            return today.AddDays(ahead == 0 ? 7 : ahead);
        }

        if (m.Groups["n"].Success)
        {
            int n = Number(m.Groups["n"].Value);
            return char.ToLowerInvariant(m.Groups["unit"].Value[0]) switch { 't' => today.AddDays(n), 'w' => today.AddDays(7 * n), _ => today.AddMonths(n) };
        }

        int day = int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture);
        int month = m.Groups["m"].Success ? int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture) : Array.IndexOf(s_months, m.Groups["name"].Value.ToLowerInvariant()) + 1;
        if (m.Groups["y"].Success)
        {
            int year = int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture);
            return Date(year < 100 ? 2000 + year : year, month, day);
        }

        // 29 February comes again within eight years.
        for (int year = today.Year; year <= today.Year + 8; year++)
        {
            if (Date(year, month, day) is { } date && date >= today)
                return date;
        }

        return null;
    }

    internal static int Number(string word) => word.ToLowerInvariant() switch
    {
        "ein" or "eine" or "einen" or "einem" or "einer" => 1,
        "zwei" => 2,
        "drei" => 3,
        "vier" => 4,
        "fünf" => 5,
        "sechs" => 6,
        "sieben" => 7,
        "acht" => 8,
        "neun" => 9,
        "zehn" => 10,
        "vierzehn" => 14,
        _ => int.Parse(word, CultureInfo.InvariantCulture),
    };

    private static DateOnly? Date(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    internal const string Numbers = @"\d{1,3}|einen|einem|einer|eine|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|vierzehn";

    [GeneratedRegex(
        @"\b((?<until>bis (spätestens )?(zum |am )?|spätestens (am |zum |bis (zum )?)?|(zum|zur frist am) )|(am |vom |den )?)"
        + @"((?<near>heute|übermorgen|morgen)|((kommenden|nächsten|diesen) )?(?<weekday>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
        + @"|in (?<n>" + Numbers + @") (?<unit>tag|woche|monat)(en|e|n)?"
        + @"|((montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),? (dem |den )?)?(?<d>\d{1,2})\. ?((?<m>\d{1,2})(\. ?(?<y>\d{4}|\d{2})?)?|(?<name>januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)( (?<y>\d{4}))?))(?!\w)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        200)]
    private static partial Regex Pattern();
}
