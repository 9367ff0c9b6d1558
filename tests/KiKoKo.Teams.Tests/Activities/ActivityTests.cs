using System.Text.Json;
using System.Text.Json.Nodes;
using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Tests.Activities;

public sealed class ActivityTests
{
    [Fact]
    public void Activity_ReadAndWritten_NothingIsLost()
    {
        const string Json = """
            {"type":"message","id":"1","serviceUrl":"https://Host/a/","text":"Grüße","deliveryMode":"normal","number":3,
             "from":{"id":"29:1","role":"user"},"conversation":{"id":"a:1","name":"Team","isGroup":true},
             "entities":[{"type":"clientInfo","platform":"Web"},{"type":"quotedReply","x":{"y":[1,2]}}],
             "channelData":{"tenant":{"id":"t"},"team":{"id":"19:x","aadGroupId":"g"}},"localTimezone":"Europe/Berlin"}
            """;
        var activity = JsonSerializer.Deserialize(Json, TeamsJson.Default.Activity)!;
        string written = JsonSerializer.Serialize(activity, TeamsJson.Outgoing.Activity);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(written)), written);
        Assert.Contains("Grüße", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<at>KiKoKo</at> Wer ist zuständig?", null, "Wer ist zuständig?")]
    [InlineData("<AT>kikoko</AT>\u00a0Wer ist zuständig?", null, "Wer ist zuständig?")]
    [InlineData("Frage an <at>KiKoKo</at>", null, "Frage an")]
    [InlineData("<at>KiKoKo</at>", null, "")]
    [InlineData("Was sagt <at>Anderer</at>?", null, "Was sagt <at>Anderer</at>?")]
    [InlineData("<at>KiKoKo</at> Müller &amp; Co", "xml", "Müller & Co")]
    [InlineData("<at>KiKoKo</at> Müller &amp; Co", "plain", "Müller &amp; Co")]
    public void PlainText_Mentions_OnlyTheBotsOwnDisappears(string text, string? format, string expected)
    {
        var activity = Mentioning(text, ("28:bot", "KiKoKo", "<at>KiKoKo</at>"));
        activity.TextFormat = format;
        Assert.Equal(expected, Mentions.PlainText(activity));
        Assert.True(Mentions.OfRecipient(activity));
    }

    [Fact]
    public void PlainText_SomebodyElseMentioned_NameStays()
    {
        var activity = Mentioning("<at>KiKoKo</at> vertritt <at>Bob Ray</at> die Leitung?", ("28:bot", "KiKoKo", null), ("29:bob", "Bob Ray", "<at>Bob Ray</at>"));
        Assert.Equal("vertritt Bob Ray die Leitung?", Mentions.PlainText(activity));
    }

    [Fact]
    public void PlainText_TextLooksLikeAMention_Stays()
    {
        var activity = Mentioning("<at>KiKoKo</at> Hallo");
        Assert.Equal("<at>KiKoKo</at> Hallo", Mentions.PlainText(activity));
        Assert.False(Mentions.OfRecipient(activity));
    }

    [Theory]
    [InlineData("""{"type":"mention"}""")]
    [InlineData("""{"type":"mention","mentioned":null,"text":null}""")]
    [InlineData("""{"type":"mention","mentioned":{"id":5,"name":[]},"text":{}}""")]
    [InlineData("5")]
    public void PlainText_BrokenMention_Ignored(string entity)
    {
        var activity = Mentioning("Hallo");
        activity.Entities = [JsonSerializer.Deserialize<JsonElement>(entity)];
        Assert.Equal("Hallo", Mentions.PlainText(activity));
    }

    [Theory]
    [InlineData("personal", null, ConversationKind.Personal)]
    [InlineData("groupChat", true, ConversationKind.GroupChat)]
    [InlineData("channel", true, ConversationKind.Channel)]
    [InlineData("meeting", null, ConversationKind.GroupChat)]
    [InlineData(null, true, ConversationKind.GroupChat)]
    [InlineData(null, null, ConversationKind.Personal)]
    public void Conversation_Kind_UnknownMeansThatOthersListen(string? type, bool? isGroup, ConversationKind expected)
    {
        var activity = new Activity { Conversation = new ConversationAccount { Id = "c", ConversationType = type, IsGroup = isGroup } };
        Assert.Equal(expected, Reading.Conversation(activity).Kind);
    }

    [Theory]
    [InlineData("""{"feedbackText":" gut "}""", "gut")]
    [InlineData("""{"feedbackText":""}""", null)]
    [InlineData("kein JSON", null)]
    [InlineData("[]", null)]
    public void Feedback_TextInsideText_Read(string inner, string? expected)
    {
        var value = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = "like", ["feedback"] = inner } };
        var activity = new Activity
        {
            ReplyToId = "m",
            Conversation = new ConversationAccount { Id = "c" },
            Value = JsonSerializer.SerializeToElement(value),
        };
        Assert.Equal(expected, Reading.Feedback(activity)!.Text);
    }

    private static Activity Mentioning(string text, params (string Id, string Name, string? Text)[] mentions) => new()
    {
        Text = text,
        Recipient = new ChannelAccount { Id = "28:bot" },
        Entities =
        [
            .. mentions.Select(m => JsonSerializer.SerializeToElement(new { type = "mention", mentioned = new { id = m.Id, name = m.Name }, text = m.Text })),
        ],
    };
}
