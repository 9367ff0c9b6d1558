using KiKoKo.Teams.Authentication;
using KiKoKo.Teams.Connector;
using KiKoKo.Teams.Endpoint;
using KiKoKo.Teams.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams;

/// <summary>The way in: how a host takes the Teams channel into its program.</summary>
public static class TeamsSetup
{
    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>
    /// Adds the channel. The host registers its <see cref="ITeamsTurnHandler"/> as a singleton beside it.
    /// </summary>
    /// <param name="configuration">The section that holds the <see cref="TeamsOptions"/>.</param>
    /// <remarks>
    /// Settings that cannot work stop the start with an <see cref="OptionsValidationException"/>; so does
    /// <see cref="TeamsOptions.DangerouslyAllowAnonymous"/> in Production. No settings at all are fine: the endpoint then
    /// answers 503 and everything else runs.
    /// </remarks>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsCheck>();
        services.AddOptions<TeamsOptions>().Bind(configuration).ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(RetryPolicy.Default);
        services.TryAddSingleton(StreamRules.Default);
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<TokenValidator>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<Delivery>();
        services.TryAddSingleton<ITeamsMemory, NoMemory>();
        services.AddSingleton<TurnRecord>();
        services.AddSingleton(s => new ProactiveMessages(s.GetRequiredService<Delivery>(), s.GetRequiredService<TurnRecord>()));
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnIntake>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddHostedService(s => s.GetRequiredService<TurnIntake>());

        AddClients(services);
        return services;
    }

    /// <summary>Opens the channel's endpoint.</summary>
    /// <remarks>It checks its callers itself, by token; the host's sign-in must not stand before it.</remarks>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages")
    {
        // Any method, so that a wrong one is answered with 405 even where the host has a catch-all page.
        var endpoint = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        return endpoints.Map(pattern, endpoint.HandleAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static void AddClients(IServiceCollection services)
    {
        // The factory's own log lines would carry addresses with the ids of conversations, hence RemoveAllLoggers.
        services.AddHttpClient(TeamsHttp.Keys, c => (c.Timeout, c.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), MaxAnswerBytes))
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .RemoveAllLoggers();
        services.AddHttpClient(TeamsHttp.Login, c => (c.Timeout, c.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(30), MaxAnswerBytes))
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .RemoveAllLoggers();
        services.AddTransient<ConnectorRetry>();
        services.AddHttpClient(TeamsHttp.Connector, c => (c.Timeout, c.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, MaxAnswerBytes))
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .AddHttpMessageHandler<ConnectorRetry>()
            .RemoveAllLoggers();
    }

    // No redirects: neither keys, secrets nor tokens follow an address that somebody else chose.
    private static HttpMessageHandler NewHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
