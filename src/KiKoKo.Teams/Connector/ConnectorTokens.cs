using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace KiKoKo.Teams.Connector;

/// <summary>The bot's own tokens for the channel (client credentials, single tenant). MSAL keeps and renews them.</summary>
internal sealed class ConnectorTokens(IOptions<TeamsOptions> options, IHttpClientFactory http, ILogger<ConnectorTokens> logger)
{
    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];

    private readonly Lazy<IConfidentialClientApplication> _application = new(() =>
        ConfidentialClientApplicationBuilder
            .Create(options.Value.AppId)
            .WithClientSecret(options.Value.ClientSecret)
            .WithAuthority($"{options.Value.LoginAuthority.TrimEnd('/')}/{options.Value.TenantId}")
            .WithHttpClientFactory(new MsalHttp(http))
            .Build());

    /// <summary>A token, or null when the directory refuses or cannot be reached; the log then names the mend.</summary>
    public async Task<string?> GetAsync(CancellationToken cancel)
    {
        try
        {
            return (await _application.Value.AcquireTokenForClient(Scopes).ExecuteAsync(cancel)).AccessToken;
        }
        catch (MsalException e)
        {
            logger.TokenUnavailable(e.ErrorCode, e);
        }
        catch (HttpRequestException e)
        {
            logger.TokenUnavailable("unreachable", e);
        }

        return null;
    }

    private sealed class MsalHttp(IHttpClientFactory http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http.CreateClient(TeamsHttp.Login);
    }
}
