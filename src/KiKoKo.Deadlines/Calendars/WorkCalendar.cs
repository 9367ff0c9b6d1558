using System.Collections.Frozen;

namespace KiKoKo.Deadlines.Calendars;

/// <summary>
/// The working days of one place: a state's public holidays and, if it has any, the special days of the municipality.
/// Immutable for its users; may be shared between threads. Answers for 1990 to 2100 and throws
/// <see cref="ArgumentOutOfRangeException"/> for other years.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly FrozenDictionary<State, WorkCalendar> s_byState = States.All.ToFrozenDictionary(s => s, s => new WorkCalendar(s, []));

    private readonly ILookup<int, Holiday> _special;

    // Filled as years are asked for. Two threads may compute the same year; both get the same days.
    private readonly FrozenDictionary<DateOnly, string>?[] _years = new FrozenDictionary<DateOnly, string>?[PublicHolidays.LastYear - PublicHolidays.FirstYear + 1];

    private WorkCalendar(State state, IReadOnlyCollection<Holiday> special)
    {
        State = state;
        _special = special.ToLookup(h => h.Date.Year);
    }

    public State State { get; }

    /// <summary>The calendar of a state without special days.</summary>
    public static WorkCalendar For(State state) => s_byState[state];

    /// <summary>The same with further days on which work rests: what holds in one municipality only.</summary>
    public WorkCalendar With(IEnumerable<Holiday> special) => new(State, [.. _special.SelectMany(y => y), .. special]);

    /// <summary>The name of the holiday on that day, several joined by " / "; null when it is none.</summary>
    public string? HolidayOn(DateOnly day) => Year(day.Year).GetValueOrDefault(day);

    /// <summary>Is it a public holiday here?</summary>
    public bool IsHoliday(DateOnly day) => Year(day.Year).ContainsKey(day);

    /// <summary>Monday to Friday and no holiday (Arbeitstag; what § 193 BGB leaves as the end of a period).</summary>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>Monday to Saturday and no holiday (Werktag, § 3 Abs. 2 BUrlG).</summary>
    public bool IsWerktag(DateOnly day) => day.DayOfWeek is not DayOfWeek.Sunday && !IsHoliday(day);

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public DateOnly WorkingDayOnOrAfter(DateOnly day) => Walk(day, 1, IsWorkingDay);

    /// <summary>The day itself when it is a working day, else the one before.</summary>
    public DateOnly WorkingDayOnOrBefore(DateOnly day) => Walk(day, -1, IsWorkingDay);

    /// <summary>The first working day after the day.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => WorkingDayOnOrAfter(day.AddDays(1));

    /// <summary>The last working day before the day.</summary>
    public DateOnly PreviousWorkingDay(DateOnly day) => WorkingDayOnOrBefore(day.AddDays(-1));

    /// <summary>The first Werktag after the day.</summary>
    public DateOnly NextWerktag(DateOnly day) => Walk(day.AddDays(1), 1, IsWerktag);

    /// <summary>The last Werktag before the day.</summary>
    public DateOnly PreviousWerktag(DateOnly day) => Walk(day.AddDays(-1), -1, IsWerktag);

    private static DateOnly Walk(DateOnly day, int step, Func<DateOnly, bool> found)
    {
        while (!found(day))
            day = day.AddDays(step);
        return day;
    }

    private FrozenDictionary<DateOnly, string> Year(int year)
    {
        if (year is < PublicHolidays.FirstYear or > PublicHolidays.LastYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"Feiertage sind für die Jahre {PublicHolidays.FirstYear} bis {PublicHolidays.LastYear} bekannt.");
        ref var days = ref _years[year - PublicHolidays.FirstYear];
        return days ??= PublicHolidays.Of(State, year).Concat(_special[year])
            .GroupBy(h => h.Date)
            .ToFrozenDictionary(d => d.Key, d => string.Join(" / ", d.Select(h => h.Name).Distinct(StringComparer.Ordinal)));
    }
}
