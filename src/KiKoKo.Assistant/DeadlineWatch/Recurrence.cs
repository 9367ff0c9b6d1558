using System.Globalization;
using System.Text.RegularExpressions;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Extraction;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>When a house deadline falls due, again and again or once, as the cell of a Fristenkalender says it.</summary>
internal abstract partial record Recurrence
{
    /// <summary>What a cell may say, for those who fill one in.</summary>
    public const string Forms =
        "31.03.2027 · jährlich am 31. März · halbjährlich am 30. Juni und 31. Dezember · vierteljährlich zum Quartalsende · 10 Tage nach Quartalsende · monatlich bis zum 5. · "
        + "letzter Arbeitstag des Monats · wöchentlich freitags · alle 2 Wochen ab 08.01.2027";

    private static readonly string[] s_weekdays = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];

    private static readonly string[] s_months = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    private Recurrence()
    {
    }

    /// <summary>The first day on or after <paramref name="day"/>; null when none comes any more.</summary>
    public DateOnly? Next(DateOnly day, WorkCalendar calendar)
    {
        for (var (from, end) = (day.AddMonths(-1), day.AddYears(5)); from <= end; from = from.AddDays(1))
        {
            if (Falls(from, calendar) is { } due && due >= day)
                return due;
        }

        return null;
    }

    /// <summary>Reads a cell; null when it is none of <see cref="Forms"/>.</summary>
    public static Recurrence? Read(string cell)
    {
        string text = Blanks().Replace(cell.Trim().ToLowerInvariant().Replace("spätestens ", "").Replace("jeweils ", ""), " ");
        if (EveryFrom().Match(text) is { Success: true } every && Count(every.Groups["n"].Value) is > 0 and <= 99 and var n && Date(every.Groups["date"].Value, cell) is { } start)
            return every.Groups["unit"].Value[0] switch { 't' => new EveryDays(n, start), 'w' => new EveryDays(7 * n, start), 'm' => new EveryMonths(n, start), _ => new EveryMonths(12 * n, start) };
        if (Weekly().Match(text) is { Success: true } weekly)
            return new EveryDays(7, new DateOnly(2023, 1, 1).AddDays(Array.IndexOf(s_weekdays, weekly.Groups["day"].Value))); // 1 January 2023 was a Sunday
        if (QuarterEnd().Match(text) is { Success: true } quarter)
            return new AfterQuarter(quarter.Groups["n"].Success ? int.Parse(quarter.Groups["n"].Value, CultureInfo.InvariantCulture) : 0);
        if (MonthEnd().Match(text) is { Success: true } end)
            return new DayOfMonth(31, end.Groups["work"].Success);
        if (Monthly().Match(text) is { Success: true } monthly && int.Parse(monthly.Groups["n"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var number)
            return new DayOfMonth(number, LastWorkingDay: false);
        if (OfYear(text) is { } days)
            return new DaysOfYear(days);
        return Date(text, cell) is { } once ? new Once(once) : null;
    }

    /// <summary>The deadline that belongs to <paramref name="day"/>: the day itself or, shifted, one near it. Null on most days.</summary>
    protected abstract DateOnly? Falls(DateOnly day, WorkCalendar calendar);

    private static DateOnly? Date(string text, string cell)
    {
        if (DateOnly.TryParseExact(text.Trim().TrimEnd('.'), ["d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return DeadlineFinder.Find("bis zum " + cell.Trim()) is [{ Type: ExpressionType.Absolute, Date: { } found }] ? found : null;
    }

    private static IReadOnlyList<(int Month, int Day)>? OfYear(string text)
    {
        if (Yearly().Match(text) is not { Success: true } yearly)
            return null;
        var days = new List<(int, int)>();
        foreach (string part in yearly.Groups["days"].Value.Split([" und ", ", "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (DayAndMonth().Match(part) is not { Success: true } m)
                return null;
            int day = int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture);
            int month = m.Groups["m"].Success ? int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture) : Array.IndexOf(s_months, m.Groups["name"].Value) + 1;
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2024, month))
                return null;
            days.Add((month, day));
        }

        return days.Count > 0 ? days : null;
    }

    private static int Count(string word) => word switch
    {
        "zwei" => 2,
        "drei" => 3,
        "vier" => 4,
        "fünf" => 5,
        "sechs" => 6,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0,
    };

    private const string Lead = "((bis )?(zum|zu|am|bis)|bis) ";
    private const int MatchTimeout = 200;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\s+", Options, MatchTimeout)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^alle (?<n>\d{1,2}|zwei|drei|vier|fünf|sechs) (?<unit>tage|wochen|monate|jahre),? (ab|seit|beginnend am) (dem )?(?<date>\d{1,2}\.\d{1,2}\.\d{4})$", Options, MatchTimeout)]
    private static partial Regex EveryFrom();

    [GeneratedRegex(@"^(wöchentlich |jede woche |jeden |wöchentlich jeden |wöchentlich, )(am |bis |bis zum )?(?<day>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?$", Options, MatchTimeout)]
    private static partial Regex Weekly();

    [GeneratedRegex("^((vierteljährlich|quartalsweise),? )?(bis |" + Lead + @")?((?<n>\d{1,2}) tage nach )?(dem )?(quartalsende|ende des quartals|ende des vierteljahres)$", Options, MatchTimeout)]
    private static partial Regex QuarterEnd();

    [GeneratedRegex("^(monatlich,? |jeden monat )?(" + Lead + ")?(monatsende|ende des monats|letzte[rn] tag( des monats)?|(?<work>letzte[rn] arbeitstag( des monats)?))$", Options, MatchTimeout)]
    private static partial Regex MonthEnd();

    [GeneratedRegex("^((monatlich|jeden monat),? (" + Lead + @")?(?<n>\d{1,2})\.|(" + Lead + @")?(?<n>\d{1,2})\. (des|eines jeden|jedes) (monats|folgemonats))( des (monats|folgemonats))?$", Options, MatchTimeout)]
    private static partial Regex Monthly();

    [GeneratedRegex("^(jährlich|jedes jahr|halbjährlich|vierteljährlich|quartalsweise|zweimal jährlich|zweimal im jahr),? (" + Lead + ")?(?<days>.+?)( (jeden|jedes|eines jeden) jahres)?$", Options, MatchTimeout)]
    private static partial Regex Yearly();

    [GeneratedRegex("^(" + Lead + @")?(?<d>\d{1,2})\. ?((?<m>\d{1,2})\.?|(?<name>\p{L}+))$", Options, MatchTimeout)]
    private static partial Regex DayAndMonth();

    private sealed record Once(DateOnly Day) : Recurrence
    {
        protected override DateOnly? Falls(DateOnly day, WorkCalendar calendar) => day == Day ? day : null;
    }

    private sealed record EveryDays(int Days, DateOnly From) : Recurrence
    {
        protected override DateOnly? Falls(DateOnly day, WorkCalendar calendar) => day >= From && (day.DayNumber - From.DayNumber) % Days == 0 ? day : null;
    }

    /// <summary>A day that a month does not have is its last.</summary>
    private sealed record EveryMonths(int Months, DateOnly From) : Recurrence
    {
        protected override DateOnly? Falls(DateOnly day, WorkCalendar calendar)
        {
            int between = ((day.Year - From.Year) * 12) + day.Month - From.Month;
            return between >= 0 && between % Months == 0 && From.AddMonths(between) == day ? day : null;
        }
    }

    private sealed record DaysOfYear(IReadOnlyList<(int Month, int Day)> Days) : Recurrence
    {
        protected override DateOnly? Falls(DateOnly day, WorkCalendar calendar) =>
            Days.Any(d => d.Month == day.Month && Math.Min(d.Day, DateTime.DaysInMonth(day.Year, day.Month)) == day.Day) ? day : null;
    }

    private sealed record DayOfMonth(int Number, bool LastWorkingDay) : Recurrence
    {
        protected override DateOnly? Falls(DateOnly day, WorkCalendar calendar) =>
            day.Day != Math.Min(Number, DateTime.DaysInMonth(day.Year, day.Month)) ? null : LastWorkingDay ? calendar.WorkingDayOnOrBefore(day) : day;
    }

    /// <summary>So many days after the last day of March, June, September and December.</summary>
    private sealed record AfterQuarter(int Days) : Recurrence
    {
        protected override DateOnly? Falls(DateOnly day, WorkCalendar calendar)
        {
            var end = day.AddDays(-Days);
            return end.Month % 3 == 0 && end.Day == DateTime.DaysInMonth(end.Year, end.Month) ? day : null;
        }
    }
}
