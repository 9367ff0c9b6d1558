using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Tests.Calendars;

public sealed class PublicHolidaysTests
{
    [Fact]
    public void Of_RhinelandPalatinate2026_IsTheKnownList()
    {
        string[] expected =
        [
            "2026-01-01 Neujahr", "2026-04-03 Karfreitag", "2026-04-06 Ostermontag", "2026-05-01 Erster Mai", "2026-05-14 Christi Himmelfahrt", "2026-05-25 Pfingstmontag",
            "2026-06-04 Fronleichnam", "2026-10-03 Tag der Deutschen Einheit", "2026-11-01 Allerheiligen", "2026-12-25 Erster Weihnachtstag", "2026-12-26 Zweiter Weihnachtstag",
        ];
        Assert.Equal(expected, PublicHolidays.Of(State.RP, 2026).Select(h => $"{h.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {h.Name}"));
    }

    [Theory]
    [InlineData("BW 12, BY 12, BE 10, BB 12, HB 10, HH 10, HE 10, MV 11, NI 10, NW 11, RP 11, SL 12, SN 11, ST 11, SH 10, TH 11", 2026)]
    [InlineData("BW 12, BY 12, BE 9, BB 12, HB 9, HH 9, HE 10, MV 10, NI 9, NW 11, RP 11, SL 12, SN 11, ST 11, SH 9, TH 10", 2016)]
    [InlineData("BW 13, BY 13, BE 10, BB 12, HB 10, HH 10, HE 11, MV 10, NI 10, NW 12, RP 12, SL 13, SN 11, ST 11, SH 10, TH 10", 2017)]
    [InlineData("BW 13, BY 13, BE 10, BB 13, HB 10, HH 10, HE 11, MV 11, NI 10, NW 12, RP 12, SL 13, SN 11, ST 12, SH 10, TH 11", 1994)]
    [InlineData("BW 12, BY 12, BE 9, BB 12, HB 9, HH 9, HE 10, MV 10, NI 9, NW 11, RP 11, SL 12, SN 11, ST 11, SH 9, TH 10", 1995)]
    public void Of_EachState_HasAsManyAsItsLawNames(string counts, int year) =>
        Assert.Equal(counts, string.Join(", ", States.All.Select(s => $"{s} {PublicHolidays.Of(s, year).Count}")));

    [Theory]
    [InlineData(State.RP, "1994-11-16", "Buß- und Bettag")]
    [InlineData(State.RP, "1995-11-22", null)]
    [InlineData(State.SN, "1995-11-22", "Buß- und Bettag")]
    [InlineData(State.SN, "2028-11-22", "Buß- und Bettag")]
    [InlineData(State.SN, "2023-11-22", "Buß- und Bettag")]
    [InlineData(State.SN, "2022-11-16", "Buß- und Bettag")]
    [InlineData(State.BY, "2016-10-31", null)]
    [InlineData(State.BY, "2017-10-31", "Reformationstag")]
    [InlineData(State.BY, "2018-10-31", null)]
    [InlineData(State.NI, "2016-10-31", null)]
    [InlineData(State.NI, "2018-10-31", "Reformationstag")]
    [InlineData(State.TH, "2005-10-31", "Reformationstag")]
    [InlineData(State.BE, "2018-03-08", null)]
    [InlineData(State.BE, "2019-03-08", "Frauentag")]
    [InlineData(State.MV, "2022-03-08", null)]
    [InlineData(State.MV, "2023-03-08", "Frauentag")]
    [InlineData(State.TH, "2018-09-20", null)]
    [InlineData(State.TH, "2019-09-20", "Weltkindertag")]
    [InlineData(State.BE, "2024-05-08", null)]
    [InlineData(State.BE, "2026-05-08", null)]
    [InlineData(State.BB, "2026-04-05", "Ostersonntag")]
    [InlineData(State.HE, "2026-04-05", null)]
    [InlineData(State.BY, "2026-08-15", null)]
    [InlineData(State.SL, "2026-08-15", "Mariä Himmelfahrt")]
    [InlineData(State.SN, "2026-06-04", null)]
    [InlineData(State.RP, "2008-05-01", "Erster Mai / Christi Himmelfahrt")]
    [InlineData(State.RP, "2026-12-24", null)]
    [InlineData(State.RP, "2026-12-31", null)]
    public void HolidayOn_ADayThatLawsChanged_IsWhatHeldThen(State state, string iso, string? expected) =>
        Assert.Equal(expected, WorkCalendar.For(state).HolidayOn(Day(iso)));

    [Theory]
    [InlineData("2020-05-08", "75. Jahrestag der Befreiung")]
    [InlineData("2025-05-08", "80. Jahrestag der Befreiung")]
    [InlineData("2028-06-17", "75. Jahrestag des Aufstandes")]
    public void HolidayOn_AOneOffDay_HoldsInBerlinAlone(string iso, string name)
    {
        Assert.StartsWith(name, WorkCalendar.For(State.BE).HolidayOn(Day(iso)));
        Assert.All(States.All.Where(s => s != State.BE), s => Assert.False(WorkCalendar.For(s).IsHoliday(Day(iso))));
    }

    [Fact]
    public void Of_EveryStateAndYear_IsInOrderAndWithinTheYear()
    {
        foreach (var state in States.All)
        {
            for (int year = PublicHolidays.FirstYear; year <= PublicHolidays.LastYear; year++)
            {
                var days = PublicHolidays.Of(state, year);
                Assert.Equal(days.OrderBy(h => h.Date), days);
                Assert.All(days, h => Assert.Equal(year, h.Date.Year));
                Assert.Equal(days.Count, days.Distinct().Count());
                Assert.InRange(days.Count, 9, 14);
            }
        }
    }

    [Theory]
    [InlineData(1989)]
    [InlineData(2101)]
    public void Of_AnUnknownYear_SaysWhichAreKnown(int year) =>
        Assert.Contains("1990 bis 2100", Assert.Throws<ArgumentOutOfRangeException>(() => PublicHolidays.Of(State.RP, year)).Message);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
