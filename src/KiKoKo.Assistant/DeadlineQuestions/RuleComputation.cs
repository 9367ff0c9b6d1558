using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>A computed rule with the facts as they were taken in the end.</summary>
internal sealed record Computed(DeadlineRule Rule, CalculationOutcome Outcome, CaseFacts Facts, State State);

/// <summary>From the facts of a case to the calculation of a rule.</summary>
internal static class RuleComputation
{
    public static Computed Compute(RuleCatalogue catalogue, string named, CaseFacts facts, State usual, DateOnly today)
    {
        string key = RuleNeeds.Choose(named, facts);
        if (catalogue.Find(key) is not [var rule, ..])
            rule = catalogue.Find(key = named)[0];
        var state = facts.State ?? usual;
        var calendar = WorkCalendar.For(state);
        if (rule.Kind == CalculationKind.Notice && facts.End is null && facts.EndOf is { } next)
            facts = Reachable(catalogue, rule, facts, next, calendar, today);
        facts = Completed(rule, facts);
        var outcome = catalogue.Compute(key, For(rule, facts, calendar));

        // What arrives later than the law deems counts from its arrival (§ 41 Abs. 2 Satz 3 VwVfG).
        if (outcome is DueDate { Notified: { } notified } && facts.Received is { } received && received > notified && facts.Way is not (Delivery.Served or Delivery.Received))
        {
            facts = facts with { Date = received, Way = Delivery.Received, Assumed = [.. facts.Assumed, new(Fact.Received, $"der spätere Zugang am {SpokenGerman.Short(received)} gilt anstelle der Bekanntgabefiktion")] };
            outcome = catalogue.Compute(key, For(rule, facts, calendar));
        }

        return new(catalogue.Find(key).FirstOrDefault(r => facts.Date is { } day && r.HoldsOn(day)) ?? rule, outcome, facts, state);
    }

    /// <summary>The first such end for which notice can still arrive in time.</summary>
    private static CaseFacts Reachable(RuleCatalogue catalogue, DeadlineRule rule, CaseFacts facts, NoticeEnd next, WorkCalendar calendar, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        for (int i = 1; i <= 24; i++)
        {
            var end = month.AddMonths(i).AddDays(-1);
            bool isEnd = next switch { NoticeEnd.QuarterEnd => end.Month % 3 == 0, NoticeEnd.YearEnd => end.Month == 12, _ => true };
            if (!isEnd)
                continue;
            var latest = catalogue.Compute(rule.Key, new RuleFacts { Start = StartPoint.On(end), Calendar = calendar, EndIsGiven = true });
            if (latest is DueDate due && due.Date >= today)
                return facts with { End = end, Assumed = [.. facts.Assumed, new(Fact.End, $"das nächste noch erreichbare Ende, der {SpokenGerman.Short(end)}")] };
        }

        return facts with { End = month.AddMonths(1).AddDays(-1) };
    }

    private static CaseFacts Completed(DeadlineRule rule, CaseFacts facts)
    {
        if (rule.Kind != CalculationKind.MaternityProtection)
            return facts;
        if (facts.Birth is null && facts.Expected is { } expected)
            return facts with { Birth = expected, Assumed = [.. facts.Assumed, new(Fact.Birth, $"die Entbindung am errechneten Tag, dem {SpokenGerman.Short(expected)}")] };
        if (facts.Expected is null && facts.Birth is { } birth)
            return facts with { Expected = birth, Assumed = [.. facts.Assumed, new(Fact.Expected, "die Entbindung war nicht vor dem errechneten Tag")] };
        return facts;
    }

    private static RuleFacts For(DeadlineRule rule, CaseFacts facts, WorkCalendar calendar)
    {
        var known = new RuleFacts { Calendar = calendar, Start = StartOf(rule, facts) };
        return rule.Kind switch
        {
            CalculationKind.AfterNotification => known with { Way = WayOf(rule.Way ?? NotificationWay.Post, facts.Way ?? Delivery.Post) },
            CalculationKind.Notice => known with { EndIsGiven = facts.End is not null },
            CalculationKind.MaternityProtection => known with { Birth = facts.Birth, ExpectedBirth = facts.Expected },
            CalculationKind.ParentalAllowance => known with { Birth = facts.Birth, Received = facts.Received },
            CalculationKind.ThresholdSum => known with { Absences = [.. (facts.Absences ?? []).Select(a => new Absence(a.From, a.To))] },
            _ => known,
        };
    }

    private static StartPoint? StartOf(DeadlineRule rule, CaseFacts facts) => rule.Kind switch
    {
        CalculationKind.MaternityProtection or CalculationKind.ParentalAllowance or CalculationKind.ThresholdSum => null,
        CalculationKind.Notice when (facts.End ?? facts.Date) is { } day => StartPoint.On(day),
        CalculationKind.Payday when facts.Month is { } month => StartPoint.InMonth(month.Year, month.Month),
        CalculationKind.Fixed when rule.Day is { Point: not null } && facts.Month is { } month => StartPoint.InMonth(month.Year, month.Month),
        CalculationKind.Fixed when rule.Day is not null && facts.Year is { } year => StartPoint.InYear(year),
        CalculationKind.YearEnd when facts.Date is null && facts.Year is { } year => StartPoint.InYear(year),
        _ => facts.Date is { } date ? StartPoint.On(date, rule.Kind == CalculationKind.Hours ? facts.Time : null) : null,
    };

    private static NotificationWay WayOf(NotificationWay usual, Delivery way) => (way, usual) switch
    {
        (Delivery.Served or Delivery.Received, _) => NotificationWay.Actual,
        (Delivery.Public, _) => NotificationWay.Public,
        (Delivery.Registered, _) => NotificationWay.Registered,
        (Delivery.Portal, NotificationWay.TaxPost) => NotificationWay.TaxPortal,
        (Delivery.Portal, NotificationWay.SocialPost) => NotificationWay.SocialPortal,
        (Delivery.Portal, _) => NotificationWay.Portal,
        (Delivery.Abroad, NotificationWay.TaxPost) => NotificationWay.TaxAbroad,
        _ => usual,
    };
}
