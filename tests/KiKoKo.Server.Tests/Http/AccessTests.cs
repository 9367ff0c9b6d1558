using System.Net;
using System.Net.Http.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>Who gets in, tried through the whole pipeline.</summary>
public sealed class AccessTests(Administration house)
{
    private static readonly string[] s_forSomebody = ["/", "/wissen", "/wissen/kontakte", "/wissen/formulare", "/kennzeichnung", "/einfache-sprache", "/ki-ko", "/api/search?q=Urlaub", "/api/suggest?q=Urlaub", "/api/labels/KK-0000-0000-00"];

    [Theory]
    [InlineData("Origin", "https://boese.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSite_Is403(string header, string value)
    {
        var server = await house.Server;
        foreach (string path in (string[])["/api/ask", "/api/feedback", "/api/persona", "/"])
        {
            using var request = RunningServer.New(HttpMethod.Post, path);
            request.Headers.Add(header, value);
            request.Content = JsonContent.Create(new { question = "Wann verfällt mein Resturlaub?" });
            using var response = await server.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    /// <summary>The form reader throws for a NUL; that was answered as a failure of ours.</summary>
    [Fact]
    public async Task Post_FormWithNul_Is400()
    {
        var server = await house.Server;
        using var request = RunningServer.New(HttpMethod.Post, "/api/persona");
        request.Content = new StringContent("persona=%00&back=/", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        using var response = await server.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_FromOurOwnPage_IsAnswered()
    {
        var server = await house.Server;
        using var request = RunningServer.New(HttpMethod.Post, "/api/ask");
        request.Headers.Add("Origin", server.Address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = JsonContent.Create(new { question = "Wann verfällt mein Resturlaub?" });

        using var response = await server.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>A page on another site whose name resolves to 127.0.0.1 sends its own name and even a fitting Origin.</summary>
    [Theory]
    [InlineData("boese.example")]
    [InlineData("127.0.0.1.boese.example")]
    [InlineData("localhost.boese.example")]
    public async Task Request_WithForeignHost_Is403(string host)
    {
        var server = await house.Server;
        string name = host + new Uri(server.Address).GetComponents(UriComponents.Port, UriFormat.Unescaped).Insert(0, ":");
        foreach (string path in s_forSomebody)
        {
            using var request = RunningServer.New(HttpMethod.Get, path);
            request.Headers.Host = name;
            using var response = await server.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var ask = RunningServer.New(HttpMethod.Post, "/api/ask");
        ask.Headers.Host = name;
        ask.Headers.Add("Origin", "http://" + name);
        ask.Content = JsonContent.Create(new { question = "Wann verfällt mein Resturlaub?" });
        using var refused = await server.SendAsync(ask);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("31. März", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThroughAProxy_Is403()
    {
        using var request = RunningServer.New(HttpMethod.Get, "/api/search?q=Urlaub");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var response = await (await house.Server).SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Production_KnowsNobodyYet()
    {
        var server = await house.Production;
        foreach (string path in s_forSomebody)
        {
            using var response = await server.GetAsync(path, "ki-ko");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var ask = await server.PostAsync("/api/ask", JsonContent.Create(new { question = "Wann verfällt mein Resturlaub?" }), "fuehrungskraft");
        Assert.Equal(HttpStatusCode.Forbidden, ask.StatusCode);
        using var original = await server.GetAsync($"/dokument/{house.IdOf("urlaub-2020.md")}/original");
        Assert.Equal(HttpStatusCode.Forbidden, original.StatusCode);
        using var persona = await server.PostAsync("/api/persona", new FormUrlEncodedContent([new("persona", "ki-ko")]));
        Assert.Equal(HttpStatusCode.Forbidden, persona.StatusCode);
    }

    [Theory]
    [InlineData("/datenschutz", "Datenschutzhinweise")]
    [InlineData("/nutzung", "KI-System")]
    public async Task Notice_IsReadWithNobodySignedIn(string path, string says)
    {
        string html = await (await house.Production).ReadAsync(path);

        Assert.Contains(says, html, StringComparison.Ordinal);
        Assert.Contains("noch zu ergänzen", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/datenschutz")]
    [InlineData("/gibt-es-nicht")]
    public async Task Footer_LinksTheNotices(string path)
    {
        using var response = await (await house.Server).GetAsync(path);
        string html = await response.Content.ReadAsStringAsync();

        Assert.Contains("href=\"/datenschutz\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/nutzung\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persona_Chosen_ComesAsACookieThatScriptsCannotRead()
    {
        var server = await house.Server;

        using var response = await server.PostAsync("/api/persona", new FormUrlEncodedContent([new("persona", "fuehrungskraft"), new("back", "/wissen?q=Urlaub")]));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/wissen?q=Urlaub", response.Headers.Location!.OriginalString);
        string cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("kikoko-persona=fuehrungskraft;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("//boese.example")]
    [InlineData("https://boese.example")]
    [InlineData("/\\boese.example")]
    [InlineData("")]
    public async Task Persona_Chosen_NeverLeadsElsewhere(string back)
    {
        using var response = await (await house.Server).PostAsync("/api/persona", new FormUrlEncodedContent([new("persona", "ki-ko"), new("back", back)]));

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Persona_Unknown_IsRefused_AndAsCookieIsStaff()
    {
        var server = await house.Server;

        using var response = await server.PostAsync("/api/persona", new FormUrlEncodedContent([new("persona", "chef")]));
        using var log = await server.GetAsync("/ki-ko", "chef");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, log.StatusCode);
    }
}
