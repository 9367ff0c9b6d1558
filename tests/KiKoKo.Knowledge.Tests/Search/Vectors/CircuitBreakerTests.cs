using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

public sealed class CircuitBreakerTests
{
    private readonly SteppedTime _time = new(Samples.Noon);

    [Fact]
    public void Breaker_BelowTheThreshold_StaysClosed()
    {
        var breaker = New();
        Fail(breaker, 2);

        Assert.True(breaker.TryEnter());
    }

    [Fact]
    public void Breaker_AtTheThreshold_OpensAndThenLetsOneTry()
    {
        var breaker = New();
        Fail(breaker, 3);
        Assert.False(breaker.TryEnter());

        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.True(breaker.TryEnter());
        Assert.False(breaker.TryEnter());
        breaker.Succeeded();
        Assert.True(breaker.TryEnter());
        Assert.True(breaker.TryEnter());
    }

    [Fact]
    public void Breaker_FailingAgain_PausesLongerUpToTheLongest()
    {
        var breaker = New();
        Fail(breaker, 3);
        var pauses = new List<double>();
        for (int i = 0; i < 8; i++)
        {
            double waited = 0;
            while (!breaker.TryEnter())
            {
                _time.Advance(TimeSpan.FromSeconds(0.5));
                waited += 0.5;
            }

            pauses.Add(waited);
            breaker.Failed(null);
        }

        Assert.InRange(pauses[0], 10, 15);
        Assert.InRange(pauses[1], 20, 30);
        Assert.InRange(pauses[2], 40, 60);
        Assert.All(pauses.Skip(3), p => Assert.Equal(60, p));
    }

    [Fact]
    public void Breaker_EndpointAsksForTime_GetsItAtOnce()
    {
        var breaker = New();
        Assert.True(breaker.TryEnter());
        breaker.Failed(TimeSpan.FromSeconds(90));

        _time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(breaker.TryEnter());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(breaker.TryEnter());
    }

    [Fact]
    public void Breaker_EndpointAsksForADay_GetsAnHour()
    {
        var breaker = New();
        breaker.Failed(TimeSpan.FromDays(1));

        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(breaker.TryEnter());
    }

    [Fact]
    public void Breaker_TryAbandoned_LeavesTheTryToTheNext()
    {
        var breaker = New();
        Fail(breaker, 3);
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.True(breaker.TryEnter());

        breaker.Abandoned();

        Assert.True(breaker.TryEnter());
    }

    private CircuitBreaker New() => new(3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), _time);

    private static void Fail(CircuitBreaker breaker, int times)
    {
        for (int i = 0; i < times; i++)
            breaker.Failed(null);
    }
}
