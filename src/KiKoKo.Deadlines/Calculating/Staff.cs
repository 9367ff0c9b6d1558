using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Sickness and pay.</summary>
internal static class Staff
{
    public static DueDate SicknessCertificate(Calculation c, Trace trace)
    {
        var first = c.Start!.Value.Date!.Value;
        var third = first.AddDays(2);
        var due = c.Calendar!.NextWorkingDay(third);
        trace.Step($"Kalendertage 1 bis 3 der Arbeitsunfähigkeit: {GermanDate.Short(first)} bis {GermanDate.Short(third)}.", "§ 5 Abs. 1 Satz 2 EFZG");
        trace.Step($"Dauert sie länger, ist die Bescheinigung am darauffolgenden Arbeitstag vorzulegen: {GermanDate.Long(due)}.", "§ 5 Abs. 1 Satz 2 EFZG");
        trace.Warn(WarningKind.Note, "Der Arbeitgeber kann die Bescheinigung früher verlangen (§ 5 Abs. 1 Satz 3 EFZG). Gesetzlich Versicherte lassen die Arbeitsunfähigkeit feststellen und legen nichts vor (§ 5 Abs. 1a EFZG); die Krankmeldung beim Arbeitgeber ist unverzüglich nötig.");
        return new DueDate(due);
    }

    public static DueDate Threshold(Calculation c, Trace trace)
    {
        var first = c.Start!.Value.Date!.Value;
        var passed = first.AddDays(c.Days!.Value);
        trace.Step($"{c.Days} Kalendertage: {GermanDate.Short(first)} bis {GermanDate.Short(passed.AddDays(-1))}; länger als das dauert es ab {GermanDate.Long(passed)}.", c.Basis ?? "§ 187 Abs. 2, § 188 BGB");
        return new DueDate(passed);
    }

    public static CalculationOutcome ThresholdSum(Calculation c, Trace trace)
    {
        var absences = c.Absences!.OrderBy(a => a.From).ToList();
        var counted = new List<DateOnly>();
        int oldest = 0;
        foreach (var absence in absences)
        {
            // An open end needs no more days than the threshold has.
            var to = absence.To ?? absence.From.AddDays(c.Days!.Value);
            for (var day = absence.From; day <= to; day = day.AddDays(1))
            {
                if (counted.Count > 0 && day <= counted[^1])
                    continue;
                counted.Add(day);
                while (counted[oldest] <= Periods.AddMonths(day, -12))
                    oldest++;
                if (counted.Count - oldest <= c.Days)
                    continue;
                trace.Step($"Zeiten vom {GermanDate.Short(counted[oldest])} bis {GermanDate.Short(day)} innerhalb von zwölf Monaten zusammengezählt: {GermanDate.Long(day)}, ist der {counted.Count - oldest}. Tag, also mehr als {c.Days}.", c.Basis ?? "§ 191 BGB");
                return new DueDate(day);
            }
        }

        return new Unresolved([new($"Die Zeiten ergeben innerhalb von zwölf Monaten {counted.Count - oldest} Tage; die Schwelle von {c.Days} Tagen ist nicht überschritten.", "Weitere Zeiten angeben oder abwarten.")]);
    }

    public static DueDate Payday(Calculation c, Trace trace)
    {
        var month = c.Start!.Value;
        var calendar = c.Calendar!;
        var last = Periods.DayOf(month.Year, month.Month!.Value, MonthPoint.End);
        trace.Step($"Zahltag ist der letzte Tag des Monats: {GermanDate.Long(last)}.", "§ 24 Abs. 1 Satz 2 TVöD");
        var day = last;
        if (last.DayOfWeek == DayOfWeek.Sunday)
            day = calendar.PreviousWerktag(calendar.PreviousWerktag(last));
        else if (last.DayOfWeek == DayOfWeek.Saturday || last is { Month: 12, Day: 31 } || calendar.IsHoliday(last))
            day = calendar.PreviousWerktag(last);
        if (day != last)
            trace.Step($"{(last.DayOfWeek == DayOfWeek.Sunday ? "Er fällt auf einen Sonntag: Es gilt der zweite vorhergehende Werktag" : "Er fällt auf einen Samstag, Wochenfeiertag oder den 31. Dezember: Es gilt der vorhergehende Werktag")}, {GermanDate.Long(day)}.", "§ 24 Abs. 1 Satz 3 TVöD");
        return new DueDate(day);
    }
}
