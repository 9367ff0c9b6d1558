using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>Watched deadlines through the whole pipeline. Each test uses titles of its own: the server is everybody's.</summary>
public sealed partial class DeadlineApiTests(Administration house)
{
    private static readonly string s_day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(40)).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Deadline_Added_IsListedForThatPersonAlone()
    {
        var server = await house.Server;
        var added = await AddAsync(server, "Haushaltsmeldung");

        Shape.Require(added, "id", "title", "day", "rule", "steps", "source", "documentId", "note", "leadDays", "isDone", "snoozedUntil", "offer", "revision", "createdAt", "changedAt");
        Assert.Equal(("own", s_day), (added.GetProperty("source").GetString(), added.GetProperty("day").GetString()));
        Assert.Contains("Haushaltsmeldung", await server.ReadAsync("/api/deadlines"));
        Assert.DoesNotContain("Haushaltsmeldung", await server.ReadAsync("/api/deadlines", "ki-ko"));
    }

    [Fact]
    public async Task Deadline_OfSomebodyElse_Is404ForEverything()
    {
        var server = await house.Server;
        string id = (await AddAsync(server, "Vertrauliche Sache")).GetProperty("id").GetString()!;

        foreach (string action in (string[])["done", "reopen", "handover", "withdraw", "accept", "decline", "remove"])
        {
            using var response = await server.PostAsync($"/api/deadlines/{id}/{action}", JsonContent.Create(new { colleague = "persona:personalamt" }), "ki-ko");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var file = await server.GetAsync($"/api/deadlines/{id}/ics", "ki-ko");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Theory]
    [InlineData("""{"title":"","day":"2090-01-01"}""")]
    [InlineData("""{"title":"x"}""")]
    [InlineData("""{"title":"x","day":"2020-01-01"}""")]
    [InlineData("""{"title":"x","day":"2027-02-30"}""")]
    [InlineData("""{"title":"x","day":"2090-01-01","leadDays":[999]}""")]
    [InlineData("[]")]
    [InlineData("kein JSON")]
    public async Task Deadline_ThatCannotBe_Is400WithAReason(string body)
    {
        using var response = await (await house.Server).PostAsync("/api/deadlines", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Form_WithoutJavaScript_LeadsBack_AndSaysOnceWhatWasWrong()
    {
        var server = await house.Server;
        using var good = await server.PostAsync("/api/deadlines", Form(("title", "Aus dem Formular"), ("day", s_day), ("steps", """[{"what":"a","basis":"b"}]"""), ("leadDays", "3, 1"), ("back", "/hinweise")));
        using var bad = await server.PostAsync("/api/deadlines", Form(("title", "Zu spät"), ("day", "2020-01-01"), ("back", "https://boese.example/")));

        Assert.Equal((HttpStatusCode.Found, "/hinweise"), (good.StatusCode, good.Headers.Location!.OriginalString));
        Assert.Contains("Aus dem Formular", await server.ReadAsync("/api/deadlines"));
        Assert.Equal((HttpStatusCode.Found, "/fristen"), (bad.StatusCode, bad.Headers.Location!.OriginalString)); // never elsewhere
        string cookie = Assert.Single(bad.Headers.GetValues("Set-Cookie"), c => c.StartsWith("kikoko-meldung=")).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hinweise");
        request.Headers.Add("Cookie", cookie);
        using var page = await server.SendAsync(request);
        Assert.Contains("Der 01.01.2020 ist vorbei.", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
        Assert.Contains(page.Headers.GetValues("Set-Cookie"), c => c.StartsWith("kikoko-meldung=;"));
    }

    [Fact]
    public async Task HandOver_OverHttp_EndsWithTheColleague()
    {
        var server = await house.Server;
        string id = (await AddAsync(server, "Übergebene Sache")).GetProperty("id").GetString()!;

        using var offered = await server.PostAsync($"/api/deadlines/{id}/handover", JsonContent.Create(new { colleague = "persona:ki-ko" }));
        using var wrong = await server.PostAsync($"/api/deadlines/{id}/handover", JsonContent.Create(new { colleague = "persona:beschaeftigte" }));
        using var accepted = await server.PostAsync($"/api/deadlines/{id}/accept", JsonContent.Create(new { }), "ki-ko");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK), (offered.StatusCode, wrong.StatusCode, accepted.StatusCode));
        Assert.Contains("Übergebene Sache", await server.ReadAsync("/api/deadlines", "ki-ko"));
        Assert.DoesNotContain(id, await server.ReadAsync("/api/deadlines"));
    }

    [Fact]
    public async Task Snooze_Done_Remove_OverHttp_ChangeTheDeadline()
    {
        var server = await house.Server;
        string id = (await AddAsync(server, "Wandelbare Sache")).GetProperty("id").GetString()!;
        using var snoozed = await server.PostAsync($"/api/deadlines/{id}/snooze", JsonContent.Create(new { until = s_day }));
        using var done = await server.PostAsync($"/api/deadlines/{id}/done", new StringContent(""));
        using var unknown = await server.PostAsync($"/api/deadlines/{id}/vergessen", JsonContent.Create(new { }));

        Assert.Equal(s_day, (await snoozed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deadline").GetProperty("snoozedUntil").GetString());
        Assert.True((await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deadline").GetProperty("isDone").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.DoesNotContain(id, await server.ReadAsync("/api/deadlines"));
        Assert.Contains(id, await server.ReadAsync("/api/deadlines?done=true"));
        using var removed = await server.PostAsync($"/api/deadlines/{id}/remove", JsonContent.Create(new { }));
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.DoesNotContain(id, await server.ReadAsync("/api/deadlines?done=true"));
    }

    [Fact]
    public async Task Feed_NeedsNoSignInButItsSecret_AndEndsWhenRevoked()
    {
        var server = await house.Server;
        await AddAsync(server, "Im Kalender", "personalamt");
        using var made = await server.PostAsync("/api/deadlines/feed", new StringContent(""), "personalamt");
        string path = new Uri((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!).AbsolutePath;

        // A calendar program comes through a proxy, where nobody is signed in.
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var calendar = await server.SendAsync(request);
        string text = await calendar.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, calendar.StatusCode);
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        Assert.True(calendar.Headers.CacheControl!.NoStore);
        Assert.Contains("SUMMARY:Frist: Im Kalender", text);
        Assert.DoesNotContain("Haushaltsmeldung", text);

        int first = path.LastIndexOf('/') + 1;
        using var guessed = await server.GetAsync(path[..first] + (path[first] == 'A' ? 'B' : 'A') + path[(first + 1)..]);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        using var revoke = await server.SendAsync(RunningServer.New(HttpMethod.Delete, "/api/deadlines/feed", "personalamt"));
        Assert.Equal(HttpStatusCode.NoContent, revoke.StatusCode);
        using var gone = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Production_KnowsNobodyYet_AndNoFeed()
    {
        var server = await house.Production;
        foreach (string path in (string[])["/api/deadlines", "/api/notices", "/hinweise", "/hinweise/einstellungen", "/api/deadlines/x/ics"])
        {
            using var response = await server.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        foreach (string path in (string[])["/api/deadlines", "/api/deadlines/x/done", "/api/deadlines/feed", "/api/deadlines/settings", "/api/deadlines/calendars", "/api/notices/read"])
        {
            using var response = await server.PostAsync(path, JsonContent.Create(new { title = "x", day = s_day }));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var feed = await server.GetAsync("/fristen/kalender/" + new string('A', 43) + ".ics");
        Assert.Equal(HttpStatusCode.NotFound, feed.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://boese.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Post_FromAnotherSite_Is403(string header, string value)
    {
        var server = await house.Server;
        foreach (string path in (string[])["/api/deadlines", "/api/deadlines/x/done", "/api/deadlines/feed", "/api/deadlines/settings", "/api/deadlines/calendars", "/api/notices/read"])
        {
            using var request = RunningServer.New(HttpMethod.Post, path);
            request.Headers.Add(header, value);
            request.Content = Form(("title", "Fremd"), ("day", s_day));
            using var response = await server.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task Settings_SavedByForm_AreShownAgain()
    {
        var server = await house.Server;
        using var saved = await server.PostAsync("/api/deadlines/settings", Form(("leadDays", "10, 2"), ("quietFrom", "17:30"), ("quietUntil", "08:15"), ("weekly", "1"), ("back", "/hinweise/einstellungen")), "fuehrungskraft");
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);

        string page = await server.ReadAsync("/hinweise/einstellungen", "fuehrungskraft");

        Assert.Contains("value=\"10, 2\"", page);
        Assert.Contains("value=\"17:30\"", page);
        Assert.Contains("value=\"08:15\"", page);
        Assert.Matches("name=\"weekly\"[^>]*checked", page);
        Assert.DoesNotContain("value=\"10, 2\"", await server.ReadAsync("/hinweise/einstellungen"));
    }

    [Fact]
    public async Task Bell_OnEveryPage_LeadsToTheInbox()
    {
        var server = await house.Server;
        foreach (string path in (string[])["/", "/wissen", "/hinweise"])
            Assert.Contains("<a class=\"bell\" href=\"/hinweise\">", await server.ReadAsync(path));
        Assert.Empty(Script().Matches(await server.ReadAsync("/hinweise"))); // works without
    }

    [Fact]
    public async Task Question_ToBeReminded_IsADeadlineReplyWithARulesLabel()
    {
        var reply = await (await house.Server).AskAsync("Erinnern Sie mich am 12. Januar an die Inventur der Sporthalle", "dokumentverantwortliche");

        Assert.Equal(("deadline", "rule"), (reply.GetProperty("kind").GetString(), reply.GetProperty("label").GetProperty("kind").GetString()));
        Assert.Contains("Inventur der Sporthalle", await (await house.Server).ReadAsync("/api/deadlines", "dokumentverantwortliche"));
    }

    private static async Task<JsonElement> AddAsync(RunningServer server, string title, string? persona = null)
    {
        using var response = await server.PostAsync("/api/deadlines", JsonContent.Create(new { title, day = s_day }), persona);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deadline");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    [GeneratedRegex("<script", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Script();
}
