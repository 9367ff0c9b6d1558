namespace KiKoKo.Teams.Tests.FakeChannel;

/// <summary>Which calls a fault hits.</summary>
internal enum On
{
    FirstPart,
    LaterPart,
    Final,
    Message,
    Update,
}

/// <summary>What the channel does wrong on purpose.</summary>
/// <param name="Status">Null: the answer is that of a channel without fault.</param>
internal sealed record Fault(On On, int? Status = null)
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? RetryAfter { get; init; }

    /// <summary>The call takes effect although the answer says otherwise.</summary>
    public bool CarriesOut { get; init; }

    /// <summary>Answers with an empty body.</summary>
    public bool IsMute { get; init; }

    public TimeSpan Delay { get; init; }

    public int Times { get; init; } = 1;
}
