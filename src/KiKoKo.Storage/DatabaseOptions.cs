namespace KiKoKo.Storage;

/// <summary>Where the database lies.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The folder that holds <c>kikoko.db</c>. Created when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>How long a writer waits for another process to finish writing.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The database file.</summary>
    public string File => Path.Combine(DataFolder, "kikoko.db");
}
