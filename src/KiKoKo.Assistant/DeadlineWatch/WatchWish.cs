namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>What somebody says about their reminders, as the rules read it.</summary>
internal abstract record WatchWish
{
    private WatchWish()
    {
    }

    /// <summary>"Zeigen Sie meine Erinnerungen."</summary>
    internal sealed record Show : WatchWish;

    /// <summary>"Erinnern Sie mich am 12. Januar an den Jahresbericht."</summary>
    /// <param name="What">"" when they did not say.</param>
    /// <param name="Day">The last day, or of "am …" the day of the reminder; null when they did not say, or see <paramref name="Problem"/>.</param>
    /// <param name="Lead">Days before; null: as the settings say; 0: on the very day.</param>
    /// <param name="Problem">German: what is wrong with the date.</param>
    internal sealed record Remind(string What, DateOnly? Day, int? Lead, string? Problem) : WatchWish;

    /// <summary>"Jahresbericht erledigt."</summary>
    /// <param name="What">"" for a bare "erledigt".</param>
    internal sealed record Done(string What) : WatchWish;
}
