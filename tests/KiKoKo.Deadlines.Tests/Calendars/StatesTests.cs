using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Tests.Calendars;

public sealed class StatesTests
{
    [Theory]
    [InlineData("RP", State.RP)]
    [InlineData(" rp ", State.RP)]
    [InlineData("rheinland-pfalz", State.RP)]
    [InlineData("Thüringen", State.TH)]
    [InlineData("BADEN-WÜRTTEMBERG", State.BW)]
    public void Find_OfACodeOrName_IsTheState(string text, State expected) => Assert.Equal(expected, States.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("10")]
    [InlineData("Rheinland")]
    [InlineData("BW,BY")]
    public void Find_OfAnythingElse_IsNull(string text) => Assert.Null(States.Find(text));

    [Fact]
    public void All_AreSixteenWithNamesThatLeadBack()
    {
        Assert.Equal(16, States.All.Count);
        Assert.All(States.All, s => Assert.Equal(s, States.Find(States.NameOf(s))));
        Assert.All(States.All, s => Assert.Equal(s, States.Find(s.ToString())));
    }
}
