using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using KiKoKo.Teams.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>A small host with the Teams channel and nothing else, on a port of its own.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private TestBot(WebApplication app) => _app = app;

    public FakeLogin Login { get; private init; } = new();

    public IServiceProvider Services => _app.Services;

    /// <summary>With credentials, unless the settings say otherwise.</summary>
    public static async Task<TestBot> StartAsync(
        TestChannel channel, ITeamsTurnHandler handler, Dictionary<string, string?>? settings = null, string environment = "Production", ILoggerProvider? logs = null,
        Action<IServiceCollection>? change = null)
    {
        Dictionary<string, string?> all = new()
        {
            ["Teams:AppId"] = TestKeys.AppId,
            ["Teams:TenantId"] = TestKeys.TenantId,
            ["Teams:ClientSecret"] = "not-a-secret",
            ["Teams:OpenIdMetadata"] = channel.Metadata,
        };
        foreach (var (key, value) in settings ?? [])
            all[key] = value;

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        if (logs is not null)
            builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(all);
        builder.Services.AddSingleton(handler);
        builder.Services.AddSingleton(new RetryPolicy(3, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)));
        change?.Invoke(builder.Services);
        builder.Services.AddTeams(builder.Configuration.GetSection("Teams"));
        var login = new FakeLogin();
        builder.Services.AddHttpClient(TeamsHttp.Login).ConfigurePrimaryHttpMessageHandler(() => new FakeLogin.Connection(login));
        var app = builder.Build();
        try
        {
            app.MapTeams();
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var bot = new TestBot(app) { Login = login };
        bot._client.BaseAddress = new Uri(app.Urls.Single());
        return bot;
    }

    /// <summary>Lets in everybody; no credentials.</summary>
    public static Task<TestBot> StartAnonymousAsync(TestChannel channel, ITeamsTurnHandler handler, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? change = null) =>
        StartAsync(
            channel,
            handler,
            new Dictionary<string, string?>(settings ?? []) { ["Teams:AppId"] = null, ["Teams:DangerouslyAllowAnonymous"] = "true" },
            "Development",
            change: change);

    public Task<HttpResponseMessage> PostAsync(JsonNode activity, string? token = null) =>
        SendAsync(HttpMethod.Post, JsonContent.Create(activity), token is null ? null : "Bearer " + token);

    public Task<HttpResponseMessage> PostAsync(string body, string? token = null) =>
        SendAsync(HttpMethod.Post, new StringContent(body, Encoding.UTF8, "application/json"), token is null ? null : "Bearer " + token);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? content, string? authorization)
    {
        using var request = new HttpRequestMessage(method, "/api/messages") { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _client.SendAsync(request);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
