using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Birth, parents and age.</summary>
internal static class Family
{
    public static DueDate MaternityProtection(Calculation c, Trace trace)
    {
        var (birth, expected) = (c.Birth!.Value, c.ExpectedBirth!.Value);
        var end = birth.AddDays(7 * c.Weeks!.Value);
        trace.Step($"{c.Weeks} Wochen nach der Entbindung am {GermanDate.Long(birth)}: {GermanDate.Long(end)}.", "§ 3 Abs. 2 Satz 1 und 2 MuSchG");
        int unused = expected.DayNumber - birth.DayNumber;
        if (unused > 0)
        {
            end = end.AddDays(unused);
            trace.Step($"Entbindung {unused} Tage vor dem voraussichtlichen Tag ({GermanDate.Short(expected)}); um so viele Tage verlängert sich die Schutzfrist: {GermanDate.Long(end)}.", "§ 3 Abs. 2 Satz 3 MuSchG");
        }

        if (c.Weeks is not (8 or 12))
            trace.Warn(WarningKind.Assumption, "Das Gesetz kennt acht, bei Früh- und Mehrlingsgeburten oder Behinderung des Kindes zwölf Wochen; gerechnet ist wie angegeben.");
        return new DueDate(end);
    }

    public static DueDate ParentalAllowance(Calculation c, Trace trace)
    {
        var (birth, received) = (c.Birth!.Value, c.Received!.Value);
        int month = 0;
        while (FirstDay(birth, month + 1) <= received)
            month++;
        trace.Step($"Der Antrag ging am {GermanDate.Long(received)}, ein: im {month + 1}. Lebensmonat, der am {GermanDate.Short(FirstDay(birth, month))} begann.", "§ 187 Abs. 2, § 188 Abs. 2 BGB");
        var from = FirstDay(birth, Math.Max(0, month - 3));
        trace.Step($"Rückwirkend wird für drei Lebensmonate davor gezahlt: ab {GermanDate.Long(from)}.", "§ 7 Abs. 1 Satz 2 BEEG");
        return new DueDate(from);
    }

    public static DueDate AgeAtMonthEnd(Calculation c, Trace trace)
    {
        var birth = c.Start!.Value.Date!.Value;
        int months = (12 * c.Years!.Value) + (c.Months ?? 0);
        var reached = months > 0 ? Periods.FromStartOf(birth, new Period(months, PeriodUnit.Month)).Date : birth;
        string age = c.Months is > 0 ? $"{c.Years} Jahren und {c.Months} Monaten" : $"{c.Years} Jahren";
        trace.Step($"Der Tag der Geburt, {GermanDate.Long(birth)}, zählt mit: Das Alter von {age} ist mit Ablauf des {GermanDate.Short(reached)} erreicht.", "§ 187 Abs. 2 Satz 2, § 188 Abs. 2 BGB");
        var end = Periods.DayOf(reached.Year, reached.Month, MonthPoint.End);
        trace.Step($"Ende dieses Monats: {GermanDate.Long(end)}.", c.Basis ?? "§ 192 BGB");
        return new DueDate(end);
    }

    /// <summary>The first day of a Lebensmonat; month 0 begins with birth.</summary>
    private static DateOnly FirstDay(DateOnly birth, int month) =>
        month == 0 ? birth : Periods.FromStartOf(birth, new Period(month, PeriodUnit.Month)).Date.AddDays(1);
}
