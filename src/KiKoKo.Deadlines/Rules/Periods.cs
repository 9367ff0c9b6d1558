using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Rules;

/// <summary>
/// The arithmetic of §§ 187 to 193 BGB. Pure. Nothing here shifts an end to a working day unless asked to: many periods
/// are not shifted, and only the rule that uses them knows. Dates beyond year 9999 are an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public static class Periods
{
    private const string Basis187First = "§ 187 Abs. 1 BGB";
    private const string Basis187Second = "§ 187 Abs. 2 BGB";
    private const string Basis193 = "§ 193 BGB";

    /// <summary>Beyond any number of a day: the last day of the month, which is not the same as a 31st that the month may lack.</summary>
    private const int LastOfMonth = 32;

    /// <summary>A period that an event sets going: the day of the event does not count (§ 187 Abs. 1, § 188 BGB).</summary>
    public static PeriodEnd AfterEvent(DateOnly eventDay, Period period)
    {
        var steps = new List<CalculationStep>
        {
            new($"{GermanDate.Long(eventDay)}, ist der Tag des Ereignisses; er zählt nicht mit.", Basis187First),
        };
        var end = Count(eventDay, eventDay.Day, period, steps);
        return new PeriodEnd(end, end, steps);
    }

    /// <summary>
    /// A period that begins with a day, such as the first day of a contract or the day of birth: that day counts (§ 187
    /// Abs. 2 BGB). In months it ends with the day before the one that corresponds to it by number.
    /// </summary>
    public static PeriodEnd FromStartOf(DateOnly firstDay, Period period)
    {
        var steps = new List<CalculationStep>
        {
            new($"{GermanDate.Long(firstDay)}, ist der erste Tag; er zählt mit.", Basis187Second),
        };

        // The number that matters is one less than that of the first day, also where the month of the end lacks it: six
        // months from 31 August end on 28 February (no 30th), not on the 27th. Before a 1st stands the last of a month.
        int number = firstDay.Day == 1 ? LastOfMonth : firstDay.Day - 1;
        var end = Count(firstDay.AddDays(-1), number, period, steps);
        return new PeriodEnd(end, end, steps);
    }

    /// <summary>§ 193 BGB: an end on a Saturday, Sunday or holiday of the place moves to the next working day.</summary>
    /// <param name="basis">Where another law says the same for its periods, its provision.</param>
    public static PeriodEnd Shift(PeriodEnd end, WorkCalendar calendar, string basis = Basis193)
    {
        var date = calendar.WorkingDayOnOrAfter(end.Date);
        if (date == end.Date)
            return end;
        string why = calendar.HolidayOn(end.Date) is { } holiday
            ? $"{GermanDate.Long(end.Date)}, ist in {States.NameOf(calendar.State)} Feiertag ({holiday})"
            : $"Der {GermanDate.Short(end.Date)} ist ein {GermanDate.Weekday(end.Date)}";
        var step = new CalculationStep($"{why}; die Frist endet am nächsten Werktag: {GermanDate.Long(date)}.", basis);
        return end with { Date = date, Steps = [.. end.Steps, step] };
    }

    /// <summary>
    /// An extension runs from where the old period ended by computation; the old end is not shifted first (§ 190 BGB). Where
    /// that is the last day of a month, months are counted by its number (30 April: 30 May), which is the earlier reading.
    /// </summary>
    public static PeriodEnd Extend(PeriodEnd old, Period by)
    {
        var steps = new List<CalculationStep>(old.Steps.Where(s => s.Basis != Basis193))
        {
            new($"Die Verlängerung läuft ab dem Ende der alten Frist am {GermanDate.Short(old.Computed)}.", "§ 190 BGB"),
        };
        var end = Count(old.Computed, old.Computed.Day, by, steps);
        return new PeriodEnd(end, end, steps);
    }

    /// <summary>What "beginning", "middle" and "end" of a month mean: its 1st, 15th and last day (§ 192 BGB).</summary>
    public static DateOnly DayOf(int year, int month, MonthPoint point) => point switch
    {
        MonthPoint.Beginning => new DateOnly(year, month, 1),
        MonthPoint.Middle => new DateOnly(year, month, 15),
        MonthPoint.End => new DateOnly(year, month, DateTime.DaysInMonth(year, month)),
        _ => throw new ArgumentOutOfRangeException(nameof(point), point, null),
    };

    /// <summary>The day with the same number so many months on; where the month lacks it, its last (§ 188 Abs. 2 and 3 BGB).</summary>
    /// <param name="months">Zero and negative numbers go back likewise.</param>
    public static DateOnly AddMonths(DateOnly day, int months) => OnNumber(day, months, day.Day);

    /// <param name="from">The day before the first that counts.</param>
    /// <param name="number">The number of the day on which months end.</param>
    private static DateOnly Count(DateOnly from, int number, Period period, List<CalculationStep> steps)
    {
        var end = from;
        if (period.Months > 0)
        {
            end = OnNumber(from, period.Months, number);
            var months = period.AndHalfMonth ? new Period(period.Count, period.Unit) : period;
            steps.Add(new($"{months} nach dem {GermanDate.Short(from)}: {GermanDate.Long(end)}.", MonthsBasis(period.Unit)));
            if (end.Day < number && number != LastOfMonth)
                steps.Add(new($"Einen {number.ToString(CultureInfo.InvariantCulture)}. hat dieser Monat nicht; es gilt sein letzter Tag, der {GermanDate.Short(end)}.", "§ 188 Abs. 3 BGB"));
        }

        if (period.Days > 0)
        {
            var last = end.AddDays(period.Days);
            string what = period.Months > 0 ? "Der halbe Monat sind 15 Tage, zuletzt gezählt," : period.ToString();
            steps.Add(new($"{what} nach dem {GermanDate.Short(end)}: {GermanDate.Long(last)}.", DaysBasis(period)));
            end = last;
        }

        return end;
    }

    private static DateOnly OnNumber(DateOnly from, int months, int number)
    {
        var first = new DateOnly(from.Year, from.Month, 1).AddMonths(months);
        return new DateOnly(first.Year, first.Month, Math.Min(number, DateTime.DaysInMonth(first.Year, first.Month)));
    }

    private static string MonthsBasis(PeriodUnit unit) =>
        unit is PeriodUnit.Quarter or PeriodUnit.HalfYear ? "§ 188 Abs. 2, § 189 Abs. 1 BGB" : "§ 188 Abs. 2 BGB";

    private static string DaysBasis(Period period) => period switch
    {
        { AndHalfMonth: true } => "§ 189 Abs. 2 BGB",
        { Unit: PeriodUnit.HalfMonth } => "§ 189 Abs. 1 BGB",
        { Unit: PeriodUnit.Week } => "§ 188 Abs. 2 BGB",
        _ => "§ 188 Abs. 1 BGB",
    };
}

/// <summary>A point in a month as contracts name it.</summary>
public enum MonthPoint
{
    Beginning,
    Middle,
    End,
}
