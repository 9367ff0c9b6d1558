using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>How deadlines are watched. Bound from the configuration section <c>Watch</c>; people change their own part of it.</summary>
public sealed class WatchOptions
{
    private State _state = State.RP;

    /// <summary>Whose public holidays are quiet days: the assistant's, there is no setting of its own. See <see cref="In"/>.</summary>
    public State State => _state;

    /// <summary>How many days before a deadline people are reminded who did not say otherwise.</summary>
    /// <remarks>Numbers separated by commas: a list in the settings would be added to the default instead of replacing it.</remarks>
    public string LeadDays { get; set; } = "14, 7, 1";

    /// <summary>From this hour of the day on nobody is disturbed, local time in Germany.</summary>
    public TimeOnly QuietFrom { get; set; } = new(18, 0);

    /// <summary>Until this hour nobody is disturbed; reminders arrive then.</summary>
    public TimeOnly QuietUntil { get; set; } = new(7, 0);

    /// <summary>Send the overview of the week to people who did not say otherwise. Off: nobody gets mail they did not ask for.</summary>
    public bool WeeklyOverview { get; set; }

    /// <summary>A server that claimed a reminder and fell silent for so long has lost it to the others.</summary>
    public TimeSpan ClaimTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>For how many days done deadlines and notices are kept.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>The same, with the holidays of that state.</summary>
    public WatchOptions In(State state)
    {
        _state = state;
        return this;
    }

    /// <summary>In German, what cannot work and how to mend it. Empty when all can.</summary>
    public IReadOnlyList<string> FindProblems()
    {
        var problems = new List<string>();
        if (Leads is null || WatchSettings.LeadDaysProblem(Leads) is not null)
            problems.Add($"Watch:LeadDays ist keine Liste von höchstens {WatchSettings.MaxLeads} Vorlaufzeiten von 0 bis {WatchSettings.MaxLeadDays} Tagen. Abhilfe: zum Beispiel 14, 7, 1 eintragen.");
        if (WatchSettings.QuietProblem(QuietFrom, QuietUntil) is { } quiet)
            problems.Add($"Watch:QuietFrom, Watch:QuietUntil: {quiet}");
        if (ClaimTime < TimeSpan.FromSeconds(30) || ClaimTime > TimeSpan.FromHours(1))
            problems.Add("Watch:ClaimTime muss zwischen 30 Sekunden und einer Stunde liegen. Abhilfe: zum Beispiel 00:05:00 eintragen.");
        if (KeepDays is < 1 or > 3650)
            problems.Add("Watch:KeepDays muss zwischen 1 und 3650 liegen. Abhilfe: zum Beispiel 90 eintragen.");
        return problems;
    }

    /// <summary>Of a person who said nothing. Only of options that can work.</summary>
    internal WatchSettings DefaultSettings => new(Leads ?? [], QuietFrom, QuietUntil, WeeklyOverview, null);

    /// <summary>Null: not readable.</summary>
    private IReadOnlyList<int>? Leads
    {
        get
        {
            var days = new List<int>();
            foreach (string part in LeadDays.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int day))
                    return null;
                days.Add(day);
            }

            return DeadlineBook.Sorted(days);
        }
    }
}
