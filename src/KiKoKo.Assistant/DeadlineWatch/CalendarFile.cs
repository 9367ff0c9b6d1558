using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Deadlines as an iCalendar object (RFC 5545): one all-day event each, an alarm per lead time.</summary>
public static class CalendarFile
{
    /// <summary>Media type of what <see cref="Write"/> gives.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Writes the deadlines. The same deadline has the same UID in every file, so that a calendar replaces what it already has.</summary>
    /// <param name="settings">Lead times of deadlines that have none of their own; alarms come as reminders do, in the morning of a working day.</param>
    /// <param name="now">DTSTAMP.</param>
    public static string Write(IEnumerable<WatchedDeadline> deadlines, WatchSettings settings, WatchOptions options, DateTimeOffset now)
    {
        var calendar = WorkCalendar.For(options.State);
        var lines = new CalendarLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//KiKoKo//Fristen//DE");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", "PUBLISH");
        lines.AddText("X-WR-CALNAME", "KiKoKo Fristen");
        lines.Add("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        lines.Add("X-PUBLISHED-TTL", "PT6H");
        foreach (var deadline in deadlines)
            WriteEvent(lines, deadline, deadline.LeadDays ?? settings.LeadDays, settings.QuietUntil, calendar, now);
        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    private static void WriteEvent(CalendarLines lines, WatchedDeadline deadline, IReadOnlyList<int> leads, TimeOnly morning, WorkCalendar calendar, DateTimeOffset now)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Add("UID", deadline.Id + "@fristen.kikoko");
        lines.Add("DTSTAMP", Moment(now));
        lines.Add("CREATED", Moment(deadline.CreatedAt));
        lines.Add("LAST-MODIFIED", Moment(deadline.ChangedAt));
        lines.Add("SEQUENCE", deadline.Revision.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTART;VALUE=DATE", Day(deadline.Day));
        lines.Add("DTEND;VALUE=DATE", Day(deadline.Day.AddDays(1))); // exclusive, RFC 5545 section 3.6.1
        lines.AddText("SUMMARY", "Frist: " + deadline.Title);
        if (Description(deadline) is { Length: > 0 } description)
            lines.AddText("DESCRIPTION", description);
        lines.Add("TRANSP", "TRANSPARENT");
        lines.Add("CLASS", "PRIVATE");
        if (!deadline.IsDone)
        {
            foreach (var trigger in leads.Select(l => Trigger(deadline.Day, l, morning, calendar)).Distinct().Order())
            {
                lines.Add("BEGIN", "VALARM");
                lines.Add("ACTION", "DISPLAY");
                lines.Add("TRIGGER", Duration(trigger));
                lines.AddText("DESCRIPTION", "Frist: " + deadline.Title);
                lines.Add("END", "VALARM");
            }
        }

        lines.Add("END", "VEVENT");
    }

    private static string Description(WatchedDeadline deadline) =>
        string.Join('\n', [.. deadline.Steps.Select(s => s.Basis.Length > 0 ? $"{s.What} ({s.Basis})" : s.What), .. deadline.Note.Length > 0 ? [deadline.Note] : Array.Empty<string>()]);

    /// <summary>From the beginning of the deadline's day on the wall clock; the clocks' change is the reader's to count.</summary>
    private static TimeSpan Trigger(DateOnly day, int lead, TimeOnly morning, WorkCalendar calendar) =>
        TimeSpan.FromDays(calendar.WorkingDayOnOrBefore(day.AddDays(-lead)).DayNumber - day.DayNumber) + morning.ToTimeSpan();

    private static string Duration(TimeSpan span)
    {
        var length = span.Duration();
        string days = length.Days > 0 ? FormattableString.Invariant($"{length.Days}D") : "";
        string hours = length.Hours > 0 || length.Minutes > 0 ? FormattableString.Invariant($"T{length.Hours}H") : "";
        string minutes = length.Minutes > 0 ? FormattableString.Invariant($"{length.Minutes}M") : "";
        string text = days + hours + minutes;
        return (span < TimeSpan.Zero ? "-P" : "P") + (text.Length > 0 ? text : "T0S");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
