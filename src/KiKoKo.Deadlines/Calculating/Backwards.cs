using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Periods that are counted back from a day. § 193 BGB never moves them to a later day.</summary>
internal static class Backwards
{
    private const string Basis = "§ 187 Abs. 1, § 188 BGB entsprechend";

    public static DueDate Backward(Calculation c, Trace trace)
    {
        var day = Day(c);
        var length = new Length(c.Count!.Value, c.Unit!.Value);
        if (length.NeedsCalendar)
            return Between(length, c, trace);
        var latest = length.LatestBefore(day.AddDays(-1));
        Counted(length, day, latest, trace);

        // Where the month lacks the number, counting back from the day itself gives an earlier date.
        if (length.IsInMonths && Periods.AddMonths(day, -length.Period.Months).AddDays(-length.Period.Days - 1) is var mirrored && mirrored < latest)
            trace.Warn(WarningKind.Disputed, $"Bei Rückrechnung vom Monatsende ist der Tag mehrdeutig. Sicher ist, wer den {GermanDate.Long(mirrored)}, einhält.", mirrored);
        return new DueDate(latest);
    }

    public static DueDate Workdays(Calculation c, Trace trace) => Between(new Length(c.Count!.Value, CountUnit.WorkingDay), c, trace);

    public static DueDate ClearDays(Calculation c, Trace trace)
    {
        var day = Day(c);
        var length = new Length(c.Count!.Value, CountUnit.CalendarDay);
        var latest = day.AddDays(-length.Count - 1);
        trace.Step($"Weder der Tag der Handlung noch {GermanDate.Long(day)}, zählt mit; dazwischen liegen {length}, vom {GermanDate.Short(latest.AddDays(1))} bis zum {GermanDate.Short(day.AddDays(-1))}. Spätester Tag: {GermanDate.Long(latest)}.", Basis);
        return new DueDate(latest);
    }

    public static DueDate StartBefore(Calculation c, Trace trace)
    {
        var day = Day(c);
        var length = new Length(c.Count!.Value, c.Unit!.Value);
        var first = Periods.AddMonths(day, -length.Period.Months).AddDays(-length.Period.Days);
        trace.Step($"Die letzten {length} vor dem {GermanDate.Short(day)} beginnen am {GermanDate.Long(first)}. Schutzfristen verschieben sich nicht.", c.Basis ?? Basis);
        return new DueDate(first);
    }

    private static DueDate Between(Length length, Calculation c, Trace trace)
    {
        var day = Day(c);
        var latest = length.Walk(day, -1, c.Calendar!).AddDays(-1);
        Counted(length, day, latest, trace);
        return new DueDate(latest);
    }

    private static void Counted(Length length, DateOnly day, DateOnly latest, Trace trace)
    {
        trace.Step($"{GermanDate.Long(day)}, zählt nicht mit; davor müssen volle {length} liegen. Spätester Tag: {GermanDate.Long(latest)}.", Basis);
        trace.Step("Eine rückwärts gerechnete Frist verschiebt sich nicht auf einen späteren Tag.", "§ 193 BGB (nicht anwendbar)");
    }

    private static DateOnly Day(Calculation c) => c.Start!.Value.Date!.Value;
}
