using System.Text.Json.Nodes;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>Activities as Teams sends them, with made-up people.</summary>
internal static class TestActivities
{
    public const string BotId = "28:" + TestKeys.AppId;
    private static int s_ids;

    public static JsonObject Personal(TestChannel channel, string text, string conversation = "a:personal-alice") => new()
    {
        ["type"] = "message",
        ["id"] = NewId(),
        ["channelId"] = "msteams",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["locale"] = "de-DE",
        ["timestamp"] = "2026-11-20T15:55:48.081Z",
        ["serviceUrl"] = channel.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:1-alice", ["name"] = "Alice Chan", ["aadObjectId"] = "33333333-3333-4333-8333-333333333333" },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "KiKoKo" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = TestKeys.TenantId },
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "de-DE", ["country"] = "DE" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TestKeys.TenantId } },
    };

    /// <summary>A post in a channel; the bot is mentioned with "&lt;at&gt;KiKoKo&lt;/at&gt;" when <paramref name="mentioned"/>.</summary>
    public static JsonObject InChannel(TestChannel channel, string text, bool mentioned = true)
    {
        var activity = Personal(channel, text, "19:chan@thread.tacv2;messageid=1795");
        activity["conversation"]!["conversationType"] = "channel";
        activity["conversation"]!["isGroup"] = true;
        if (mentioned)
        {
            activity["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = "KiKoKo" },
                ["text"] = "<at>KiKoKo</at>",
            });
        }

        return activity;
    }

    public static JsonObject Event(TestChannel channel, string type, params (string Name, JsonNode Value)[] fields)
    {
        var activity = Personal(channel, "");
        activity["type"] = type;
        activity.Remove("text");
        foreach (var (name, value) in fields)
            activity[name] = value;
        return activity;
    }

    public static JsonObject FeedbackInvoke(TestChannel channel, string reaction, string? text) => Event(
        channel,
        "invoke",
        ("name", "message/submitAction"),
        ("replyToId", "sent-1"),
        ("value", new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = new JsonObject { ["feedbackText"] = text }.ToJsonString() },
        }));

    public static string Token(TestChannel channel) => TestKeys.Token(TestKeys.Claims(channel.ServiceUrl));

    private static string NewId() => $"17951900{Interlocked.Increment(ref s_ids):D5}";
}
