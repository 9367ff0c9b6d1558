using System.Text.Json.Serialization;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Knowledge.Search.Suggestions;
using KiKoKo.Server.Channels;
using KiKoKo.Server.Deadlines;
using KiKoKo.Server.Embeddings;
using KiKoKo.Server.Http;
using KiKoKo.Server.Pages;
using KiKoKo.Server.People;
using KiKoKo.Server.Verbs;
using KiKoKo.Teams;
using Microsoft.AspNetCore.DataProtection;

namespace KiKoKo.Server.Hosting;

/// <summary>The web application: what it is made of and what it answers.</summary>
internal static class Web
{
    /// <summary>Opens the data folder and builds the application, not yet started.</summary>
    public static async Task<WebApplication> BuildAsync(string dataFolder, int port, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Development,
        });
        builder.Configuration.AddSettings(dataFolder);
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 256 * 1024;
        });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.UseStaticWebAssets(); // run from the build output, whatever the environment is called
        builder.Services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Encoder = Output.Json.Encoder;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(Output.Json.PropertyNamingPolicy));
        });

        var watch = builder.Configuration.Watch();
        var installation = await Installation.OpenAsync(dataFolder, builder.Configuration.Assistant(), builder.Configuration.Embeddings(), watch, stays: true, cancel);
        builder.Services
            .AddSingleton(_ => installation) // by factory, so that the host disposes of it
            .AddSingleton(installation.Search)
            .AddSingleton(installation.Documents)
            .AddSingleton(installation.Audit)
            .AddSingleton(installation.Assistant)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Suggester>()
            .AddSingleton<CurrentPersona>()
            .AddSingleton<Metrics>()
            .AddSingleton<PublicAddress>()
            .AddSingleton<HouseName>()
            .AddSingleton(new Desk(installation.Assistant.HouseRules, builder.Configuration.State()))
            .AddSingleton(installation.Assistant.HouseRules)
            .AddSingleton<ITeamsTurnHandler, TeamsTurns>()
            .AddSingleton<TeamsMemory>()
            .AddSingleton<ITeamsMemory>(s => s.GetRequiredService<TeamsMemory>())
            .AddSingleton<INoticeChannel, TeamsNotices>()
            .AddHostedService<IndexFollower>()
            .AddHostedService<IndexMaintainer>()
            .AddHostedService<EmbeddingWorker>()
            .AddHostedService<ConversationCleaner>();
        builder.Services.AddDeadlineWatch(installation, watch);
        builder.Services.AddTeams(builder.Configuration.GetSection("Teams"));
        builder.Services.AddRazorComponents();
        // The keys of form tokens lie with the other keys, so that an open page survives a restart.
        builder.Services.AddDataProtection().SetApplicationName("KiKoKo").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "secrets", "web")));
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseSameSitePosts();
        app.UseRouting();
        app.UseRateLimiter();
        app.UsePageAccess();
        app.UseAntiforgery();
        app.UseValidForms();
        app.MapStaticAssets();
        app.MapApi();
        app.MapCalculator();
        app.MapDeadlines();
        app.MapTeams();
        app.MapRazorComponents<App>();
        _ = app.Services.GetRequiredService<Installation>();
        return app;
    }
}
