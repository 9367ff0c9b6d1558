namespace KiKoKo.Server;

/// <summary>All that the server logs. No text of questions, answers or documents, no personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The index could not follow the documents; trying again in five seconds")]
    public static partial void IndexRefreshFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "A question could not be answered")]
    public static partial void AskFailed(this ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "A request failed")]
    public static partial void RequestFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "A file of the index is damaged; its documents are being brought back from the database")]
    public static partial void IndexDamaged(this ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Index maintenance: {Step}")]
    public static partial void IndexMaintained(this ILogger logger, KiKoKo.Knowledge.Search.MaintenanceStep step);

    [LoggerMessage(6, LogLevel.Error, "Index maintenance failed; the index is as it was, trying again in thirty seconds")]
    public static partial void IndexMaintenanceFailed(this ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "Search goes on by words alone: {Problem}")]
    public static partial void EmbeddingsFailing(this ILogger logger, string problem);

    [LoggerMessage(11, LogLevel.Warning, "The embeddings endpoint works again")]
    public static partial void EmbeddingsWorkAgain(this ILogger logger);

    [LoggerMessage(20, LogLevel.Error, "Reminders could not be looked through; trying again in a minute")]
    public static partial void ReminderRoundFailed(this ILogger logger, Exception exception);

    [LoggerMessage(21, LogLevel.Warning, "{Count} notices could not be sent; they are tried again")]
    public static partial void NoticesNotSent(this ILogger logger, int count);

    [LoggerMessage(12, LogLevel.Error, "Vectors could not be read or kept; trying again in five seconds")]
    public static partial void EmbeddingFailed(this ILogger logger, Exception exception);
}
