namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>A clock that moves by hand. Timers do not run with it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}

/// <summary>HTTP clients without any settings.</summary>
internal sealed class PlainHttp : IHttpClientFactory
{
    public HttpClient CreateClient(string name) => new();
}
