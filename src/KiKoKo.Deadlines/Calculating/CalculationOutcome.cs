using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>What came of a calculation: a <see cref="DueDate"/>, a <see cref="DayCount"/>, or <see cref="Unresolved"/>. Never a guess.</summary>
public abstract record CalculationOutcome
{
    private protected CalculationOutcome()
    {
    }

    /// <summary>In the order in which they were done.</summary>
    public IReadOnlyList<CalculationStep> Steps { get; init; } = [];

    public IReadOnlyList<CalculationWarning> Warnings { get; init; } = [];
}

/// <summary>A day, with its hour where the law counts hours.</summary>
public sealed record DueDate(DateOnly Date, TimeOnly? Time = null) : CalculationOutcome
{
    /// <summary>The last working day on or before the date where the law does not shift and something must be done by then; else null.</summary>
    public DateOnly? Practical { get; init; }

    /// <summary>The end before it was shifted, when it was.</summary>
    public DateOnly? Computed { get; init; }

    /// <summary>The day on which notification is deemed, for <see cref="CalculationKind.AfterNotification"/>.</summary>
    public DateOnly? Notified { get; init; }

    /// <summary>The earliest date that a warning names as safe.</summary>
    public DateOnly? Safe => Warnings.Min(w => w.SafeDate);
}

/// <summary>A number of days (§ 191 BGB).</summary>
public sealed record DayCount(int Days) : CalculationOutcome;

/// <summary>Nothing could be computed, and why.</summary>
public sealed record Unresolved(IReadOnlyList<Problem> Problems) : CalculationOutcome;

/// <summary>What is wrong with what was asked, in German, and what is needed to mend it.</summary>
public sealed record Problem(string What, string Needed);

/// <summary>A reservation about a result.</summary>
/// <param name="Text">German, with the date if it names one.</param>
/// <param name="SafeDate">Who keeps this earlier date is safe on every reading.</param>
public sealed record CalculationWarning(WarningKind Kind, string Text, DateOnly? SafeDate = null);

public enum WarningKind
{
    /// <summary>Courts or commentaries differ.</summary>
    Disputed,

    /// <summary>The stricter reading was computed.</summary>
    Conservative,

    /// <summary>A fact was assumed, or changes the result when it is otherwise.</summary>
    Assumption,

    /// <summary>Something else to know.</summary>
    Note,
}
