using KiKoKo.Deadlines.Calendars;
using KiKoKo.Server.Pages.Deadlines;

namespace KiKoKo.Server.Tests.Pages;

public sealed class MonthGridTests
{
    [Fact]
    public void Weeks_OfEveryMonth_BeginOnMondayAndHoldEachDayOnce()
    {
        for (var month = new DateOnly(1990, 1, 1); month.Year <= 2100; month = month.AddMonths(1))
        {
            var grid = MonthGrid.Of(month.AddDays(14), WorkCalendar.For(State.RP), []);
            Assert.All(grid.Weeks, w => Assert.Equal((7, DayOfWeek.Monday), (w.Count, w[0].Date.DayOfWeek)));
            var own = grid.Weeks.SelectMany(w => w).Where(d => !d.IsOther).Select(d => d.Date);
            Assert.Equal(Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays), own);
        }
    }

    [Fact]
    public void Holiday_OfTheState_IsNamed()
    {
        var june = new DateOnly(2026, 6, 4);

        Assert.Equal("Fronleichnam", Day(State.RP).Holiday);
        Assert.Null(Day(State.BE).Holiday);

        MonthDay Day(State state) => MonthGrid.Of(june, WorkCalendar.For(state), []).Weeks.SelectMany(w => w).Single(d => d.Date == june);
    }

    [Theory]
    [InlineData("2026-04", 2026, 4)]
    [InlineData("1989-12", 2026, 11)]
    [InlineData("2101-01", 2026, 11)]
    [InlineData("April", 2026, 11)]
    [InlineData(null, 2026, 11)]
    public void Month_ThatIsNone_IsToday(string? text, int year, int month)
    {
        var read = MonthGrid.Month(text, new DateOnly(2026, 11, 21));

        Assert.Equal((year, month), (read.Year, read.Month));
    }

    [Fact]
    public void Month_AtEitherEnd_LeadsNoFurther()
    {
        Assert.Null(MonthGrid.Of(new(1990, 1, 5), WorkCalendar.For(State.RP), []).Previous);
        Assert.Null(MonthGrid.Of(new(2100, 12, 5), WorkCalendar.For(State.RP), []).Next);
    }
}
