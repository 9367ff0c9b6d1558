namespace KiKoKo.Audit;

/// <summary>Where the log keeps what is not in the database.</summary>
public sealed class AuditOptions
{
    /// <summary>The folder of the head file: the data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder of the keys. Better on another medium than the database and never in its back-up.</summary>
    public required string SecretsFolder { get; init; }
}
