using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Tests.Calendars;

public sealed class EasterTests
{
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("1990-04-15")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    public void Sunday_OfKnownYears_IsTheKnownDay(string iso)
    {
        var day = DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(day, Easter.Sunday(day.Year));
    }

    [Fact]
    public void Sunday_OfEveryYear_AgreesWithLichtenbergsFormula()
    {
        for (int year = 1583; year <= 4000; year++)
        {
            Assert.Equal(Lichtenberg(year), Easter.Sunday(year));
            Assert.Equal(DayOfWeek.Sunday, Easter.Sunday(year).DayOfWeek);
        }
    }

    /// <summary>Gauss's rule in the form of H. Lichtenberg (1997), which needs no exceptions: a day counted from the end of February.</summary>
    private static DateOnly Lichtenberg(int year)
    {
        int k = year / 100;
        int m = 15 + (((3 * k) + 3) / 4) - (((8 * k) + 13) / 25);
        int s = 2 - (((3 * k) + 3) / 4);
        int a = year % 19;
        int d = ((19 * a) + m) % 30;
        int r = (d + (a / 11)) / 29;
        int og = 21 + d - r;
        int sz = 7 - Mod7(year + (year / 4) + s);
        int oe = 7 - Mod7(og - sz);
        return new DateOnly(year, 3, 1).AddDays(og + oe - 1);
    }

    private static int Mod7(int n) => ((n % 7) + 7) % 7;
}
