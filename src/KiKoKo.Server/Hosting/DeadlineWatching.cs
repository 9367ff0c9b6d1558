using System.Threading.RateLimiting;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Server.Http;
using KiKoKo.Server.People;
using Quartz;

namespace KiKoKo.Server.Hosting;

/// <summary>Deadlines watched for people: what the pages and the interface need, and the job that looks what is due.</summary>
internal static class DeadlineWatching
{
    /// <summary>Reminders are for days; a minute is early enough, and an idle look costs two reads.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public static void AddDeadlineWatch(this IServiceCollection services, Installation installation, WatchOptions options)
    {
        services
            .AddSingleton(options)
            .AddSingleton(installation.Database)
            .AddSingleton(installation.Deadlines)
            .AddSingleton<IPeople, Personas>()
            .AddSingleton<HouseCalendars>()
            .AddSingleton<NoticeInbox>()
            .AddSingleton<NoticeOutbox>()
            .AddSingleton<CalendarFeed>()
            .AddSingleton<ReminderRound>();

        // Quartz keeps its schedule in memory: what is due stands in our own tables, see decisions/0004.
        services.AddQuartz(q => q.ScheduleJob<ReminderJob>(t => t.WithIdentity("reminders").StartNow().WithSimpleSchedule(Interval)));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);

        // A calendar program asks a few times an hour. Many may stand behind one address.
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(
                DeadlineApi.FeedLimit,
                context => RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}
