using KiKoKo.Assistant;

namespace KiKoKo.Server.Hosting;

/// <summary>Forgets conversations that have rested long enough, also when nobody asks anything.</summary>
internal sealed class ConversationCleaner(KiKoKoAssistant assistant, TimeProvider time, ILogger<ConversationCleaner> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await assistant.ForgetConversationsAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.ForgettingFailed(e);
            }

            await Task.Delay(s_pause, time, stoppingToken);
        }
    }
}
