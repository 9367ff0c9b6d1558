using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>
/// Computes deadlines by the law's own rules: pure, no clock. Every result lists its steps, each with its provision. What is
/// missing, impossible or contradictory comes back as <see cref="Unresolved"/>; nothing is guessed.
/// </summary>
public static class Calculator
{
    private static readonly DateOnly s_first = new(PublicHolidays.FirstYear, 1, 1);
    private static readonly DateOnly s_last = new(PublicHolidays.LastYear, 12, 31);

    public static CalculationOutcome Compute(Calculation calculation)
    {
        var problems = Requirements.Check(calculation);
        if (problems.Count > 0)
            return new Unresolved(problems);
        var trace = new Trace();
        try
        {
            if (calculation.Basis is { Length: > 0 } basis)
                trace.Step(Opening(calculation), basis);
            return Finish(calculation, Run(calculation, trace), trace);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The holiday calendars end at both ends of 1990 to 2100: a walk over working days that leaves them lands here.
            return new Unresolved([Outside(null)]);
        }
    }

    private static CalculationOutcome Run(Calculation c, Trace trace) => c.Kind switch
    {
        CalculationKind.AfterEvent => Forward.AfterEvent(c, c.Start!.Value.Date!.Value, trace),
        CalculationKind.FromDayStart => Forward.FromDayStart(c, trace),
        CalculationKind.AfterNotification => Forward.AfterNotification(c, trace),
        CalculationKind.Wait => Forward.Wait(c, trace),
        CalculationKind.Werktage => Forward.Werktage(c, trace),
        CalculationKind.YearEnd => Forward.YearEnd(c, trace),
        CalculationKind.Extension => Forward.Extension(c, trace),
        CalculationKind.ProceduralExtension => Forward.ProceduralExtension(c, trace),
        CalculationKind.Hours => Hours.Count(c, trace),
        CalculationKind.Backward => Backwards.Backward(c, trace),
        CalculationKind.StartBefore => Backwards.StartBefore(c, trace),
        CalculationKind.BackwardWorkdays => Backwards.Workdays(c, trace),
        CalculationKind.ClearDaysBefore => Backwards.ClearDays(c, trace),
        CalculationKind.Notice => Notices.End(c, trace),
        CalculationKind.NoticeLatest => Notices.Latest(c, trace),
        CalculationKind.SicknessCertificate => Staff.SicknessCertificate(c, trace),
        CalculationKind.Threshold => Staff.Threshold(c, trace),
        CalculationKind.ThresholdSum => Staff.ThresholdSum(c, trace),
        CalculationKind.MaternityProtection => Family.MaternityProtection(c, trace),
        CalculationKind.ParentalAllowance => Family.ParentalAllowance(c, trace),
        CalculationKind.AgeAtMonthEnd => Family.AgeAtMonthEnd(c, trace),
        CalculationKind.Payday => Staff.Payday(c, trace),
        CalculationKind.Fixed => FixedDays.Day(c, trace),
        CalculationKind.Count => FixedDays.Count(c, trace),
        _ => throw new ArgumentOutOfRangeException(nameof(c), c.Kind, null),
    };

    private static CalculationOutcome Finish(Calculation c, CalculationOutcome outcome, Trace trace)
    {
        if (outcome is DueDate due)
        {
            if (due.Date < s_first || due.Date > s_last)
                return new Unresolved([Outside(due.Date)]);

            // Where nothing is shifted and somebody must act by that day, the sensible day is a working day.
            if (ActsByThen(c) && c.Calendar is { } calendar)
            {
                due = due with { Practical = calendar.WorkingDayOnOrBefore(due.Date) };
                if (due.Practical != due.Date)
                    trace.Warn(WarningKind.Note, $"{GermanDate.Long(due.Date)}, ist {What(due.Date, calendar)}; das Ende verschiebt sich nicht. Was bis dahin zu tun ist, praktisch bis {GermanDate.Long(due.Practical.Value)}, erledigen.", due.Practical);
            }

            outcome = due;
        }

        return outcome with { Steps = trace.Steps, Warnings = trace.Warnings };
    }

    private static bool ActsByThen(Calculation c) => c.Kind switch
    {
        CalculationKind.Backward or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.NoticeLatest or CalculationKind.Werktage => true,
        CalculationKind.AfterEvent or CalculationKind.AfterNotification or CalculationKind.YearEnd => c.Shift == EndShift.None,
        CalculationKind.Fixed => c.Shift != EndShift.Next,
        _ => false,
    };

    private static string What(DateOnly day, WorkCalendar calendar) => calendar.HolidayOn(day) is { } holiday ? $"Feiertag ({holiday})" : $"ein {GermanDate.Weekday(day)}";

    private static string Opening(Calculation c)
    {
        string what = c.Event is { Length: > 0 } happened ? $"{happened.TrimEnd('.')}" : "Anzuwendende Regel";
        return c.Start is { } start ? $"{what}; gerechnet ab: {start}." : $"{what}.";
    }

    private static Problem Outside(DateOnly? date) => new(
        date is { } day ? $"Das Ergebnis {GermanDate.Short(day)} liegt außerhalb der Jahre {PublicHolidays.FirstYear} bis {PublicHolidays.LastYear}." : $"Die Rechnung verlässt die Jahre {PublicHolidays.FirstYear} bis {PublicHolidays.LastYear}.",
        "Datum und Länge der Frist prüfen; außerhalb dieser Jahre sind die Feiertage nicht bekannt.");
}
