using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiKoKo.Teams.Activities;
using KiKoKo.Teams.Tests.Doubles;
using KiKoKo.Teams.Turns;

namespace KiKoKo.Teams.Tests.Activities;

public sealed class CardTests : IAsyncLifetime
{
    private static readonly TeamsCard s_card = new("Widerspruch: 7. Dezember", [new CardText("Widerspruch **x**", IsTitle: true), new CardFact("Letzter Tag", "7. Dezember"), new CardFact("Leer", "")])
    {
        Buttons = [new CardAction("Erinnern", "remind", new Dictionary<string, string> { ["day"] = "2026-12-07" }), new CardLink("Böse", new Uri("javascript:alert(1)"))],
    };

    private readonly TestProduct _product = new();
    private TestChannel _channel = null!;

    public async ValueTask InitializeAsync() => _channel = await TestChannel.StartAsync();

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    [Fact]
    public void Json_Card_AsTheChannelWantsItWithSubmitAsFallback()
    {
        string json = CardBuilder.Json(s_card).ToJsonString();
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","fallbackText":"Widerspruch: 7. Dezember",
                     "body":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Widerspruch **x**","weight":"Bolder","size":"Medium"}]},
                             {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Letzter Tag: ","weight":"Bolder"},{"type":"TextRun","text":"7. Dezember"}]}],
                     "actions":[{"type":"Action.Execute","title":"Erinnern","verb":"remind","data":{"day":"2026-12-07"},
                                 "fallback":{"type":"Action.Submit","title":"Erinnern","data":{"day":"2026-12-07","verb":"remind"}}}]}
                    """),
                JsonNode.Parse(json)),
            json);
    }

    [Fact]
    public async Task Answer_WithCard_CardIsAMessageOfItsOwnAfterTheText()
    {
        _product.OnMessage = (_, _) => Task.FromResult(new OutgoingMessage("Antwort") { Cards = [s_card] });
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Frage"));
        Assert.Equal("Antwort", (await _channel.NextAsync()).Text);
        var card = (await _channel.NextAsync()).Body;
        Assert.False(card.TryGetProperty("text", out _));
        Assert.Equal("AdaptiveCard", card.GetProperty("attachments")[0].GetProperty("content").GetProperty("type").GetString());
        await Eventually.IsTrueAsync(() => !_product.Delivered.IsEmpty);
        Assert.Equal(("Frage", "sent-1"), Assert.Single(_product.Delivered));
    }

    [Fact]
    public async Task Answer_CardIsRefused_ItsTextIsSaid()
    {
        _product.OnMessage = (_, _) => Task.FromResult(new OutgoingMessage("Antwort") { Cards = [s_card] });
        _channel.Answer = (call, context) => call.Body.TryGetProperty("attachments", out _) ? Microsoft.AspNetCore.Http.Results.StatusCode(400) : null;
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(TestActivities.Personal(_channel, "Frage"));
        await _channel.NextAsync();
        Assert.Equal("Widerspruch: 7. Dezember", (await _channel.NextAsync()).Text);
    }

    [Fact]
    public async Task Press_Executed_AnsweredInPlaceAndARepetitionIsNotCarriedOutAgain()
    {
        _product.OnPress = _ => Task.FromResult(new CardReply("gemerkt", s_card));
        await using var bot = await TestBot.StartAsync(_channel, _product);
        var invoke = Invoke(new JsonObject { ["type"] = "Action.Execute", ["verb"] = "remind", ["data"] = new JsonObject { ["day"] = "2026-12-07", ["n"] = 5 } });
        using var first = await bot.PostAsync(invoke.DeepClone(), TestActivities.Token(_channel));
        var answer = await ReadAsync(first);
        Assert.Equal((200, CardBuilder.ContentType, "AdaptiveCard"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString(), answer.GetProperty("value").GetProperty("type").GetString()));
        var press = Assert.Single(_product.Presses);
        Assert.Equal(("remind", "2026-12-07", 1, "29:1-alice"), (press.Verb, press.Data["day"], press.Data.Count, press.From.Id));

        using var again = await bot.PostAsync(invoke, TestActivities.Token(_channel));
        Assert.Equal("application/vnd.microsoft.activity.message", (await ReadAsync(again)).GetProperty("type").GetString());
        Assert.Single(_product.Presses);
    }

    [Fact]
    public async Task Press_ProductFails_ErrorInWords()
    {
        _product.OnPress = _ => throw new InvalidOperationException("geheim");
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(Invoke(new JsonObject { ["verb"] = "remind" }));
        var answer = await ReadAsync(response);
        Assert.Equal(("application/vnd.microsoft.error", Notices.Failed.Text), (answer.GetProperty("type").GetString(), answer.GetProperty("value").GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Press_WithoutVerb_400()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        using var response = await bot.PostAsync(Invoke(new JsonObject { ["type"] = "Action.Execute" }));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Press_SubmittedByAnOlderClient_AnsweredWithAMessage()
    {
        await using var bot = await TestBot.StartAnonymousAsync(_channel, _product);
        var activity = TestActivities.Personal(_channel, "");
        activity.Remove("text");
        activity["value"] = new JsonObject { ["verb"] = "remind", ["day"] = "2026-12-07" };
        using var response = await bot.PostAsync(activity);
        Assert.Equal("gedrückt: remind", (await _channel.NextAsync()).Text);
        Assert.Equal("2026-12-07", Assert.Single(_product.Presses).Data["day"]);
    }

    private JsonObject Invoke(JsonObject action) =>
        TestActivities.Event(_channel, "invoke", ("name", "adaptiveCard/action"), ("replyToId", "sent-1"), ("value", new JsonObject { ["action"] = action, ["trigger"] = "manual" }));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }
}
