using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>What is to be computed. Fields that a kind does not know must be null; <see cref="Calculator"/> says which are missing or too many.</summary>
public sealed record Calculation(CalculationKind Kind)
{
    /// <summary>The provision that sets the period, "§ 70 VwGO": it becomes the basis of the first step.</summary>
    public string? Basis { get; init; }

    /// <summary>What happened at the start, in German.</summary>
    public string? Event { get; init; }

    public StartPoint? Start { get; init; }

    /// <summary>The working days of the place where the deadline must be kept.</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>Those of the recipient's place, which decide about a shifted notification; null: the same.</summary>
    public WorkCalendar? RecipientCalendar { get; init; }

    public int? Count { get; init; }

    public CountUnit? Unit { get; init; }

    /// <summary>Of the extension.</summary>
    public int? SecondCount { get; init; }

    /// <summary>Of the extension.</summary>
    public CountUnit? SecondUnit { get; init; }

    public EndShift? Shift { get; init; }

    /// <summary>How the notification came about; decides about days and shift by itself, so that those two stay null.</summary>
    public NotificationWay? Way { get; init; }

    /// <summary>Days after posting; 0 with <see cref="FictionMonth"/>.</summary>
    public int? FictionDays { get; init; }

    /// <summary>One month after posting (abroad, § 122 Abs. 2 Nr. 2 AO).</summary>
    public bool FictionMonth { get; init; }

    public bool? ShiftFiction { get; init; }

    /// <summary>Hours of Saturdays, Sundays and holidays do not count (§ 222 Abs. 3 ZPO).</summary>
    public bool? SkipNonWorking { get; init; }

    public NoticeEnd? NoticeEnd { get; init; }

    /// <summary>Of a threshold.</summary>
    public int? Days { get; init; }

    public IReadOnlyList<Absence>? Absences { get; init; }

    /// <summary>The expected day of birth.</summary>
    public DateOnly? ExpectedBirth { get; init; }

    public DateOnly? Birth { get; init; }

    public int? Weeks { get; init; }

    /// <summary>When the application arrived.</summary>
    public DateOnly? Received { get; init; }

    public int? Years { get; init; }

    public int? Months { get; init; }

    public FixedDay? Day { get; init; }

    /// <summary>Name the working day before a shifted end as the safe one: a claim would be lost for good.</summary>
    public bool Cautious { get; init; }
}

/// <summary>A time of absence, both days included.</summary>
/// <param name="To">Null: it goes on.</param>
public readonly record struct Absence(DateOnly From, DateOnly? To);

/// <summary>A day that a sentence fixes: a point of the month of the start, or a day of a year counted from that of the start.</summary>
/// <param name="YearsLater">1: "des folgenden Jahres".</param>
public readonly record struct FixedDay(Rules.MonthPoint? Point, int Month = 0, int Number = 0, int YearsLater = 0);
