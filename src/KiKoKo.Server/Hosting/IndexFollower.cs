using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Suggestions;

namespace KiKoKo.Server.Hosting;

/// <summary>
/// Keeps the index and what is suggested up with the documents, whoever changed them. A change must be searchable within 200 ms of its commit: this
/// process's own changes are followed at once, those of others (the ingestion job, another server) at the next look.
/// </summary>
internal sealed class IndexFollower(SearchEngine search, Suggester suggester, TimeProvider time, ILogger<IndexFollower> log) : BackgroundService
{
    // A look costs about a tenth of a millisecond.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await search.WaitForChangeAsync(Interval, stoppingToken);
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
