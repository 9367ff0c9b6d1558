using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>What must be known before a rule can be computed, and which of neighbouring rules the facts choose.</summary>
internal static class RuleNeeds
{
    /// <summary>The rule that the facts make of the one that was named; the same when no neighbour fits better.</summary>
    public static string Choose(string key, CaseFacts facts) => key switch
    {
        "widerspruch" when facts.Circumstances.HasFlag(Circumstances.WrongInstruction) => "widerspruch-ohne-belehrung",
        "widerspruch" when facts.Circumstances.HasFlag(Circumstances.SocialLaw) => facts.Circumstances.HasFlag(Circumstances.Abroad) ? "widerspruch-sozial-ausland" : "widerspruch-sozial",
        "urlaub-tvoed" when facts.Circumstances.HasFlag(Circumstances.Sick) => "urlaub-tvoed-krank",
        "elternzeit" when facts.IsFromThree is true => "elternzeit-ab-drei",
        "elternzeit-kuendigungsschutz" when facts.IsFromThree is true => "elternzeit-kuendigungsschutz-ab-drei",
        "familienpflegezeit" when facts.Circumstances.HasFlag(Circumstances.FollowsCare) => "familienpflegezeit-anschluss",
        "personalrat" when facts.Circumstances.HasFlag(Circumstances.Federal) => "personalrat-bund",
        "personalrat" when facts.Circumstances.HasFlag(Circumstances.Urgent) => "personalrat-dringend",
        "angebotsfrist" when facts.Circumstances.HasFlag(Circumstances.Electronic) => "angebotsfrist-elektronisch",
        "zuschlag" when facts.Circumstances.HasFlag(Circumstances.Electronic) || facts.Way == Delivery.Electronic => "zuschlag-elektronisch",
        "umweltinformation" when facts.Circumstances.HasFlag(Circumstances.Complex) => "umweltinformation-komplex",
        "bem" when facts.Absences is { Count: > 1 } => "bem-summe",
        "kuendigung" when facts.Circumstances.HasFlag(Circumstances.Trial) => "kuendigung-6-monate",
        "kuendigung" when facts.ServiceMonths is { } months => months switch
        {
            <= 6 => "kuendigung-6-monate",
            <= 12 => "kuendigung-1-jahr",
            < 60 => "kuendigung",
            < 96 => "kuendigung-5-jahre",
            < 120 => "kuendigung-8-jahre",
            < 144 => "kuendigung-10-jahre",
            _ => "kuendigung-12-jahre",
        },
        "fehlgeburt-13-woche" => facts.PregnancyWeek switch { >= 20 => "fehlgeburt-20-woche", >= 17 => "fehlgeburt-17-woche", _ => key },
        _ => key,
    };

    /// <summary>Whether the day of the trigger usually lies ahead of the one who asks.</summary>
    public static Lean LeanOf(DeadlineRule rule) =>
        rule.Kind is CalculationKind.Backward or CalculationKind.StartBefore or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.Notice
            || (rule.Kind == CalculationKind.Fixed && rule.Day is null)
            ? Lean.Future
            : Lean.Past;

    /// <summary>Facts that a question must give, some of them at least, for a computation to be wanted.</summary>
    public static bool HasStart(DeadlineRule rule, CaseFacts facts) => rule.Kind switch
    {
        CalculationKind.Notice => facts.Date is not null || facts.End is not null || facts.EndOf is not null,
        CalculationKind.MaternityProtection => facts.Birth is not null || facts.Expected is not null,
        CalculationKind.ParentalAllowance => facts.Birth is not null || facts.Received is not null,
        CalculationKind.ThresholdSum => facts.Absences is not null,
        CalculationKind.YearEnd => facts.Year is not null || facts.Date is not null,
        CalculationKind.Payday => facts.Month is not null,
        CalculationKind.Fixed when rule.Day is { Point: not null } => facts.Month is not null,
        CalculationKind.Fixed when rule.Day is not null => facts.Year is not null,
        CalculationKind.Count => false,
        _ => facts.Date is not null,
    };

    /// <summary>What to ask next; null when all is known.</summary>
    public static Fact? Missing(DeadlineRule rule, CaseFacts facts)
    {
        switch (rule.Kind)
        {
            case CalculationKind.Notice:
                return rule.Key is "kuendigung" && facts.ServiceMonths is null && !facts.Circumstances.HasFlag(Circumstances.Trial) ? Fact.Service : HasStart(rule, facts) ? null : Fact.Date;
            case CalculationKind.MaternityProtection:
                return HasStart(rule, facts) ? null : Fact.Birth;
            case CalculationKind.ParentalAllowance:
                return facts.Birth is null ? Fact.Birth : facts.Received is null ? Fact.Received : null;
            case CalculationKind.ThresholdSum:
                return facts.Absences is null ? Fact.Absences : null;
            case CalculationKind.YearEnd:
                return HasStart(rule, facts) ? null : Fact.Year;
            case CalculationKind.Payday:
                return facts.Month is null ? Fact.Month : null;
            case CalculationKind.Fixed when rule.Day is not null:
                return HasStart(rule, facts) ? null : rule.Day is { Point: not null } ? Fact.Month : Fact.Year;
            case CalculationKind.Hours:
                return facts.Date is null ? Fact.Date : facts.Time is null ? Fact.Time : null;
            case CalculationKind.AfterNotification:
                return facts.Date is null ? Fact.Date : facts.Way is null ? Fact.Way : null;
            default:
                if (facts.Date is null)
                    return Fact.Date;
                return rule.Key switch
                {
                    "elternzeit" or "elternzeit-kuendigungsschutz" when facts.IsFromThree is null => Fact.ChildAge,
                    "fehlgeburt-13-woche" when facts.PregnancyWeek is null => Fact.PregnancyWeek,
                    _ => null,
                };
        }
    }

    /// <summary>The trigger is the end of a month: then the month says the day.</summary>
    public static bool StartsAtMonthEnd(DeadlineRule rule) =>
        rule.Kind is not CalculationKind.Fixed && (rule.Trigger.Contains("Ende des Monats", StringComparison.OrdinalIgnoreCase) || rule.Trigger.Contains("Tag des Monats", StringComparison.OrdinalIgnoreCase) || rule.Trigger.Contains("Monatsende", StringComparison.OrdinalIgnoreCase));
}
