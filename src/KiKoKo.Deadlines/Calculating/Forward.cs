using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Periods that run forward from a day.</summary>
internal static class Forward
{
    public static DueDate AfterEvent(Calculation c, DateOnly day, Trace trace)
    {
        var length = new Length(c.Count!.Value, c.Unit!.Value);
        return Close(c, day, length.After(day, c.Calendar, trace), trace);
    }

    public static DueDate FromDayStart(Calculation c, Trace trace)
    {
        var day = Day(c);
        var length = new Length(c.Count!.Value, c.Unit!.Value);
        var end = length.NeedsCalendar ? length.After(day.AddDays(-1), c.Calendar, trace) : trace.Take(Periods.FromStartOf(day, length.Period)).Date;
        return Close(c, day.AddDays(-1), end, trace);
    }

    public static DueDate AfterNotification(Calculation c, Trace trace)
    {
        var place = c.RecipientCalendar ?? c.Calendar;
        var notified = c.Way is { } way
            ? Notification.Deem(way, Day(c), place, trace)
            : Notification.Deem(c.FictionMonth ? null : c.FictionDays, c.ShiftFiction!.Value, Day(c), place, Source(c), trace);
        if (c.Way is not NotificationWay.Actual)
            trace.Warn(WarningKind.Assumption, "Ein nachgewiesener späterer Zugang geht der gesetzlichen Vermutung vor.");
        return AfterEvent(c, notified, trace) with { Notified = notified };
    }

    public static DueDate Wait(Calculation c, Trace trace)
    {
        var end = new Length(c.Count!.Value, c.Unit!.Value).After(Day(c), c.Calendar, trace);
        trace.Step($"Die Wartefrist läuft mit dem {GermanDate.Short(end)} ab; der erste Tag danach ist {GermanDate.Long(end.AddDays(1))}. Wartefristen verschieben sich nicht.", c.Basis ?? "§ 188 BGB");
        return new DueDate(end.AddDays(1));
    }

    public static DueDate Werktage(Calculation c, Trace trace) =>
        new(new Length(c.Count!.Value, CountUnit.Werktag).After(Day(c), c.Calendar, trace));

    public static DueDate YearEnd(Calculation c, Trace trace)
    {
        int year = c.Start!.Value.Year;
        var end = new DateOnly(year + c.Count!.Value, 12, 31);
        trace.Step($"Die Frist beginnt mit dem Schluss des Jahres {year}; {new Length(c.Count.Value, CountUnit.Year)} danach: {GermanDate.Long(end)}.", c.Basis ?? "§ 199 Abs. 1, § 188 Abs. 2 BGB");
        return Close(c, new DateOnly(year, 12, 31), end, trace);
    }

    public static DueDate Extension(Calculation c, Trace trace)
    {
        var first = new Length(c.Count!.Value, c.Unit!.Value);
        var second = new Length(c.SecondCount!.Value, c.SecondUnit!.Value);
        var old = first.After(Day(c), c.Calendar, trace);
        var extended = trace.Take(Periods.Extend(new PeriodEnd(old, old, []), second.Period)).Date;
        var close = Close(c with { Shift = EndShift.Next }, old, extended, trace);

        // § 187 Abs. 2 read strictly: the new period begins with a first of the month and so ends with a last.
        if (second.IsInMonths && old.AddDays(1).Day == 1 && Periods.FromStartOf(old.AddDays(1), second.Period).Date > extended)
            trace.Warn(WarningKind.Disputed, "Die alte Frist endete an einem Monatsletzten; zählt man die Verlängerung ab dem Monatsersten, endet sie später. Genannt ist das frühere, sichere Datum.");
        return close;
    }

    public static DueDate ProceduralExtension(Calculation c, Trace trace)
    {
        var first = Close(c with { Shift = EndShift.Next }, Day(c), new Length(c.Count!.Value, c.Unit!.Value).After(Day(c), c.Calendar, trace), trace);
        trace.Step($"Die verlängerte Frist rechnet vom Ablauf der alten, nach Verschiebung also vom {GermanDate.Long(first.Date)}, an.", "§ 224 Abs. 3 ZPO");
        return AfterEvent(c with { Count = c.SecondCount, Unit = c.SecondUnit, Shift = EndShift.Next }, first.Date, trace);
    }

    /// <summary>The end, shifted when the calculation says so.</summary>
    /// <param name="eve">The day before the first that counts.</param>
    private static DueDate Close(Calculation c, DateOnly eve, DateOnly end, Trace trace)
    {
        if (c.Shift is EndShift.None)
            return new DueDate(end);
        var calendar = c.Calendar!;
        var shifted = trace.Take(Periods.Shift(new PeriodEnd(end, end, []), calendar, c.Shift is EndShift.European ? ShiftBasis.European : ShiftBasis.Of(c.Basis))).Date;
        if (c.Shift is EndShift.European && end.DayNumber - eve.DayNumber >= 2)
            shifted = WithTwoWorkingDays(eve, shifted, calendar, trace);
        if (c.Cautious && shifted != end)
        {
            var before = calendar.WorkingDayOnOrBefore(end);
            trace.Warn(WarningKind.Conservative, $"Danach ist der Anspruch verloren. Wer sich auf die Verschiebung nicht verlassen will, handelt bis {GermanDate.Long(before)}.", before);
        }

        return new DueDate(shifted) { Computed = shifted == end ? null : end };
    }

    private static DateOnly WithTwoWorkingDays(DateOnly eve, DateOnly end, WorkCalendar calendar, Trace trace)
    {
        var second = calendar.NextWorkingDay(calendar.NextWorkingDay(eve));
        if (second <= end)
            return end;
        trace.Step($"Eine Frist von zwei oder mehr Tagen umfasst mindestens zwei Arbeitstage: {GermanDate.Long(second)}.", "Art. 3 Abs. 5 VO (EWG, Euratom) Nr. 1182/71");
        trace.Warn(WarningKind.Disputed, $"Ob die Mindestdauer von zwei Arbeitstagen hier gilt, ist umstritten. Sicher ist, wer den {GermanDate.Long(end)}, einhält.", end);
        return second;
    }

    private static DateOnly Day(Calculation c) => c.Start!.Value.Date!.Value;

    /// <summary>The law of the notification as far as its numbers tell it.</summary>
    private static string Source(Calculation c) => (c.FictionMonth, c.ShiftFiction, c.FictionDays) switch
    {
        (true, _, _) => "§ 122 Abs. 2 Nr. 2 AO",
        (_, true, _) => "§ 122 Abs. 2 Nr. 1 AO",
        (_, _, 1) => "§ 41 Abs. 2a VwVfG",
        (_, _, 14) => "§ 41 Abs. 4 VwVfG",
        _ when ShiftBasis.Of(c.Basis).Contains("SG", StringComparison.Ordinal) => "§ 37 Abs. 2 SGB X",
        _ => "§ 41 Abs. 2 VwVfG",
    };
}
