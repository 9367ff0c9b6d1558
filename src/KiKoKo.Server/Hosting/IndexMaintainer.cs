using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Hosting;

/// <summary>Keeps the index whole and fast while it is searched: merges, repairs, checks.</summary>
internal sealed class IndexMaintainer(SearchEngine search, TimeProvider time, ILogger<IndexMaintainer> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var step = await search.MaintainAsync(stoppingToken);
                if (step == MaintenanceStep.DamageFound)
                    log.IndexDamaged();
                else if (step is MaintenanceStep.Repaired or MaintenanceStep.Rebuilt or MaintenanceStep.TookOver)
                    log.IndexMaintained(step);
                if (step == MaintenanceStep.Nothing)
                    await Task.Delay(Interval, time, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.IndexMaintenanceFailed(e);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
        }
    }
}
