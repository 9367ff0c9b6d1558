namespace KiKoKo.Ingest.Worker;

/// <summary>What one file may use. Defaults are generous for any honest document.</summary>
internal sealed record WorkerLimits
{
    /// <summary>Wall-clock time from start to result.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Managed heap of the worker.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Size of the JSON result.</summary>
    public long OutputBytes { get; init; } = 128L << 20;

    /// <summary>Size of the file itself; larger ones are not even handed to a worker.</summary>
    public long FileBytes { get; init; } = 200L << 20;
}
