using KiKoKo.Assistant.DeadlineWatch;
using Quartz;

namespace KiKoKo.Server.Hosting;

/// <summary>Looks every minute what is due. A look that fails is written down; the next one finds the same.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderRound round, ILogger<ReminderJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var report = await round.RunAsync(cancellationToken);
            if (report.Failed > 0)
                log.NoticesNotSent(report.Failed);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.ReminderRoundFailed(e);
        }
    }
}
