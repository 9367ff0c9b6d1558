using System.Globalization;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Server.Pages.Deadlines;

/// <summary>One day in a month's table.</summary>
/// <param name="IsOther">Of the month before or after, to fill the week.</param>
/// <param name="Holiday">Its name in the state; null when it is none.</param>
internal sealed record MonthDay(DateOnly Date, bool IsOther, bool IsFree, string? Holiday, IReadOnlyList<WatchedDeadline> Deadlines);

/// <summary>A month in weeks from Monday to Sunday.</summary>
internal sealed record MonthGrid(DateOnly First, IReadOnlyList<IReadOnlyList<MonthDay>> Weeks)
{
    private static readonly DateOnly s_first = new(PublicHolidays.FirstYear, 1, 1);
    private static readonly DateOnly s_last = new(PublicHolidays.LastYear, 12, 1);

    public DateOnly? Previous => First > s_first ? First.AddMonths(-1) : null;

    public DateOnly? Next => First < s_last ? First.AddMonths(1) : null;

    public static MonthGrid Of(DateOnly anyDay, WorkCalendar calendar, IReadOnlyList<WatchedDeadline> deadlines)
    {
        var first = new DateOnly(anyDay.Year, anyDay.Month, 1);
        var byDay = deadlines.ToLookup(d => d.Day);
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        int weeks = (first.AddMonths(1).DayNumber - monday.DayNumber + 6) / 7;
        return new(first, [.. Enumerable.Range(0, weeks).Select(w => (IReadOnlyList<MonthDay>)[.. Enumerable.Range(0, 7).Select(d => Day(monday.AddDays((7 * w) + d)))])]);

        MonthDay Day(DateOnly date)
        {
            bool other = date.Month != first.Month;
            // The week of a border month may reach beyond the years whose holidays are known.
            return other ? new(date, true, false, null, []) : new(date, false, !calendar.IsWorkingDay(date), calendar.HolidayOn(date), [.. byDay[date]]);
        }
    }

    /// <summary>Reads "2026-04"; anything else, or a year without known holidays, is the month of today.</summary>
    public static DateOnly Month(string? text, DateOnly today) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first >= s_first && first <= s_last ? first : today;

    /// <summary>"2026-04".</summary>
    public static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
