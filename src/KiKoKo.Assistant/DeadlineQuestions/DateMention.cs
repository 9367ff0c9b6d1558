using System.Globalization;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>Whether what a question is about has usually happened or is yet to come: decides between two readings of "am 2. April".</summary>
internal enum Lean
{
    Past,
    Future,
}

/// <summary>A date as somebody wrote it, before it is known which year is meant.</summary>
/// <param name="Start">Offset in the text.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record DateMention(int Start, int End, string Text)
{
    public int? Year { get; init; }

    public int? Month { get; init; }

    public int? Day { get; init; }

    /// <summary>"Ende März".</summary>
    public MonthPoint? Point { get; init; }

    /// <summary>Of "am Montag", or beside a date.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>-1: letzten, 1: nächsten, 0: not said.</summary>
    public int Which { get; init; }

    /// <summary>"Montag letzter Woche": weeks from this one.</summary>
    public int? Week { get; init; }

    /// <summary>"gestern", "vor drei Tagen".</summary>
    public DateOnly? Counted { get; init; }

    /// <summary>"seit drei Wochen": may also tell how long somebody has been employed.</summary>
    public bool IsSince { get; init; }

    /// <summary>Such a day there is not.</summary>
    public Problem? Problem { get; init; }

    public bool IsDay => Counted is not null || Weekday is not null || Day is not null || (Point is not null && Month is not null);

    /// <summary>The day meant, and what was assumed for it; null for a month or a year.</summary>
    public (DateOnly Day, string? Assumed)? Resolve(Lean lean, DateOnly today)
    {
        if (Counted is { } counted)
            return (counted, $"{Text} ist {SpokenGerman.Long(counted)}");
        if (Day is { } day && Month is { } month)
        {
            if (Year is { } year)
                return (new DateOnly(year, month, day), null);
            var chosen = Nearest(lean, today, y => day <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, day) : null, [today.Year - 1, today.Year, today.Year + 1, today.Year + 2, today.Year + 3, today.Year - 2, today.Year - 3]);
            return (chosen, YearOf(chosen));
        }

        if (Point is { } point && Month is { } of)
        {
            var chosen = Year is { } year ? Periods.DayOf(year, of, point) : Nearest(lean, today, y => Periods.DayOf(y, of, point), [today.Year - 1, today.Year, today.Year + 1]);
            return (chosen, $"„{Text}“ ist der {SpokenGerman.Short(chosen)}");
        }

        if (Day is { } number)
        {
            var first = new DateOnly(today.Year, today.Month, 1);
            var chosen = Nearest(lean, today, m => first.AddMonths(m) is var of2 && number <= DateTime.DaysInMonth(of2.Year, of2.Month) ? of2.AddDays(number - 1) : null, [-2, -1, 0, 1, 2]);
            return (chosen, $"der {number.ToString(CultureInfo.InvariantCulture)}. ist der {SpokenGerman.Short(chosen)}");
        }

        if (Weekday is { } weekday)
        {
            var chosen = Weekdays(weekday, lean, today);
            return (chosen, $"mit {SpokenGerman.Weekday(chosen)} ist der {SpokenGerman.Short(chosen)} gemeint");
        }

        return null;
    }

    private static string YearOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"das Jahr {day.Year} (nicht genannt; {SpokenGerman.Short(day)})");

    private DateOnly Weekdays(DayOfWeek weekday, Lean lean, DateOnly today)
    {
        if (Week is { } week)
        {
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + (7 * week));
            return monday.AddDays(((int)weekday + 6) % 7);
        }

        bool back = Which < 0 || (Which == 0 && lean == Lean.Past);
        int away = back ? -(((int)today.DayOfWeek - (int)weekday + 6) % 7) - 1 : (((int)weekday - (int)today.DayOfWeek + 6) % 7) + 1;
        return today.AddDays(away);
    }

    /// <summary>
    /// What has usually happened lies behind us, unless that is most of a year ago and the same day comes soon; what is yet to
    /// come lies ahead.
    /// </summary>
    private static DateOnly Nearest(Lean lean, DateOnly today, Func<int, DateOnly?> at, int[] candidates)
    {
        var days = candidates.Select(at).OfType<DateOnly>().ToList();
        var ahead = days.Where(d => d >= today).DefaultIfEmpty(days.Max()).Min();
        if (lean == Lean.Future)
            return ahead;
        var behind = days.Where(d => d <= today).DefaultIfEmpty(days.Min()).Max();
        return today.DayNumber - behind.DayNumber > 270 && ahead.DayNumber - today.DayNumber < 95 ? ahead : behind;
    }
}
