using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>The Teams endpoint inside the product. The protocol itself is tested with its module.</summary>
public sealed class MessagesTests(Administration house)
{
    [Fact]
    public async Task Message_WithoutTeamsConfiguration_Is503InWords()
    {
        using var response = await (await house.Server).PostAsync("/api/messages", JsonContent.Create(new { type = "message" }));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("Abhilfe", json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_FromAnEmulator_IsAnsweredWithSourcesAndItsFeedbackIsRecorded()
    {
        await using var connector = await FakeConnector.StartAsync();
        var server = await house.StartAsync(("KIKOKO_Teams__DangerouslyAllowAnonymous", "true"), ("KIKOKO_Server__PublicAddress", "https://kikoko.example"));

        using var taken = await server.PostAsync("/api/messages", Activity("message", connector.Address, "Wann verfällt mein Resturlaub?", null));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var answer = await connector.NextAsync();

        Assert.Contains("31. März", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("[1]", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        var citation = answer.GetProperty("entities").EnumerateArray().Single(e => e.TryGetProperty("citation", out _)).GetProperty("citation")[0];
        Assert.Equal(1, citation.GetProperty("position").GetInt32());
        Assert.Equal("Dienstanweisung Erholungsurlaub", citation.GetProperty("appearance").GetProperty("name").GetString());
        Assert.StartsWith("https://kikoko.example/dokument/" + house.IdOf("urlaub-2020.md"), citation.GetProperty("appearance").GetProperty("url").GetString(), StringComparison.Ordinal);

        // As the Agents Playground sends it: without saying which answer is meant.
        var verdict = new { actionName = "feedback", actionValue = new { reaction = "like", feedback = "{}" } };
        using var heard = await server.PostAsync("/api/messages", Activity("invoke", connector.Address, null, verdict));
        Assert.Equal((HttpStatusCode.OK, "{}"), (heard.StatusCode, await heard.Content.ReadAsStringAsync()));
        await EventuallyAsync(async () => WebUtility.HtmlDecode(await server.ReadAsync("/ki-ko", "ki-ko")).Contains("Rückmeldung", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_FromAManagerInTeams_GetsWhatStaffMayReadOnly()
    {
        await using var connector = await FakeConnector.StartAsync();
        var server = await house.StartAsync(("KIKOKO_Teams__DangerouslyAllowAnonymous", "true"));

        await server.PostAsync("/api/messages", Activity("message", connector.Address, "Bis wann führen Vorgesetzte die Mitarbeitergespräche?", null));

        Assert.DoesNotContain("Oktober", (await connector.NextAsync()).GetRawText(), StringComparison.Ordinal);
    }

    private static JsonContent Activity(string type, string serviceUrl, string? text, object? value) => JsonContent.Create(new
    {
        type,
        id = Guid.NewGuid().ToString("N"),
        name = type == "invoke" ? "message/submitAction" : null,
        channelId = "msteams",
        text,
        serviceUrl,
        value,
        from = new { id = "29:alice", name = "Alice", aadObjectId = "33333333-3333-4333-8333-333333333333" },
        recipient = new { id = "28:bot", name = "KiKoKo" },
        conversation = new { id = "a:chat", conversationType = "personal" },
    });

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (int i = 0; !await holds(); i++)
        {
            Assert.True(i < 100, "It did not happen within ten seconds.");
            await Task.Delay(100);
        }
    }
}
