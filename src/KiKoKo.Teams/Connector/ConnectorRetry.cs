using System.Net;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Teams.Connector;

/// <summary>How often and how patiently a call is repeated.</summary>
/// <param name="Tries">All tries, the first included.</param>
/// <param name="FirstDelay">Doubles from try to try, with up to as much again at random.</param>
/// <param name="LongestDelay">Also the longest Retry-After that is waited for; the channel asks for more: give up.</param>
/// <param name="TryTimeout">Time limit of one try.</param>
internal sealed record RetryPolicy(int Tries, TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan TryTimeout)
{
    public static RetryPolicy Default { get; } = new(4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)) { Rounds = 3, RoundPause = TimeSpan.FromSeconds(20) };

    /// <summary>How often all tries are made again for a message that the channel certainly did not take.</summary>
    public int Rounds { get; init; }

    /// <summary>Between two rounds.</summary>
    public TimeSpan RoundPause { get; init; }
}

/// <summary>
/// Repeats calls that the channel certainly did not carry out: it said so (429, 412, 502, 504), or no connection came
/// about. After a time-out nobody knows, and sending again could say everything twice; so that is not repeated.
/// </summary>
internal sealed class ConnectorRetry(RetryPolicy policy, TimeProvider time, ILogger<ConnectorRetry> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan? delay;
            int status = 0;
            try
            {
                var response = await TryAsync(request, cancellationToken);
                delay = IsPassing(response.StatusCode) ? DelayAfter(attempt, response) : null;
                if (delay is null || attempt >= policy.Tries)
                    return response;
                status = (int)response.StatusCode;
                response.Dispose();
            }
            catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError && attempt < policy.Tries)
            {
                delay = BackOff(attempt);
            }

            logger.Retrying(status, attempt, delay.Value);
            await Task.Delay(delay.Value, time, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(policy.TryTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await base.SendAsync(request, both.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The channel did not answer in time.", e);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private TimeSpan? DelayAfter(int attempt, HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);
        if (wait is null)
            return BackOff(attempt);
        return wait > policy.LongestDelay ? null : Max(wait.Value, TimeSpan.Zero);
    }

    private TimeSpan BackOff(int attempt)
    {
        var delay = policy.FirstDelay * Math.Pow(2, attempt - 1);
#pragma warning disable CA5394 // Spreads load; nothing secret depends on it.
        delay += delay * Random.Shared.NextDouble();
#pragma warning restore CA5394
        return delay < policy.LongestDelay ? delay : policy.LongestDelay;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
