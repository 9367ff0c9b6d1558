namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>The overview of a week: on its first working day.</summary>
internal static class WeeklyOverview
{
    public const string Kind = "week";

    /// <summary>Under which it stands among the reminders.</summary>
    public static string Subject(string person) => "week:" + person;

    public static string? PersonOf(string subject) => subject.StartsWith("week:", StringComparison.Ordinal) ? subject["week:".Length..] : null;

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>When the overview of the week that starts on <paramref name="monday"/> comes; null when nobody works in that week.</summary>
    public static DateTimeOffset? DueIn(DateOnly monday, WorkTimes times)
    {
        var first = times.Calendar.WorkingDayOnOrAfter(monday);
        return first < monday.AddDays(7) ? times.BeginOf(first) : null;
    }
}
