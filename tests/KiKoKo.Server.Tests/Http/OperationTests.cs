using System.Net;
using System.Text;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>What those who run the server look at, and what every answer carries.</summary>
public sealed class OperationTests(Administration house)
{
    [Theory]
    [InlineData("/healthz", "ok")]
    [InlineData("/readyz", "ready")]
    public async Task Probe_Answers_InEveryEnvironment(string path, string says)
    {
        Assert.Equal(says, await (await house.Server).ReadAsync(path));
        Assert.Equal(says, await (await house.Production).ReadAsync(path));
    }

    [Fact]
    public async Task Metrics_CountReplies_AndHoldNothingOfTheQuestion()
    {
        var server = await house.StartAsync();
        Assert.Contains("kikoko_reply_seconds_count 0\n", await server.ReadAsync("/metrics"), StringComparison.Ordinal);
        await server.AskAsync("Wann verfällt mein Resturlaub?");
        await server.AskAsync("Welche Farbe hat der Mond?");

        string metrics = await server.ReadAsync("/metrics");

        Assert.Contains("kikoko_replies_total{kind=\"grounded\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("kikoko_replies_total{kind=\"abstention\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("kikoko_reply_seconds_count 2\n", metrics, StringComparison.Ordinal);
        Assert.Matches(@"kikoko_documents \d+\n", metrics);
        Assert.DoesNotContain("Resturlaub", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/wissen", 200)]
    [InlineData("GET", "/datenschutz", 200)]
    [InlineData("GET", "/css/base.css", 200)]
    [InlineData("GET", "/api/search?q=Urlaub", 200)]
    [InlineData("GET", "/api/search", 400)]
    [InlineData("GET", "/api/suggest?q=Urlaub", 200)]
    [InlineData("GET", "/api/suggest?q=", 400)]
    [InlineData("GET", "/api/gibt-es-nicht", 404)]
    [InlineData("GET", "/gibt-es-nicht", 404)]
    [InlineData("GET", "/dokument/gibt-es-nicht", 404)]
    [InlineData("GET", "/dokument/gibt-es-nicht/original", 404)]
    [InlineData("GET", "/ki-ko", 403)]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("GET", "/metrics", 200)]
    [InlineData("PUT", "/api/ask", 405)]
    [InlineData("POST", "/api/ask", 400)]
    [InlineData("POST", "/api/messages", 503)]
    public async Task Answer_OfAnyKind_CarriesTheSecurityHeaders(string method, string path, int status)
    {
        using var request = RunningServer.New(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("{ kein JSON", Encoding.UTF8, "application/json");

        using var response = await (await house.Server).SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        string policy = Header("Content-Security-Policy");
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.False(response.Headers.Contains("Server"));

        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    [Fact]
    public async Task Original_IsADownloadNeverAPage()
    {
        using var response = await (await house.Server).GetAsync($"/dokument/{house.IdOf("urlaub-2020.md")}/original");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("31. März", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
