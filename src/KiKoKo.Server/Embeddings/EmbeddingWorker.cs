using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Embeddings;

/// <summary>Lets passages get their vectors while the server runs. Idle at once when no endpoint is configured.</summary>
internal sealed class EmbeddingWorker(SearchEngine search, TimeProvider time, ILogger<EmbeddingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (search.Vectors is not { } vectors)
            return;
        string? told = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                bool more = await vectors.WorkAsync(stoppingToken);
                string? problem = vectors.Status.Problem;
                if (problem is not null && told is null)
                    log.EmbeddingsFailing(problem);
                else if (problem is null && told is not null)
                    log.EmbeddingsWorkAgain();
                told = problem;
                if (!more)
                    await Task.Delay(Interval, time, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.EmbeddingFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken);
            }
        }
    }
}
