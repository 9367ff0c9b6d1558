using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Tests.Rules;

/// <summary>Against a calendar that is walked day by day with the words of the statute and nothing of .NET's dates.</summary>
public sealed class PeriodsPropertyTests
{
    private const int FirstYear = 1900;
    private const int Years = 400;

    private static readonly int[] s_months = [1, 2, 3, 6, 11, 12, 13, 24];
    private static readonly NaiveDay[] s_days = [.. NaiveCalendar(FirstYear, FirstYear + Years + 4)];

    [Fact]
    public void AfterEvent_InMonths_OfEveryDayOf400Years_EndsAsTheStatuteSays()
    {
        int checkedDays = 0;
        for (int i = 0; s_days[i].Year < FirstYear + Years; i++, checkedDays++)
        {
            foreach (int n in s_months)
                AssertEnd(Periods.AfterEvent(Day(i), new Period(n, PeriodUnit.Month)).Date, Section188(i, n, s_days[i].Number), i, n);
        }

        Assert.Equal(146_097, checkedDays);
    }

    [Fact]
    public void FromStartOf_InMonths_OfEveryDayOf400Years_EndsTheDayBeforeTheCorrespondingOne()
    {
        for (int i = 0; s_days[i].Year < FirstYear + Years; i++)
        {
            foreach (int n in s_months)
                AssertEnd(Periods.FromStartOf(Day(i), new Period(n, PeriodUnit.Month)).Date, Section188SecondHalf(i, n), i, n);
        }
    }

    [Fact]
    public void AfterEvent_InDaysAndWeeks_OfEveryDayOf400Years_CountsDays()
    {
        for (int i = 0; s_days[i].Year < FirstYear + Years; i++)
        {
            foreach (int n in new[] { 1, 10, 31, 100 })
            {
                AssertEnd(Periods.AfterEvent(Day(i), new Period(n, PeriodUnit.Day)).Date, s_days[i + n], i, n);
                AssertEnd(Periods.AfterEvent(Day(i), new Period(n, PeriodUnit.Week)).Date, s_days[i + (7 * n)], i, n);
                AssertEnd(Periods.FromStartOf(Day(i), new Period(n, PeriodUnit.Week)).Date, s_days[i + (7 * n) - 1], i, n);
            }

            Assert.Equal(Day(i).DayOfWeek, Periods.AfterEvent(Day(i), new Period(3, PeriodUnit.Week)).Date.DayOfWeek);
        }
    }

    [Fact]
    public void AddMonths_ForwardAndBack_ReturnsToTheStartOrBefore()
    {
        for (int i = 800; s_days[i].Year < FirstYear + Years; i++)
        {
            foreach (int n in s_months)
            {
                Assert.True(Periods.AddMonths(Periods.AddMonths(Day(i), n), -n) <= Day(i));
                Assert.True(Periods.AddMonths(Periods.AddMonths(Day(i), -n), n) <= Day(i));
            }
        }
    }

    [Fact]
    public void Shift_OfAnyEndInAnyState_IsNeverClosedNeverEarlierNeverFarther()
    {
        foreach (var state in States.All)
        {
            var calendar = WorkCalendar.For(state);
            for (var day = new DateOnly(PublicHolidays.FirstYear, 1, 1); day < new DateOnly(PublicHolidays.LastYear, 12, 1); day = day.AddDays(1))
            {
                var end = Periods.Shift(new PeriodEnd(day, day, []), calendar);
                Assert.True(end.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsHoliday(end.Date));
                Assert.InRange(end.Date.DayNumber - day.DayNumber, 0, 5);
                Assert.Equal(day, end.Computed);
                Assert.Equal(end.Date != day, end.Steps.Count == 1);
            }
        }
    }

    [Fact]
    public void Shift_WithMoreHolidays_IsNeverEarlier()
    {
        var random = new Random(188);
        foreach (var state in States.All)
        {
            var plain = WorkCalendar.For(state);
            var more = plain.With(Enumerable.Range(0, 60).Select(_ => new Holiday(new DateOnly(2026, 1, 1).AddDays(random.Next(360)), "Ortsfeiertag")));
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
            {
                var end = new PeriodEnd(day, day, []);
                Assert.True(Periods.Shift(end, more).Date >= Periods.Shift(end, plain).Date);
            }
        }
    }

    /// <summary>"… endigt mit dem Ablauf desjenigen Tages des letzten Monats, welcher durch seine Zahl dem Tage entspricht …", else with the last of that month.</summary>
    private static NaiveDay Section188(int start, int months, int number)
    {
        int at = start, passed = 0;
        while (true)
        {
            at++;
            if (s_days[at].Number == 1)
                passed++;
            if (passed == months && (s_days[at].Number == number || s_days[at + 1].Number == 1))
                return s_days[at];
        }
    }

    /// <summary>"… mit dem Ablauf desjenigen Tages, welcher dem Tage vorhergeht, der durch seine Zahl dem Anfangstag der Frist entspricht."</summary>
    private static NaiveDay Section188SecondHalf(int start, int months)
    {
        int number = s_days[start].Number;
        int at = start, passed = 0;
        while (true)
        {
            at++;
            if (s_days[at].Number == 1)
                passed++;
            bool nextCorresponds = s_days[at + 1].Number == number && passed + (number == 1 ? 1 : 0) == months;
            bool monthLacksIt = passed == months && s_days[at + 1].Number == 1 && number > 1;
            if (nextCorresponds || monthLacksIt)
                return s_days[at];
        }
    }

    private static void AssertEnd(DateOnly actual, NaiveDay expected, int start, int count)
    {
        if ((actual.Year, actual.Month, actual.Day) != (expected.Year, expected.Month, expected.Number))
            Assert.Fail($"{count} from {s_days[start]}: {actual:O}, not {expected}");
    }

    private static DateOnly Day(int i) => new(s_days[i].Year, s_days[i].Month, s_days[i].Number);

    private static IEnumerable<NaiveDay> NaiveCalendar(int from, int to)
    {
        for (int year = from; year < to; year++)
        {
            bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
            int[] lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (int month = 1; month <= 12; month++)
            {
                for (int number = 1; number <= lengths[month - 1]; number++)
                    yield return new NaiveDay(year, month, number);
            }
        }
    }

    private readonly record struct NaiveDay(int Year, int Month, int Number);
}
