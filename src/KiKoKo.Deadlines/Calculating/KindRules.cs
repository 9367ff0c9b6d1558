using System.Collections.Frozen;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>The fields of a calculation by their names in the data language.</summary>
[Flags]
internal enum Fields
{
    None = 0,
    Day = 1,
    Time = 1 << 1,
    Month = 1 << 2,
    Calendar = 1 << 3,
    N = 1 << 4,
    Unit = 1 << 5,
    N2 = 1 << 6,
    Unit2 = 1 << 7,
    Shift = 1 << 8,
    Fiction = 1 << 9,
    Skip = 1 << 10,
    To = 1 << 11,
    Days = 1 << 12,
    Periods = 1 << 13,
    Expected = 1 << 14,
    Birth = 1 << 15,
    Weeks = 1 << 16,
    Received = 1 << 17,
    Years = 1 << 18,
    Months = 1 << 19,
    FixedDay = 1 << 20,
}

/// <summary>What a kind is called, what it needs and what else it may have.</summary>
internal sealed record KindRule(CalculationKind Kind, string Name, Fields Needs, Fields May = Fields.None)
{
    private const Fields Period = Fields.N | Fields.Unit;

    public static FrozenDictionary<CalculationKind, KindRule> All { get; } = new KindRule[]
    {
        new(CalculationKind.AfterEvent, "event", Fields.Day | Period | Fields.Shift),
        new(CalculationKind.FromDayStart, "daystart", Fields.Day | Period | Fields.Shift),
        new(CalculationKind.AfterNotification, "fiction+event", Fields.Day | Period | Fields.Shift | Fields.Fiction),
        new(CalculationKind.Wait, "wait", Fields.Day | Period),
        new(CalculationKind.Hours, "hours", Fields.Day | Fields.Time | Fields.N | Fields.Skip, Fields.Unit),
        new(CalculationKind.Extension, "extension", Fields.Day | Fields.Calendar | Period | Fields.N2 | Fields.Unit2, Fields.Shift),
        new(CalculationKind.ProceduralExtension, "extension_procedural", Fields.Day | Fields.Calendar | Period | Fields.N2 | Fields.Unit2, Fields.Shift),
        new(CalculationKind.Backward, "backward", Fields.Day | Period),
        new(CalculationKind.StartBefore, "start_before", Fields.Day | Period),
        new(CalculationKind.BackwardWorkdays, "backward_workdays", Fields.Day | Fields.Calendar | Fields.N, Fields.Unit),
        new(CalculationKind.ClearDaysBefore, "clear_days_before", Fields.Day | Fields.N, Fields.Unit),
        new(CalculationKind.Notice, "notice", Fields.Day | Period | Fields.To),
        new(CalculationKind.NoticeLatest, "notice_latest", Fields.Day | Period | Fields.To),
        new(CalculationKind.Werktage, "werktage", Fields.Day | Fields.Calendar | Fields.N, Fields.Unit),
        new(CalculationKind.SicknessCertificate, "efzg", Fields.Day | Fields.Calendar),
        new(CalculationKind.Threshold, "threshold", Fields.Day | Fields.Days),
        new(CalculationKind.ThresholdSum, "threshold_sum", Fields.Days | Fields.Periods),
        new(CalculationKind.MaternityProtection, "muschg", Fields.Expected | Fields.Birth | Fields.Weeks),
        new(CalculationKind.ParentalAllowance, "beeg7", Fields.Birth | Fields.Received),
        new(CalculationKind.AgeAtMonthEnd, "age_monthend", Fields.Day | Fields.Years, Fields.Months),
        new(CalculationKind.YearEnd, "yearend", Fields.N | Fields.Shift, Fields.Unit),
        new(CalculationKind.Payday, "payday", Fields.Month | Fields.Calendar),
        new(CalculationKind.Fixed, "fixed", Fields.None, Fields.FixedDay | Fields.Shift),
        new(CalculationKind.Count, "count", Period),
    }.ToFrozenDictionary(r => r.Kind);

    public static FrozenDictionary<string, CalculationKind> ByName { get; } = All.Values.ToFrozenDictionary(r => r.Name, r => r.Kind, StringComparer.Ordinal);

    /// <summary>Kinds whose end the law does not move: to ask for a shift contradicts them.</summary>
    public bool NeverShifts => !(Needs | May).HasFlag(Fields.Shift);
}
