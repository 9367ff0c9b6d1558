using System.Data.Common;
using Dapper;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Planned and delivered reminders in the database.</summary>
internal static class ReminderTable
{
    /// <summary>
    /// Makes the plan of a deadline anew, in the caller's transaction. What was delivered stays and is not planned again as long as the deadline keeps its
    /// day. A server that had claimed one of the rows finds it gone and says nothing.
    /// </summary>
    public static async Task PlanAsync(DbConnection c, DeadlineRow deadline, WatchSettings settings, WorkCalendar calendar, DateTimeOffset now)
    {
        await DropAsync(c, deadline.id);
        if (!deadline.IsOpen)
            return;
        var said = (await c.QueryAsync<string>("SELECT kind FROM watch_reminders WHERE subject = @id AND day = @day", new { deadline.id, deadline.day })).ToHashSet(StringComparer.Ordinal);
        var plan = ReminderPlan.Of(deadline.Day, deadline.LeadDays ?? settings.LeadDays, deadline.SnoozedUntil, WorkTimes.Of(settings, calendar), now);
        foreach (var reminder in plan.Where(r => r.Kind == ReminderPlan.Snooze || !said.Contains(r.Kind)))
            await InsertAsync(c, deadline.id, reminder, deadline.day);
    }

    /// <summary>Nothing more is said of it.</summary>
    public static Task<int> DropAsync(DbConnection c, string subject) =>
        c.ExecuteAsync("DELETE FROM watch_reminders WHERE subject = @subject AND state = 'Planned'", new { subject });

    public static Task<int> InsertAsync(DbConnection c, string subject, PlannedReminder reminder, string day) => c.ExecuteAsync(
        "INSERT INTO watch_reminders (subject, kind, due_at, day, state, not_before) VALUES (@subject, @Kind, @at, @day, 'Planned', @at) ON CONFLICT (subject, kind, due_at) DO NOTHING",
        new { subject, reminder.Kind, at = Stamp.Of(reminder.DueAt), day });
}
