using KiKoKo.Teams.Tests.Doubles;
using KiKoKo.Teams.Turns;

namespace KiKoKo.Teams.Tests.Turns;

public sealed class SeenOnceTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void TryClaim_WithinTheWindow_OnlyTheFirst()
    {
        var seen = new SeenOnce(_time, TimeSpan.FromMinutes(10), 100);
        Assert.True(seen.TryClaim("a"));
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.False(seen.TryClaim("a"));
        Assert.True(seen.TryClaim("b"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(seen.TryClaim("a"));
        Assert.False(seen.TryClaim("b"));
    }

    [Fact]
    public void TryClaim_OverCapacity_OldestForgotten()
    {
        var seen = new SeenOnce(_time, TimeSpan.FromMinutes(10), 2);
        foreach (string key in (string[])["a", "b", "c"])
        {
            Assert.True(seen.TryClaim(key));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(seen.TryClaim("c"));
        Assert.True(seen.TryClaim("a"));
    }

    [Fact]
    public void Forget_ClaimedKey_NewAgain()
    {
        var seen = new SeenOnce(_time, TimeSpan.FromMinutes(10), 100);
        Assert.True(seen.TryClaim("a"));
        seen.Forget("a");
        Assert.True(seen.TryClaim("a"));
    }
}
