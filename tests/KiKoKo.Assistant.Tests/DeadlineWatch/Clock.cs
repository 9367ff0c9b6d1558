using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

/// <summary>A clock that tests set. It never goes back.</summary>
internal sealed class Clock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    public void MoveTo(DateTimeOffset moment)
    {
        Assert.True(moment >= _now, "The clock never goes back.");
        _now = moment;
    }

    /// <summary>To that time by the clock in Germany.</summary>
    public void MoveTo(DateOnly day, int hour, int minute = 0) => MoveTo(GermanDay.At(day, new TimeOnly(hour, minute)));
}
