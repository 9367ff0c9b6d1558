using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Server.Pages.Deadlines;

/// <summary>Where a deadline stands today: decides under which heading it is listed.</summary>
internal enum Standing
{
    Offered,
    Overdue,
    ThisWeek,
    Later,
    Done,
}

internal static class Standings
{
    public static Standing Of(WatchedDeadline deadline, DateOnly today) => deadline switch
    {
        { Offer.IsMine: false } => Standing.Offered,
        { IsDone: true } => Standing.Done,
        _ when deadline.Day < today => Standing.Overdue,
        _ when deadline.Day <= Sunday(today) => Standing.ThisWeek,
        _ => Standing.Later,
    };

    public static string Name(Standing standing) => standing switch
    {
        Standing.Offered => "Ihnen angeboten",
        Standing.Overdue => "Überfällig",
        Standing.ThisWeek => "Diese Woche",
        Standing.Later => "Später",
        Standing.Done => "Erledigt",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    /// <summary>"heute", "morgen", "in 12 Tagen", "vor 3 Tagen".</summary>
    public static string Distance(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "heute",
        1 => "morgen",
        -1 => "gestern",
        > 0 and var days => $"in {days} Tagen",
        var days => $"vor {-days} Tagen",
    };

    /// <summary>The last day of the week of a day; it may be the day itself.</summary>
    private static DateOnly Sunday(DateOnly day) => day.AddDays((7 - (int)day.DayOfWeek) % 7);
}
