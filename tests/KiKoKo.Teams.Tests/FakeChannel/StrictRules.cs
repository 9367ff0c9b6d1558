namespace KiKoKo.Teams.Tests.FakeChannel;

/// <summary>What the channel enforces. The defaults are those of Teams; tests scale the times down.</summary>
/// <param name="Gap">Between two parts of a stream.</param>
/// <param name="Whole">From the first part of a stream to its last.</param>
internal sealed record StrictRules(TimeSpan Gap, TimeSpan Whole)
{
    public static StrictRules Teams { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));

    /// <summary>Bytes of UTF-16 in one activity.</summary>
    public int MaxBytes { get; init; } = 100 * 1024;

    /// <summary>Messages in one conversation within a second.</summary>
    public int PerSecond { get; init; } = 7;
}
