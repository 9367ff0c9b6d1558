using System.Text.Json;
using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Tests.Activities;

public sealed class MessageBuilderTests
{
    private static readonly Uri s_url = new("https://kikoko.example/wissen/1");

    [Fact]
    public void Message_AiAnswerWithSource_EntityAsTeamsWantsIt()
    {
        var message = new OutgoingMessage("25 Tage [1].")
        {
            IsAiGenerated = true,
            AsksForFeedback = true,
            LabelLine = "KI-Ausgabe, ungeprüft · K-1",
            Citations = [new TeamsCitation(1, "DA Urlaub", s_url, "Beschäftigte erhalten 25 Tage.")],
        };
        var activity = Build(message);
        Assert.Equal("25 Tage [1].\n\nKI-Ausgabe, ungeprüft · K-1", activity.GetProperty("text").GetString());
        Assert.Equal("markdown", activity.GetProperty("textFormat").GetString());
        Assert.Equal("""{"feedbackLoop":{"type":"default"}}""", activity.GetProperty("channelData").GetRawText());
        string entity = Assert.Single(activity.GetProperty("entities").EnumerateArray()).GetRawText();
        Assert.True(
            JsonElement.DeepEquals(
                JsonSerializer.Deserialize<JsonElement>("""
                    {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":"","additionalType":["AIGeneratedContent"],
                     "citation":[{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"DA Urlaub","url":"https://kikoko.example/wissen/1","abstract":"Beschäftigte erhalten 25 Tage."}}]}
                    """),
                JsonSerializer.Deserialize<JsonElement>(entity)),
            entity);
    }

    [Fact]
    public void Message_WithoutModel_NoAiFlag()
    {
        var activity = Build(new OutgoingMessage("Auszug [1]") { Citations = [new TeamsCitation(1, "DA", null, "…")] });
        var entity = Assert.Single(activity.GetProperty("entities").EnumerateArray());
        Assert.False(entity.TryGetProperty("additionalType", out _));
        Assert.False(activity.TryGetProperty("channelData", out _));
    }

    [Fact]
    public void Message_PlainNotice_NoEntity() => Assert.False(Build(new OutgoingMessage("Hallo")).TryGetProperty("entities", out _));

    [Fact]
    public void Message_TwelveSources_TenShownAndTheOthersNamedBelow()
    {
        var message = new OutgoingMessage("A [1], B [10], C [11], D [12].")
        {
            Citations = [.. Enumerable.Range(1, 12).Reverse().Select(i => new TeamsCitation(i, $"Quelle *{i}*", s_url, "Inhalt"))],
            LabelLine = "Kennzeichnung",
        };
        var activity = Build(message);
        var citations = activity.GetProperty("entities")[0].GetProperty("citation");
        Assert.Equal(Enumerable.Range(1, 10), citations.EnumerateArray().Select(c => c.GetProperty("position").GetInt32()));
        Assert.Equal(
            "A [1], B [10], C &#91;11&#93;, D &#91;12&#93;.\n\nWeitere Quellen:\n\n&#91;11&#93; Quelle &#42;11&#42;\n\n&#91;12&#93; Quelle &#42;12&#42;\n\nKennzeichnung",
            activity.GetProperty("text").GetString());
    }

    [Fact]
    public void Message_LongOrEmptyCitationFields_CappedAndFilled()
    {
        var message = new OutgoingMessage("x")
        {
            Citations =
            [
                new TeamsCitation(1, new string('n', 79) + "😀", new Uri("javascript:alert(1)"), new string('a', 500)),
                new TeamsCitation(2, "Nur\nName", new Uri("/relativ", UriKind.Relative), "  "),
                new TeamsCitation(2, "doppelt", s_url, "x"),
                new TeamsCitation(0, "ohne Platz", s_url, "x"),
                new TeamsCitation(3, "", s_url, ""),
            ],
        };
        var citations = Build(message).GetProperty("entities")[0].GetProperty("citation").EnumerateArray().Select(c => c.GetProperty("appearance")).ToList();
        Assert.Equal(3, citations.Count);
        Assert.Equal(new string('n', 79) + "…", citations[0].GetProperty("name").GetString());
        Assert.Equal(160, citations[0].GetProperty("abstract").GetString()!.Length);
        Assert.False(citations[0].TryGetProperty("url", out _));
        Assert.Equal(("Nur Name", "Nur Name"), (citations[1].GetProperty("name").GetString(), citations[1].GetProperty("abstract").GetString()));
        Assert.False(citations[1].TryGetProperty("url", out _));
        Assert.Equal("Quelle 3", citations[2].GetProperty("abstract").GetString());
    }

    [Theory]
    [InlineData('x')]
    [InlineData('*')]
    public void Message_FarTooLong_CutAndTheLabelStays(char filling)
    {
        var activity = Build(new OutgoingMessage(new string(filling, 100_000)) { LabelLine = "KI-Ausgabe" });
        string text = activity.GetProperty("text").GetString()!;
        Assert.InRange(text.Length, MessageBuilder.MaxText - 200, MessageBuilder.MaxText);
        Assert.EndsWith("gekürzt: Die Antwort ist für Teams zu lang.)\n\nKI-Ausgabe", text, StringComparison.Ordinal);
    }

    private static JsonElement Build(OutgoingMessage message)
    {
        var inbound = new Activity { ChannelId = "msteams", Conversation = new ConversationAccount { Id = "c" } };
        return JsonSerializer.SerializeToElement(MessageBuilder.Message(message, inbound), TeamsJson.Outgoing.Activity);
    }
}
