using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Suggestions;

namespace KiKoKo.Server.Hosting;

/// <summary>Keeps the index and what is suggested up with the documents, whoever changed them: another process, another server.</summary>
internal sealed class IndexFollower(SearchEngine search, Suggester suggester, TimeProvider time, ILogger<IndexFollower> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await search.RefreshAsync(stoppingToken);
                await suggester.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.IndexRefreshFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken);
            }
        }
    }
}
