using KiKoKo.Deadlines.Calendars;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>What can be wrong with an entered deadline.</summary>
internal static class NewDeadlineChecks
{
    private const int MaxSteps = 50;

    /// <summary>Without what nobody sees: blanks around, control characters.</summary>
    public static NewDeadline Tidied(this NewDeadline deadline) => deadline with
    {
        Title = string.Join(' ', Clean(deadline.Title, keepLines: false).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        Note = Clean(deadline.Note, keepLines: true).Trim(),
    };

    public static WatchRejected? FindProblem(this NewDeadline deadline, WorkCalendar calendar, DateTimeOffset now)
    {
        var today = GermanDay.Of(now);
        var last = new DateOnly(PublicHolidays.LastYear - 1, 12, 31);
        if (deadline.Title.Length is 0 or > NewDeadline.MaxTitleLength)
            return new("title", $"Bitte geben Sie der Frist einen Titel mit 1 bis {NewDeadline.MaxTitleLength} Zeichen.");
        if (deadline.Note.Length > NewDeadline.MaxNoteLength)
            return new("note", $"Die Notiz ist zu lang. Bitte kürzen Sie sie auf höchstens {NewDeadline.MaxNoteLength} Zeichen.");
        if (deadline.Day < today)
            return new("day", $"Der {WatchTexts.Short(deadline.Day)} ist vorbei. Bitte geben Sie einen Tag ab heute an.");
        if (deadline.Day > last)
            return new("day", $"Für Tage nach dem {WatchTexts.Short(last)} sind die Feiertage in {States.NameOf(calendar.State)} nicht bekannt. Bitte prüfen Sie das Jahr.");
        if (deadline.LeadDays is { } leads && WatchSettings.LeadDaysProblem(leads) is { } problem)
            return new("leadDays", problem);
        return deadline.Steps.Count > MaxSteps || deadline.Steps.Any(s => s.What.Length + s.Basis.Length > NewDeadline.MaxNoteLength)
            ? new("", "Diese Frist hat mehr Rechenschritte, als hier Platz haben.")
            : null;
    }

    private static string Clean(string text, bool keepLines) =>
        string.Create(text.Length, (text, keepLines), static (span, from) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from.text[i]) && !(from.keepLines && from.text[i] == '\n') ? ' ' : from.text[i];
        });
}
