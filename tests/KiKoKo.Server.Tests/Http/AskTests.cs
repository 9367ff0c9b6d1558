using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

public sealed class AskTests(Administration house)
{
    [Fact]
    public async Task Ask_AsJson_HasTheContract()
    {
        var server = await house.Server;

        var reply = await server.AskAsync("Wann verfällt mein Resturlaub?");

        Shape.Require(reply, "kind", "text", "contacts", "forms", "deadlines", "citations[].n", "citations[].url", "label.id", "label.kind", "audit.index", "audit.leafHash", "timings.totalMs");
        Assert.Equal("grounded", reply.GetProperty("kind").GetString());
        Assert.Contains("31. März", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var cited = await server.GetAsync(reply.GetProperty("citations")[0].GetProperty("url").GetString()!);
        Assert.Equal(HttpStatusCode.OK, cited.StatusCode);
    }

    [Fact]
    public async Task Ask_WithConversation_RemembersWhatWasAskedBack()
    {
        var server = await house.Server;
        await server.AskAsync("Bescheid vom 2.11.2026, bis wann Widerspruch?", conversationId: "unterhaltung-1");

        var reply = await server.AskAsync("mit der Post", conversationId: "unterhaltung-1");
        var other = await server.AskAsync("mit der Post", conversationId: "unterhaltung-2");

        Assert.Equal("2026-12-07", reply.GetProperty("deadlines")[0].GetProperty("date").GetString());
        Assert.NotEqual("deadline", other.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Page_WithoutScript_RendersTheCardWithItsSteps()
    {
        var server = await house.Server;
        using var empty = await server.GetAsync("/");
        string token = (await empty.Content.ReadAsStringAsync()).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "fragen", ["__RequestVerificationToken"] = token, ["Question"] = "Bescheid am 2.11.2026 zur Post, bis wann Widerspruch?" });
        using var request = RunningServer.New(HttpMethod.Post, "/");
        request.Headers.Add("Cookie", string.Join("; ", empty.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        request.Content = form;
        using var response = await server.SendAsync(request);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Contains("<time datetime=\"2026-12-07\">Montag, 7. Dezember 2026</time>", page, StringComparison.Ordinal);
        Assert.Contains("<ol class=\"deadline-steps\">", page, StringComparison.Ordinal);
        Assert.Contains("<details>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AsEventStream_SendsStatusThenPiecesThenTheReply()
    {
        var server = await house.Server;
        using var request = RunningServer.New(HttpMethod.Post, "/api/ask");
        request.Headers.Add("Accept", "text/event-stream");
        request.Content = JsonContent.Create(new { question = "Wann verfällt mein Resturlaub?" });

        using var response = await server.SendAsync(request);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var events = Events(await response.Content.ReadAsStringAsync());
        Assert.Equal("status", events[0].Name);
        Assert.Equal("reply", events[^1].Name);
        var deltas = events[1..^1];
        Assert.NotEmpty(deltas);
        Assert.All(deltas, e => Assert.Equal("delta", e.Name));
        Assert.Equal(events[^1].Data.GetProperty("text").GetString(), string.Concat(deltas.Select(e => e.Data.GetProperty("text").GetString())));
    }

    [Theory]
    [InlineData("""{"question": ""}""")]
    [InlineData("""{"question": "   "}""")]
    [InlineData("""{"question": null}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"question": """)]
    [InlineData("""{"question": 7}""")]
    [InlineData("""["question"]""")]
    public async Task Ask_WithoutQuestion_Is400InWords(string body)
    {
        using var response = await (await house.Server).PostAsync("/api/ask", Json(body));

        await AssertErrorAsync(HttpStatusCode.BadRequest, response);
    }

    [Fact]
    public async Task Ask_Longest_IsAnswered_AndOneMoreIs400()
    {
        var server = await house.Server;
        string longest = string.Concat(Enumerable.Repeat("Urlaub ", 4000))[..4000];
        await server.AskAsync(longest);

        using var response = await server.PostAsync("/api/ask", JsonContent.Create(new { question = longest + "x" }));

        await AssertErrorAsync(HttpStatusCode.BadRequest, response);
    }

    [Fact]
    public async Task Ask_WithHugeBody_Is413()
    {
        using var response = await (await house.Server).PostAsync("/api/ask", JsonContent.Create(new { question = new string('a', 300_000) }));

        await AssertErrorAsync(HttpStatusCode.RequestEntityTooLarge, response);
    }

    [Fact]
    public async Task Ask_AsForm_Is415()
    {
        using var response = await (await house.Server).PostAsync("/api/ask", new FormUrlEncodedContent([new("question", "Wann?")]));

        await AssertErrorAsync(HttpStatusCode.UnsupportedMediaType, response);
    }

    [Fact]
    public async Task Feedback_OnALabel_IsTakenOnceItExists()
    {
        var server = await house.Server;
        string label = (await server.AskAsync("Wann verfällt mein Resturlaub?")).GetProperty("label").GetProperty("id").GetString()!;

        using var known = await server.PostAsync("/api/feedback", JsonContent.Create(new { labelId = label, helpful = true }));
        using var unknown = await server.PostAsync("/api/feedback", JsonContent.Create(new { labelId = "KK-0000-0000-00", helpful = true }));

        Assert.Equal(HttpStatusCode.NoContent, known.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task AssertErrorAsync(HttpStatusCode expected, HttpResponseMessage response)
    {
        Assert.Equal(expected, response.StatusCode);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(json.GetProperty("error").GetString()!);
    }

    private static List<(string Name, JsonElement Data)> Events(string stream) =>
    [
        .. from block in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
           let lines = block.Split('\n')
           select (lines[0]["event: ".Length..], JsonSerializer.Deserialize<JsonElement>(lines[1]["data: ".Length..])),
    ];
}
