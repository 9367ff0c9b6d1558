using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Rules;

/// <summary>A deadline with a name: what sets it going, how it is counted, on what it rests. See <c>regeln.md</c> for the fields.</summary>
/// <param name="Key">"widerspruch". Several versions may share it when they hold at different times.</param>
/// <param name="Name">German, for people.</param>
public sealed record DeadlineRule(string Key, string Name)
{
    /// <summary>What happens at the start, or what the deadline lies before.</summary>
    public required string Trigger { get; init; }

    public required CalculationKind Kind { get; init; }

    public required string Basis { get; init; }

    public int? Count { get; init; }

    public CountUnit? Unit { get; init; }

    public EndShift? Shift { get; init; }

    public NoticeEnd? NoticeEnd { get; init; }

    public FixedDay? Day { get; init; }

    /// <summary>How such an act is usually notified, when the facts do not say.</summary>
    public NotificationWay? Way { get; init; }

    public bool? SkipNonWorking { get; init; }

    /// <summary>The working day before a shifted end is named as the safe one.</summary>
    public bool Cautious { get; init; }

    /// <summary>The trigger must lie on or after it.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The trigger must lie on or before it.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What must be asked, in German.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<string> Disputes { get; init; } = [];

    /// <summary>Words by which people mean this rule.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The line of its heading, from 1.</summary>
    public int Line { get; init; }

    public bool HoldsOn(DateOnly day) => !(day < ValidFrom) && !(day > ValidUntil);

    /// <summary>The calculation that the rule makes of the facts.</summary>
    public Calculation For(RuleFacts facts)
    {
        var kind = Kind == CalculationKind.Notice && facts.EndIsGiven ? CalculationKind.NoticeLatest : Kind;
        var age = kind == CalculationKind.AgeAtMonthEnd && facts.Years is null && facts.Start is { } birth ? RetirementAge.Of(birth.Year) : (facts.Years, facts.Months);
        bool isThreshold = kind is CalculationKind.Threshold or CalculationKind.ThresholdSum, isBirth = kind is CalculationKind.MaternityProtection;
        return new Calculation(kind)
        {
            Basis = Basis,
            Event = $"{Name}. {Trigger}",
            Start = facts.Start,
            Calendar = facts.Calendar,
            RecipientCalendar = facts.RecipientCalendar,
            Count = isThreshold || isBirth ? null : Count,
            Unit = isThreshold || isBirth ? null : Unit,
            Shift = Shift,
            NoticeEnd = NoticeEnd,
            Day = Day,
            Way = kind == CalculationKind.AfterNotification ? facts.Way ?? Way : null,
            SkipNonWorking = SkipNonWorking,
            Days = isThreshold ? Count : null,
            Weeks = isBirth ? facts.Weeks ?? Count : null,
            Absences = kind == CalculationKind.ThresholdSum ? facts.Absences : null,
            ExpectedBirth = facts.ExpectedBirth,
            Birth = facts.Birth,
            Received = facts.Received,
            Years = age.Item1,
            Months = age.Item2,
            Cautious = Cautious,
        };
    }
}

/// <summary>What is known of the single case. What a rule does not need must be null.</summary>
public sealed record RuleFacts
{
    public StartPoint? Start { get; init; }

    public WorkCalendar? Calendar { get; init; }

    public WorkCalendar? RecipientCalendar { get; init; }

    /// <summary>How notification came about; null: as usual for the rule.</summary>
    public NotificationWay? Way { get; init; }

    /// <summary>For notice: the start is the wanted end, asked for is the latest day.</summary>
    public bool EndIsGiven { get; init; }

    public IReadOnlyList<Absence>? Absences { get; init; }

    public DateOnly? ExpectedBirth { get; init; }

    public DateOnly? Birth { get; init; }

    public int? Weeks { get; init; }

    public DateOnly? Received { get; init; }

    public int? Years { get; init; }

    public int? Months { get; init; }
}
