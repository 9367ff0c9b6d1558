using System.Globalization;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>What notices say.</summary>
internal static class WatchTexts
{
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>"Montag, 30.11.2026".</summary>
    public static string Long(DateOnly day) => day.ToString("dddd, dd.MM.yyyy", s_german);

    public static string Short(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>"in 7 Tagen", "morgen", "heute", "seit 3 Tagen abgelaufen".</summary>
    public static string Distance(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "heute",
        1 => "morgen",
        > 1 and var days => $"in {days} Tagen",
        -1 => "seit gestern abgelaufen",
        var days => $"seit {-days} Tagen abgelaufen",
    };

    public static string ReminderTitle(string title, DateOnly day, DateOnly today) =>
        day < today ? $"Frist abgelaufen: {title}" : $"Frist {Distance(day, today)}: {title}";

    /// <param name="late">The reminder should have come on an earlier day.</param>
    /// <param name="absent">Name of the person in whose place this one is reminded; null for their own.</param>
    public static string ReminderText(DeadlineRow deadline, DateOnly today, bool late, string? absent)
    {
        var lines = new List<string> { $"{deadline.title}: letzter Tag ist {Long(deadline.Day)} ({Distance(deadline.Day, today)})." };
        if (absent is not null)
            lines.Add($"Sie erhalten diese Erinnerung in Vertretung für {absent}.");
        if (late)
            lines.Add("Diese Erinnerung konnte nicht früher zugestellt werden.");
        if (deadline.note.Length > 0)
            lines.Add(deadline.note);
        return string.Join('\n', lines);
    }

    public static string OverviewText(IReadOnlyList<DeadlineRow> overdue, IReadOnlyList<DeadlineRow> week, IReadOnlyList<DeadlineRow> next)
    {
        var lines = new List<string>();
        Add("Abgelaufen und nicht erledigt", overdue);
        Add("Diese Woche", week);
        Add("Nächste Woche", next);
        return string.Join('\n', lines);

        void Add(string heading, IReadOnlyList<DeadlineRow> rows)
        {
            if (rows.Count == 0)
                return;
            lines.Add(heading + ":");
            lines.AddRange(rows.Select(r => $"– {Long(r.Day)}: {r.title}"));
        }
    }
}
