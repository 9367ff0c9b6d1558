using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Server.Pages.Deadlines;

namespace KiKoKo.Server.Tests.Pages;

public sealed class DeadlineWordsTests
{
    /// <summary>Thursday.</summary>
    private static readonly DateOnly s_today = new(2026, 11, 19);

    [Theory]
    [InlineData("2026-11-18", nameof(Standing.Overdue))]
    [InlineData("2026-11-19", nameof(Standing.ThisWeek))]
    [InlineData("2026-11-22", nameof(Standing.ThisWeek))]
    [InlineData("2026-11-23", nameof(Standing.Later))]
    public void Standing_OfAnOpenDeadline_GoesByTheWeek(string day, string standing) =>
        Assert.Equal(standing, Standings.Of(Watched(DateOnly.Parse(day, null)), s_today).ToString());

    [Fact]
    public void Standing_OnASunday_EndsTheWeekThatDay() => Assert.Equal(Standing.Later, Standings.Of(Watched(new(2026, 11, 23)), new(2026, 11, 22)));

    [Fact]
    public void Standing_OfWhatIsOffered_ComesBeforeItsDay() =>
        Assert.Equal(Standing.Offered, Standings.Of(Watched(new(2026, 11, 1)) with { Offer = new WatchOffer(false, "Führungskraft") }, s_today));

    [Theory]
    [InlineData(0, "heute")]
    [InlineData(1, "morgen")]
    [InlineData(-1, "gestern")]
    [InlineData(12, "in 12 Tagen")]
    [InlineData(-3, "vor 3 Tagen")]
    public void Distance_IsSaidAsPeopleSayIt(int days, string words) => Assert.Equal(words, Standings.Distance(s_today.AddDays(days), s_today));

    [Theory]
    [InlineData("14, 7,1", new[] { 14, 7, 1 })]
    [InlineData("", null)]
    public void Leads_AreReadAsTyped(string text, int[]? expected)
    {
        Assert.True(DayEntry.ReadLeads(text, out var leads));
        Assert.Equal(expected, leads);
    }

    [Fact]
    public void Leads_ThatAreNoNumbers_AreNotRead() => Assert.False(DayEntry.ReadLeads("eine Woche", out _));

    private static WatchedDeadline Watched(DateOnly day) =>
        new("id", "Bericht", day, null, [], DeadlineSource.Own, null, "", null, false, null, null, 1, default, default);
}
