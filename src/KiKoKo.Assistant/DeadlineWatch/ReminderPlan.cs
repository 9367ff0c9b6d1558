namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>One thing to be said, and when.</summary>
/// <param name="Kind">lead-N, snooze or day; with the moment it names the reminder of a deadline.</param>
internal readonly record struct PlannedReminder(string Kind, DateTimeOffset DueAt);

/// <summary>When a deadline is to be remembered. Pure: the same facts give the same plan.</summary>
internal static class ReminderPlan
{
    public const string Snooze = "snooze";
    public const string LastDay = "day";

    public static string Lead(int days) => FormattableString.Invariant($"lead-{days}");

    /// <summary>
    /// The reminders still to come, earliest first. One that would fall on a quiet day comes on the working day before, so none is ever later than the
    /// deadline. Two that would come at the same moment are one. When every lead time is already over, the last working day of the deadline remains.
    /// </summary>
    /// <param name="now">What is due before is not planned: the person entered or changed the deadline later than that.</param>
    public static IReadOnlyList<PlannedReminder> Of(DateOnly day, IReadOnlyList<int> leadDays, DateOnly? snoozedUntil, WorkTimes times, DateTimeOffset now)
    {
        var plan = new SortedDictionary<DateTimeOffset, string>();
        if (snoozedUntil is { } until && until <= day)
            Add(Snooze, until);
        foreach (int lead in leadDays.Order())
        {
            if (snoozedUntil is null || day.AddDays(-lead) >= snoozedUntil)
                Add(Lead(lead), day.AddDays(-lead));
        }

        if (plan.Count == 0)
            Add(LastDay, day);
        return [.. plan.Select(p => new PlannedReminder(p.Value, p.Key))];

        void Add(string kind, DateOnly on)
        {
            var at = times.BeginOf(times.Calendar.WorkingDayOnOrBefore(on));
            if (at > now)
                plan.TryAdd(at, kind);
        }
    }
}
