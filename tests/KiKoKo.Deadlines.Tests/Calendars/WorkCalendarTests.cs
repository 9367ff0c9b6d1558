using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar s_rp = WorkCalendar.For(State.RP);

    [Theory]
    [InlineData("2026-04-02", true, true)] // Maundy Thursday
    [InlineData("2026-04-03", false, false)] // Good Friday
    [InlineData("2026-04-04", false, true)] // Saturday
    [InlineData("2026-04-05", false, false)] // Sunday
    [InlineData("2026-04-06", false, false)] // Easter Monday
    [InlineData("2026-10-03", false, false)] // a holiday on a Saturday
    [InlineData("2026-12-24", true, true)]
    [InlineData("2026-12-31", true, true)]
    public void IsWorkingDay_AndIsWerktag_DifferOnSaturdaysOnly(string iso, bool working, bool werktag) =>
        Assert.Equal((working, werktag), (s_rp.IsWorkingDay(Day(iso)), s_rp.IsWerktag(Day(iso))));

    [Fact]
    public void Neighbours_OfGoodFriday_SkipWhatIsClosed()
    {
        var friday = Day("2026-04-03");
        Assert.Equal(Day("2026-04-07"), s_rp.WorkingDayOnOrAfter(friday));
        Assert.Equal(Day("2026-04-02"), s_rp.WorkingDayOnOrBefore(friday));
        Assert.Equal(Day("2026-04-07"), s_rp.NextWorkingDay(Day("2026-04-02")));
        Assert.Equal(Day("2026-04-02"), s_rp.PreviousWorkingDay(Day("2026-04-07")));
        Assert.Equal(Day("2026-04-04"), s_rp.NextWerktag(friday));
        Assert.Equal(Day("2026-04-04"), s_rp.PreviousWerktag(Day("2026-04-06")));
        Assert.Equal(Day("2026-04-02"), s_rp.WorkingDayOnOrAfter(Day("2026-04-02")));
        Assert.Equal(Day("2026-04-07"), s_rp.WorkingDayOnOrBefore(Day("2026-04-07")));
    }

    [Fact]
    public void Next_AcrossTheTurnOfTheYear_SkipsNewYear() => Assert.Equal(Day("2027-01-04"), s_rp.NextWorkingDay(Day("2026-12-31")));

    [Fact]
    public void With_SpecialDays_AddsThemHereOnly()
    {
        var augsburg = WorkCalendar.For(State.BY).With([new Holiday(Day("2026-08-08"), "Hohes Friedensfest"), new Holiday(Day("2025-08-08"), "Hohes Friedensfest")]);
        Assert.Equal("Hohes Friedensfest", augsburg.HolidayOn(Day("2026-08-08")));
        Assert.Equal(Day("2025-08-11"), augsburg.WorkingDayOnOrAfter(Day("2025-08-08")));
        Assert.True(augsburg.IsHoliday(Day("2026-01-06")));
        Assert.False(WorkCalendar.For(State.BY).IsHoliday(Day("2026-08-08")));
        var further = augsburg.With([new Holiday(Day("2026-08-15"), "Mariä Himmelfahrt")]);
        Assert.True(further.IsHoliday(Day("2026-08-08")) && further.IsHoliday(Day("2026-08-15")));
    }

    [Fact]
    public void Next_AndPrevious_OfEveryDayInEveryState_AreTheNearest()
    {
        foreach (var state in States.All)
        {
            var calendar = WorkCalendar.For(state);
            for (var day = Day("2024-01-01"); day.Year < 2031; day = day.AddDays(1))
            {
                var next = calendar.WorkingDayOnOrAfter(day);
                var previous = calendar.WorkingDayOnOrBefore(day);
                Assert.True(IsOpen(calendar, next) && IsOpen(calendar, previous));
                for (var between = previous.AddDays(1); between < next; between = between.AddDays(1))
                    Assert.False(IsOpen(calendar, between));
            }
        }
    }

    [Theory]
    [InlineData("1989-12-31")]
    [InlineData("2101-01-01")]
    public void IsHoliday_OutsideTheKnownYears_Throws(string iso) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_rp.IsHoliday(Day(iso)));

    private static bool IsOpen(WorkCalendar calendar, DateOnly day) =>
        (int)day.DayOfWeek is >= 1 and <= 5 && PublicHolidays.Of(calendar.State, day.Year).All(h => h.Date != day);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
