namespace KiKoKo.Teams.Turns;

/// <summary>How a stream is paced.</summary>
/// <param name="Pace">From the channel's answer to one part until the next part; the channel takes one a second.</param>
/// <param name="Whole">From the first part until the last one may be sent; the channel closes a stream after two minutes.</param>
internal sealed record StreamRules(TimeSpan Pace, TimeSpan Whole)
{
    public static StreamRules Default { get; } = new(TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(110));
}
