using System.Globalization;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;
using static KiKoKo.Deadlines.Rules.PeriodUnit;

namespace KiKoKo.Deadlines.Tests.Rules;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData("2026-03-09", 10, Day, "2026-03-19")]
    [InlineData("2026-02-18", 2, Week, "2026-03-04")]
    [InlineData("2026-02-18", 1, Month, "2026-03-18")]
    [InlineData("2026-01-31", 1, Month, "2026-02-28")]
    [InlineData("2028-01-31", 1, Month, "2028-02-29")]
    [InlineData("2026-02-28", 1, Month, "2026-03-28")] // not the 31st
    [InlineData("2026-08-31", 6, Month, "2027-02-28")]
    [InlineData("2028-02-29", 1, Year, "2029-02-28")]
    [InlineData("2028-02-29", 4, Year, "2032-02-29")]
    [InlineData("2026-11-30", 1, Quarter, "2027-02-28")]
    [InlineData("2026-08-30", 1, HalfYear, "2027-02-28")]
    [InlineData("2026-02-10", 1, HalfMonth, "2026-02-25")]
    [InlineData("2026-02-20", 3, HalfMonth, "2026-04-06")]
    public void AfterEvent_OfAStatutesExample_EndsAsTheStatuteSays(string start, int count, PeriodUnit unit, string expected) =>
        Assert.Equal(On(expected), Periods.AfterEvent(On(start), new Period(count, unit)).Date);

    [Theory]
    [InlineData("2026-07-01", 1, Year, "2027-06-30")]
    [InlineData("2026-03-01", 2, Year, "2028-02-29")]
    [InlineData("2026-03-01", 1, Month, "2026-03-31")]
    [InlineData("2026-02-01", 1, Month, "2026-02-28")]
    [InlineData("2026-01-31", 1, Month, "2026-02-28")] // there is no 30th
    [InlineData("2028-01-31", 1, Month, "2028-02-29")]
    [InlineData("2026-01-30", 1, Month, "2026-02-28")]
    [InlineData("2026-01-29", 1, Month, "2026-02-28")]
    [InlineData("2026-01-28", 1, Month, "2026-02-27")]
    [InlineData("2026-08-31", 6, Month, "2027-02-28")]
    [InlineData("2024-02-29", 8, Year, "2032-02-28")]
    [InlineData("2024-02-29", 1, Year, "2025-02-28")]
    [InlineData("2026-04-01", 4, Week, "2026-04-28")]
    [InlineData("2026-04-01", 1, Day, "2026-04-01")]
    [InlineData("2026-04-01", 1, HalfMonth, "2026-04-15")]
    public void FromStartOf_OfAStatutesExample_CountsTheFirstDay(string start, int count, PeriodUnit unit, string expected) =>
        Assert.Equal(On(expected), Periods.FromStartOf(On(start), new Period(count, unit)).Date);

    [Fact]
    public void AfterEvent_OfAMonthAndAHalf_CountsThe15DaysLast()
    {
        var end = Periods.AfterEvent(On("2026-01-31"), new Period(1, Month, andHalfMonth: true));
        Assert.Equal(On("2026-03-15"), end.Date);
        Assert.Equal(["§ 187 Abs. 1 BGB", "§ 188 Abs. 2 BGB", "§ 188 Abs. 3 BGB", "§ 189 Abs. 2 BGB"], end.Steps.Select(s => s.Basis));
    }

    [Fact]
    public void Steps_OfAShiftedPeriod_NameEachProvisionAndDate()
    {
        var end = Periods.Shift(Periods.AfterEvent(On("2026-03-04"), new Period(10, Day)), WorkCalendar.For(State.RP));
        Assert.Equal(
            [
                new CalculationStep("Mittwoch, 04.03.2026, ist der Tag des Ereignisses; er zählt nicht mit.", "§ 187 Abs. 1 BGB"),
                new CalculationStep("10 Tage nach dem 04.03.2026: Samstag, 14.03.2026.", "§ 188 Abs. 1 BGB"),
                new CalculationStep("Der 14.03.2026 ist ein Samstag; die Frist endet am nächsten Werktag: Montag, 16.03.2026.", "§ 193 BGB"),
            ],
            end.Steps);
        Assert.Equal((On("2026-03-16"), On("2026-03-14")), (end.Date, end.Computed));
    }

    [Fact]
    public void Shift_OffAHoliday_NamesItAndTheState()
    {
        var end = Periods.Shift(Periods.AfterEvent(On("2026-05-04"), new Period(1, Month)), WorkCalendar.For(State.RP));
        Assert.Equal(On("2026-06-05"), end.Date);
        Assert.Equal("Donnerstag, 04.06.2026, ist in Rheinland-Pfalz Feiertag (Fronleichnam); die Frist endet am nächsten Werktag: Freitag, 05.06.2026.", end.Steps[^1].What);
        Assert.Equal(On("2026-06-04"), Periods.Shift(Periods.AfterEvent(On("2026-05-04"), new Period(1, Month)), WorkCalendar.For(State.NI)).Date);
    }

    [Fact]
    public void Shift_OfAnEndOnAWorkingDay_ChangesNothing()
    {
        var end = Periods.AfterEvent(On("2026-03-09"), new Period(10, Day));
        Assert.Same(end, Periods.Shift(end, WorkCalendar.For(State.RP)));
    }

    [Fact]
    public void Extend_OfAPeriodThatEndedOnASaturday_RunsFromThatSaturday()
    {
        var old = Periods.Shift(Periods.AfterEvent(On("2026-02-28"), new Period(2, Week)), WorkCalendar.For(State.RP));
        Assert.Equal(On("2026-03-16"), old.Date);
        var end = Periods.Extend(old, new Period(1, Week));
        Assert.Equal(On("2026-03-21"), end.Date);
        Assert.DoesNotContain(end.Steps, s => s.Basis == "§ 193 BGB");
        Assert.Contains(end.Steps, s => s.Basis == "§ 190 BGB");
    }

    [Theory]
    [InlineData(MonthPoint.Beginning, "2028-02-01")]
    [InlineData(MonthPoint.Middle, "2028-02-15")]
    [InlineData(MonthPoint.End, "2028-02-29")]
    public void DayOf_APointInAMonth_IsTheDayOfSection192(MonthPoint point, string expected) =>
        Assert.Equal(On(expected), Periods.DayOf(2028, 2, point));

    [Theory]
    [InlineData(2, Month, false, 60)]
    [InlineData(2, Month, true, 75)]
    [InlineData(1, Quarter, false, 90)]
    [InlineData(3, Year, false, 1095)]
    [InlineData(2, Week, false, 14)]
    public void DaysWithBreaks_OfAPeriod_AreThoseOfSection191(int count, PeriodUnit unit, bool half, int expected) =>
        Assert.Equal(expected, new Period(count, unit, half).DaysWithBreaks);

    [Fact]
    public void Period_WithoutLengthOrSense_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(0, Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(-1, Month));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(int.MaxValue, Year));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(1, (PeriodUnit)99));
        Assert.Throws<ArgumentException>(() => new Period(2, Week, andHalfMonth: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => Periods.AfterEvent(On("2026-01-01"), new Period(9000, Year)));
    }

    private static DateOnly On(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
