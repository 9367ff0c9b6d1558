using System.Text.Json.Serialization;
using KiKoKo.Assistant;
using KiKoKo.Server.Channels;
using KiKoKo.Server.Http;
using KiKoKo.Server.Pages;
using KiKoKo.Server.People;
using KiKoKo.Server.Verbs;
using KiKoKo.Teams;

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
        builder.Configuration.AddJsonFile(Path.Combine(dataFolder, "appsettings.json"), optional: true).AddEnvironmentVariables("KIKOKO_");
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 256 * 1024;
        });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Encoder = Output.Json.Encoder;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(Output.Json.PropertyNamingPolicy));
        });

        var options = builder.Configuration.GetSection("Assistant").Get<AssistantOptions>() ?? new AssistantOptions();
        var installation = await Installation.OpenAsync(dataFolder, options, cancel);
        builder.Services
            .AddSingleton(_ => installation) // by factory, so that the host disposes of it
            .AddSingleton(installation.Search)
            .AddSingleton(installation.Documents)
            .AddSingleton(installation.Audit)
            .AddSingleton(installation.Assistant)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<CurrentPersona>()
            .AddSingleton<Metrics>()
            .AddSingleton<PublicAddress>()
            .AddSingleton<ITeamsTurnHandler, TeamsTurns>()
            .AddHostedService<IndexFollower>();
        builder.Services.AddTeams(builder.Configuration.GetSection("Teams"));
        builder.Services.AddRazorComponents();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseSameSitePosts();
        app.MapStaticAssets();
        app.UseAntiforgery();
        app.MapApi();
        app.MapTeams();
        app.MapRazorComponents<App>();
        _ = app.Services.GetRequiredService<Installation>();
        return app;
    }
}
