using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Notice periods. They are never shifted: whom they protect must have them whole (BGH, 17.02.2005 – III ZR 172/04).</summary>
internal static class Notices
{
    private const string NoShift = "BGH, 17.02.2005 – III ZR 172/04";

    public static CalculationOutcome End(Calculation c, Trace trace)
    {
        var day = c.Start!.Value.Date!.Value;
        var length = new Length(c.Count!.Value, c.Unit!.Value);
        var run = trace.Take(Periods.AfterEvent(day, length.Period)).Date;
        var end = run;
        while (!IsEnd(end, c.NoticeEnd!.Value))
            end = end.AddDays(1);
        trace.Step(
            c.NoticeEnd is NoticeEnd.AnyDay
                ? $"Das Vertragsverhältnis endet mit dem {GermanDate.Long(end)}."
                : $"Die Kündigungsfrist läuft bis {GermanDate.Short(run)}; gekündigt werden kann {Name(c.NoticeEnd!.Value)}. Nächster zulässiger Termin: {GermanDate.Long(end)}.",
            c.Basis ?? "§ 622 BGB");
        trace.Step("Kündigungsfristen verschieben sich nicht auf den nächsten Werktag.", NoShift);
        trace.Warn(WarningKind.Assumption, "Maßgeblich ist der Tag des Zugangs der Kündigung beim Empfänger, nicht der Tag der Absendung.");
        return new DueDate(end);
    }

    public static CalculationOutcome Latest(Calculation c, Trace trace)
    {
        var end = c.Start!.Value.Date!.Value;
        if (!IsEnd(end, c.NoticeEnd!.Value))
            return new Unresolved([new($"Zum {GermanDate.Long(end)}, kann nicht gekündigt werden: Zulässig ist die Kündigung nur {Name(c.NoticeEnd.Value)}.", "Einen zulässigen Termin angeben.")]);
        var length = new Length(c.Count!.Value, c.Unit!.Value);
        var latest = length.LatestBefore(end);
        trace.Step($"Zwischen dem Zugang und dem Ende am {GermanDate.Long(end)}, müssen {length} liegen; der Tag des Zugangs zählt nicht mit. Spätester Zugang: {GermanDate.Long(latest)}.", "§ 187 Abs. 1, § 188 BGB");
        trace.Step("Kündigungsfristen verschieben sich nicht; ein Zugang am nächsten Werktag wäre zu spät.", NoShift);
        return new DueDate(latest);
    }

    private static bool IsEnd(DateOnly day, NoticeEnd end)
    {
        bool last = day.AddDays(1).Day == 1;
        return end switch
        {
            NoticeEnd.MonthEnd => last,
            NoticeEnd.QuarterEnd => last && day.Month % 3 == 0,
            NoticeEnd.HalfYearEnd => last && day.Month % 6 == 0,
            NoticeEnd.YearEnd => last && day.Month == 12,
            NoticeEnd.FifteenthOrMonthEnd => last || day.Day == 15,
            _ => true,
        };
    }

    private static string Name(NoticeEnd end) => end switch
    {
        NoticeEnd.MonthEnd => "zum Ende eines Monats",
        NoticeEnd.QuarterEnd => "zum Ende eines Kalendervierteljahres",
        NoticeEnd.HalfYearEnd => "zum 30. Juni oder 31. Dezember",
        NoticeEnd.YearEnd => "zum Ende eines Kalenderjahres",
        NoticeEnd.FifteenthOrMonthEnd => "zum Fünfzehnten oder zum Ende eines Monats",
        _ => "zu jedem Tag",
    };
}
