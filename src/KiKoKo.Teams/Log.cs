using System.Net;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Teams;

/// <summary>Everything that this module writes to the log. No texts, names or ids of people and conversations.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Fetched {Count} signing keys of the channel")]
    public static partial void KeysFetched(this ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Error, "The channel's signing keys cannot be fetched from {Address}; requests are refused until they can. Check proxy and firewall")]
    public static partial void KeysUnavailable(this ILogger logger, string address, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "Request refused: {Reason}")]
    public static partial void RequestRefused(this ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Teams:DangerouslyAllowAnonymous is on: anybody who reaches the port can ask in anybody's name")]
    public static partial void AnonymousAllowed(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "A turn was not taken: the queue is full")]
    public static partial void QueueFull(this ILogger logger);

    /// <summary>A fault of the product. Its message is left out: it may quote what a person wrote.</summary>
    public static void TurnFailed(this ILogger logger, Exception exception) =>
        logger.TurnFailed(string.Join(" <- ", Chain(exception).Select(e => e.GetType().FullName)), exception.StackTrace);

    [LoggerMessage(7, LogLevel.Warning, "A turn exceeded its time limit of {Limit}")]
    public static partial void TurnTimedOut(this ILogger logger, TimeSpan limit);

    [LoggerMessage(8, LogLevel.Error, "The channel refused a message: status {Status}, code {Code}, trace {Trace}")]
    public static partial void DeliveryRefused(this ILogger logger, HttpStatusCode status, string? code, string? trace);

    [LoggerMessage(9, LogLevel.Error, "The channel cannot be reached")]
    public static partial void ChannelUnreachable(this ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "No token for the channel: {Code}. Check Teams:AppId, Teams:TenantId, Teams:ClientSecret (expired?) and the proxy")]
    public static partial void TokenUnavailable(this ILogger logger, string code, Exception exception);

    [LoggerMessage(11, LogLevel.Information, "Channel call answered {Status}; try {Attempt}, next in {Delay}")]
    public static partial void Retrying(this ILogger logger, int status, int attempt, TimeSpan delay);

    [LoggerMessage(12, LogLevel.Error, "The channel's memory failed ({Kind}): after a restart nobody may know of a turn or a conversation. Check the database")]
    public static partial void MemoryFailed(this ILogger logger, string kind);

    [LoggerMessage(13, LogLevel.Warning, "{Count} turns of an earlier run were never answered; their people are told so")]
    public static partial void Resuming(this ILogger logger, int count);

    [LoggerMessage(6, LogLevel.Error, "A turn failed: {Kinds}\n{Trace}")]
    private static partial void TurnFailed(this ILogger logger, string kinds, string? trace);

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
            yield return e;
    }
}
