using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>When a person may be disturbed: on working days between the end of their night and its beginning, by the clock in Germany.</summary>
internal sealed class WorkTimes(WorkCalendar calendar, TimeOnly begin, TimeOnly end)
{
    public static WorkTimes Of(WatchSettings settings, WorkCalendar calendar) => new(calendar, settings.QuietUntil, settings.QuietFrom);

    public WorkCalendar Calendar => calendar;

    /// <summary>The first moment of that day, whatever day it is.</summary>
    public DateTimeOffset BeginOf(DateOnly day) => GermanDay.At(day, begin);

    public bool IsOpen(DateTimeOffset moment)
    {
        var day = GermanDay.Of(moment);
        return calendar.IsWorkingDay(day) && moment >= BeginOf(day) && moment < GermanDay.At(day, end);
    }

    /// <summary>The moment itself when it is open, else the next one that is.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset moment)
    {
        if (IsOpen(moment))
            return moment;
        var day = GermanDay.Of(moment);
        if (!calendar.IsWorkingDay(day) || moment >= BeginOf(day))
            day = calendar.NextWorkingDay(day);
        return BeginOf(day);
    }
}
