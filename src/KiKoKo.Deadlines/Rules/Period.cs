using System.Globalization;

namespace KiKoKo.Deadlines.Rules;

/// <summary>What a period is counted in.</summary>
public enum PeriodUnit
{
    Day,
    Week,

    /// <summary>15 days (§ 189 Abs. 1 BGB).</summary>
    HalfMonth,
    Month,

    /// <summary>Three months (§ 189 Abs. 1 BGB).</summary>
    Quarter,

    /// <summary>Six months (§ 189 Abs. 1 BGB).</summary>
    HalfYear,
    Year,
}

/// <summary>A length of time as statutes and contracts name it. Months are counted first, days last (§ 189 Abs. 2 BGB).</summary>
public sealed record Period
{
    /// <summary>Far above any period in law, far below what overflows a calendar of 9,999 years.</summary>
    private const int Longest = 100_000;

    /// <param name="count">From 1.</param>
    /// <param name="unit">What it counts.</param>
    /// <param name="andHalfMonth">"… und ein halber Monat": 15 days more; only with months and what is made of months.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or absurd.</exception>
    /// <exception cref="ArgumentException">Half a month on top of days, weeks or half months.</exception>
    public Period(int count, PeriodUnit unit, bool andHalfMonth = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Longest);
        (Count, Unit, AndHalfMonth) = (count, unit, andHalfMonth);
        (Months, Days) = unit switch
        {
            PeriodUnit.Day => (0, count),
            PeriodUnit.Week => (0, 7 * count),
            PeriodUnit.HalfMonth => (0, 15 * count),
            PeriodUnit.Month => (count, 0),
            PeriodUnit.Quarter => (3 * count, 0),
            PeriodUnit.HalfYear => (6 * count, 0),
            PeriodUnit.Year => (12 * count, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };
        if (!andHalfMonth)
            return;
        if (Months == 0)
            throw new ArgumentException("Half a month can be added to whole months only.", nameof(andHalfMonth));
        Days = 15;
    }

    public int Count { get; }

    public PeriodUnit Unit { get; }

    public bool AndHalfMonth { get; }

    /// <summary>The whole months in it.</summary>
    public int Months { get; }

    /// <summary>The days in it besides the months.</summary>
    public int Days { get; }

    /// <summary>Its length in days when it need not run without a break: a month counts 30, a year 365 days (§ 191 BGB).</summary>
    public int DaysWithBreaks => Unit == PeriodUnit.Year ? (365 * Count) + Days : (30 * Months) + Days;

    /// <summary>German: "zwei Wochen" as "2 Wochen".</summary>
    public override string ToString()
    {
        string name = (Unit, Count) switch
        {
            (PeriodUnit.Day, 1) => "Tag",
            (PeriodUnit.Day, _) => "Tage",
            (PeriodUnit.Week, 1) => "Woche",
            (PeriodUnit.Week, _) => "Wochen",
            (PeriodUnit.HalfMonth, 1) => "halber Monat",
            (PeriodUnit.HalfMonth, _) => "halbe Monate",
            (PeriodUnit.Month, 1) => "Monat",
            (PeriodUnit.Month, _) => "Monate",
            (PeriodUnit.Quarter, 1) => "Vierteljahr",
            (PeriodUnit.Quarter, _) => "Vierteljahre",
            (PeriodUnit.HalfYear, 1) => "halbes Jahr",
            (PeriodUnit.HalfYear, _) => "halbe Jahre",
            (_, 1) => "Jahr",
            _ => "Jahre",
        };
        string text = $"{Count.ToString(CultureInfo.InvariantCulture)} {name}";
        return AndHalfMonth ? text + " und ein halber Monat" : text;
    }
}
