namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>How one person wants to be reminded.</summary>
/// <param name="LeadDays">Days before a deadline, each 0 to 365, at most five; for deadlines that have none of their own.</param>
/// <param name="QuietFrom">Evening: from here on nothing arrives. Local time in Germany, later than <paramref name="QuietUntil"/>.</param>
/// <param name="QuietUntil">Morning: until here nothing arrives; reminders come at this hour.</param>
/// <param name="WeeklyOverview">An overview on the first working day of the week.</param>
/// <param name="Substitute">Who is reminded while this person is away; null when nobody is named.</param>
public sealed record WatchSettings(IReadOnlyList<int> LeadDays, TimeOnly QuietFrom, TimeOnly QuietUntil, bool WeeklyOverview, Substitute? Substitute)
{
    /// <summary>The most lead times that one deadline may have.</summary>
    public const int MaxLeads = 5;

    /// <summary>The longest lead time in days.</summary>
    public const int MaxLeadDays = 365;

    /// <summary>In German, what is wrong with these lead times; null when nothing is.</summary>
    public static string? LeadDaysProblem(IReadOnlyList<int> days) =>
        days.Count > MaxLeads || days.Any(d => d is < 0 or > MaxLeadDays)
            ? $"Bitte geben Sie höchstens {MaxLeads} Vorlaufzeiten von 0 bis {MaxLeadDays} Tagen an, zum Beispiel 14, 7, 1."
            : null;

    /// <summary>In German, what is wrong with this quiet time; null when nothing is.</summary>
    public static string? QuietProblem(TimeOnly from, TimeOnly until) =>
        from <= until || from - until < TimeSpan.FromHours(1)
            ? "Die Ruhezeit muss über Nacht gehen und tagsüber mindestens eine Stunde frei lassen, zum Beispiel von 18:00 bis 7:00 Uhr."
            : null;
}

/// <summary>Somebody who is reminded in place of a person, or besides them.</summary>
/// <param name="PersonId">Another person whom the system knows.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive.</param>
/// <param name="Instead">The person themselves is left in peace; else both are reminded.</param>
public sealed record Substitute(string PersonId, DateOnly From, DateOnly Until, bool Instead)
{
    internal bool Stands(DateOnly day) => From <= day && day <= Until;
}
