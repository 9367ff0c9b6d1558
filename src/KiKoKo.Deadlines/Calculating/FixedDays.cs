using System.Globalization;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Days that the sentence itself fixes, and lengths that need not run without a break.</summary>
internal static class FixedDays
{
    public static CalculationOutcome Day(Calculation c, Trace trace)
    {
        if (c.Start is not { } start)
            return new Unresolved([new("Es fehlt der Tag, der Monat oder das Jahr, auf das sich die Regel bezieht.", "„start“ angeben, zum Beispiel 2026-03-14, 2026-03 oder 2026.")]);
        if (Find(c, start, trace) is not { } day)
            return new Unresolved([new("Welcher Tag gemeint ist, ergibt sich nicht aus den Angaben.", "Das genaue Datum angeben oder die benannte Regel verwenden.")]);
        if (c.Shift is not EndShift.Next)
        {
            if (c.Shift is null && c.Calendar is { } place && !place.IsWorkingDay(day))
                trace.Warn(WarningKind.Note, $"Ist an diesem Tag eine Erklärung abzugeben oder eine Leistung zu bewirken, verschiebt sie sich auf {GermanDate.Long(place.WorkingDayOnOrAfter(day))} (§ 193 BGB).");
            return new DueDate(day);
        }

        if (c.Calendar is not { } calendar)
            return new Unresolved([new("Für die Verschiebung fehlt das Bundesland.", "„state“ angeben, zum Beispiel RP.")]);
        var shifted = trace.Take(Periods.Shift(new PeriodEnd(day, day, []), calendar, ShiftBasis.Of(c.Basis))).Date;
        return new DueDate(shifted) { Computed = shifted == day ? null : day };
    }

    public static DayCount Count(Calculation c, Trace trace)
    {
        var period = new Length(c.Count!.Value, c.Unit!.Value).Period;
        trace.Step($"{period} ohne Zusammenhang: der Monat zu 30, das Jahr zu 365 Tagen gerechnet, also {period.DaysWithBreaks.ToString(CultureInfo.InvariantCulture)} Tage.", "§ 191 BGB");
        return new DayCount(period.DaysWithBreaks);
    }

    private static DateOnly? Find(Calculation c, StartPoint start, Trace trace)
    {
        if (c.Day is not { } rule)
        {
            if (start.Date is { } named)
                trace.Step($"Der Tag ist genannt: {GermanDate.Long(named)}.", c.Basis ?? "§ 186 BGB");
            return start.Date;
        }

        if (rule.Point is { } point)
        {
            if (start.Month is not { } month)
                return null;
            var day = Periods.DayOf(start.Year, month, point);
            trace.Step($"{point switch { MonthPoint.Beginning => "Anfang", MonthPoint.Middle => "Mitte", _ => "Ende" }} des Monats ist {GermanDate.Long(day)}.", "§ 192 BGB");
            return day;
        }

        int year = start.Year + rule.YearsLater;
        var on = new DateOnly(year, rule.Month, Math.Min(rule.Number, DateTime.DaysInMonth(year, rule.Month)));
        trace.Step($"Die Regel nennt den Tag: {GermanDate.Long(on)}.", c.Basis ?? "§ 186 BGB");
        return on;
    }
}
