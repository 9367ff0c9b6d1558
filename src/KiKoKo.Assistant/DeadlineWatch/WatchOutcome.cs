namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>What came of a wish: <see cref="WatchKept"/>, <see cref="WatchRejected"/> or <see cref="WatchUnknown"/>.</summary>
public abstract record WatchOutcome
{
    private protected WatchOutcome()
    {
    }
}

/// <summary>Done.</summary>
/// <param name="Deadline">As it stands now; null when it is gone from this person's list.</param>
public sealed record WatchKept(WatchedDeadline? Deadline) : WatchOutcome;

/// <summary>Not done, because of what was entered or because of how things stand.</summary>
/// <param name="Field">title, day, note, leadDays, until, colleague, quiet, substitute; "" when it is no field's fault.</param>
/// <param name="Message">German, says what to do.</param>
public sealed record WatchRejected(string Field, string Message) : WatchOutcome;

/// <summary>This person has no such deadline. Whether somebody else has is not said.</summary>
public sealed record WatchUnknown : WatchOutcome;
