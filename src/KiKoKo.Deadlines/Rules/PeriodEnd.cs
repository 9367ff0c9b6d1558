namespace KiKoKo.Deadlines.Rules;

/// <summary>Where a period ends, and how that came about.</summary>
/// <param name="Date">The last day; the period ends as it ends.</param>
/// <param name="Computed">The last day before any shift to a working day.</param>
public sealed record PeriodEnd(DateOnly Date, DateOnly Computed, IReadOnlyList<CalculationStep> Steps);
