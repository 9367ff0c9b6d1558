using System.Net;
using System.Text;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>The directory's token endpoint as MSAL sees it.</summary>
internal sealed class FakeLogin
{
    public const string AccessToken = "bot-token";

    public List<string> TokenRequests { get; } = [];

    public bool Refuses { get; set; }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal))
        {
            return Json(HttpStatusCode.OK, """
                {"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration","api-version":"1.1",
                 "metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com","login.windows.net"]}]}
                """);
        }

        string form = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        lock (TokenRequests)
            TokenRequests.Add($"{request.RequestUri.AbsolutePath}?{form}");
        return Refuses
            ? Json(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"AADSTS7000222: expired"}""")
            : Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{AccessToken}}"}""");
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    internal sealed class Connection(FakeLogin login) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => login.AnswerAsync(request);
    }
}
