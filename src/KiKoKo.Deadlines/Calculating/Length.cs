using System.Globalization;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>So many of a unit, counted forward and backward.</summary>
internal readonly record struct Length(int Count, CountUnit Unit)
{
    /// <summary>What would run out of every calendar of 1990 to 2100.</summary>
    public bool IsAbsurd => Count > Unit switch
    {
        CountUnit.Year => 111,
        CountUnit.HalfYear or CountUnit.Quarter => 444,
        CountUnit.Month or CountUnit.MonthAndHalf or CountUnit.HalfMonth => 1332,
        CountUnit.Week => 5800,
        CountUnit.Hour => 24 * 3660,
        _ => 40_600,
    };

    /// <summary>Arbeitstage and Werktage need a calendar and are no <see cref="Period"/>.</summary>
    public bool NeedsCalendar => Unit is CountUnit.WorkingDay or CountUnit.Werktag;

    /// <summary>Months, or days made of them.</summary>
    public bool IsInMonths => Unit is CountUnit.Month or CountUnit.MonthAndHalf or CountUnit.Quarter or CountUnit.HalfYear or CountUnit.Year;

    public Period Period => new(
        Count,
        Unit switch
        {
            CountUnit.Week => PeriodUnit.Week,
            CountUnit.HalfMonth => PeriodUnit.HalfMonth,
            CountUnit.Month or CountUnit.MonthAndHalf => PeriodUnit.Month,
            CountUnit.Quarter => PeriodUnit.Quarter,
            CountUnit.HalfYear => PeriodUnit.HalfYear,
            CountUnit.Year => PeriodUnit.Year,
            _ => PeriodUnit.Day,
        },
        Unit == CountUnit.MonthAndHalf);

    public DateOnly After(DateOnly day, WorkCalendar? calendar, Trace trace)
    {
        if (!NeedsCalendar)
            return trace.Take(Periods.AfterEvent(day, Period)).Date;
        trace.Step($"{GermanDate.Long(day)}, ist der Tag des Ereignisses; er zählt nicht mit.", "§ 187 Abs. 1 BGB");
        var end = Walk(day, 1, calendar!);
        trace.Step($"{this} nach dem {GermanDate.Short(day)} (ohne {(Unit == CountUnit.Werktag ? "Sonntage" : "Samstage, Sonntage")} und Feiertage in {States.NameOf(calendar!.State)}): {GermanDate.Long(end)}.", Unit == CountUnit.Werktag ? "§ 3 Abs. 2 BUrlG, § 188 Abs. 1 BGB" : "§ 188 Abs. 1 BGB");
        return end;
    }

    /// <summary>The end of the same without writing steps.</summary>
    public DateOnly EndAfter(DateOnly day) => Periods.AddMonths(day, Period.Months).AddDays(Period.Days);

    /// <summary>The latest day from which the whole length still ends on or before <paramref name="end"/>.</summary>
    public DateOnly LatestBefore(DateOnly end)
    {
        var day = Periods.AddMonths(end.AddDays(-Period.Days), -Period.Months).AddDays(4);
        while (EndAfter(day) > end)
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>So many working days on (1) or back (-1); the day itself does not count.</summary>
    public DateOnly Walk(DateOnly day, int step, WorkCalendar calendar)
    {
        bool werktage = Unit == CountUnit.Werktag;
        for (int left = Count; left > 0;)
        {
            day = day.AddDays(step);
            if (werktage ? calendar.IsWerktag(day) : calendar.IsWorkingDay(day))
                left--;
        }

        return day;
    }

    public override string ToString()
    {
        string number = Count.ToString(CultureInfo.InvariantCulture);
        return Unit switch
        {
            CountUnit.CalendarDay => Count == 1 ? "1 Kalendertag" : $"{number} Kalendertage",
            CountUnit.WorkingDay => Count == 1 ? "1 Arbeitstag" : $"{number} Arbeitstage",
            CountUnit.Werktag => Count == 1 ? "1 Werktag" : $"{number} Werktage",
            CountUnit.Hour => Count == 1 ? "1 Stunde" : $"{number} Stunden",
            _ => Period.ToString(),
        };
    }
}
