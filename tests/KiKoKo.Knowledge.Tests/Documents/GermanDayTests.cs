using System.Globalization;
using KiKoKo.Knowledge.Documents;
using static KiKoKo.Knowledge.Tests.Documents.Samples;

namespace KiKoKo.Knowledge.Tests.Documents;

public sealed class GermanDayTests
{
    [Theory]
    [InlineData("2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", "2026-02-01")]
    [InlineData("2026-07-31T21:59:59Z", "2026-07-31")]
    [InlineData("2026-07-31T22:00:00Z", "2026-08-01")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    [InlineData("2026-01-31T23:30:00+05:00", "2026-01-31")]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26")]
    public void Of_AroundMidnightAndTheClockChange_IsTheDayInGermany(string instant, string day)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(Day(day), GermanDay.Of(at));
        Assert.Equal(Day(day), new StandingTime(at).Today());
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", 1, 1)]
    [InlineData("2026-03-29T01:00:00Z", 3, 2)]
    [InlineData("2026-10-25T00:59:59Z", 2, 2)]
    [InlineData("2026-10-25T01:00:00Z", 2, 1)]
    public void Local_AroundTheClockChange_HasTheHourAndOffsetInForce(string instant, int hour, int offset)
    {
        var local = GermanDay.Local(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        Assert.Equal((hour, TimeSpan.FromHours(offset)), (local.Hour, local.Offset));
    }
}
