using System.Globalization;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Tests.Calendars;

/// <summary>Against a list that two published calendars agree on.</summary>
public sealed class SharedHolidaysTests
{
    [Fact]
    public void Of_2024To2030_IsTheListAndNothingMore()
    {
        var expected = File.ReadLines(SharedFolder.Require("domain/feiertage_de_2024_2030.csv")).Skip(1)
            .Select(l => l.Split(';'))
            .Select(f => $"{f[0]} {f[2]} {f[4]}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var computed = from state in States.All
                       from year in Enumerable.Range(2024, 7)
                       from day in PublicHolidays.Of(state, year)
                       select $"{state} {day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Name}";
        Assert.Equal(1220, expected.Count);
        Assert.Equal(expected, computed.Order(StringComparer.Ordinal));
    }
}
