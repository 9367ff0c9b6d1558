using System.Globalization;
using System.Text.Json;

namespace KiKoKo.Teams.Activities;

/// <summary>From the channel's activity to what the product is told.</summary>
internal static class Reading
{
    /// <summary>The tenant that the conversation belongs to.</summary>
    /// <returns>False when the activity names two different ones; true with null when it names none.</returns>
    public static bool TryGetTenant(Activity activity, out string? tenant)
    {
        string? ofConversation = activity.Conversation?.TenantId;
        string? ofChannel = activity.ChannelData?.Member("tenant")?.TextOf("id");
        tenant = ofConversation ?? ofChannel;
        return ofConversation is null || ofChannel is null || string.Equals(ofConversation, ofChannel, StringComparison.OrdinalIgnoreCase);
    }

    public static TeamsConversation Conversation(Activity activity)
    {
        TryGetTenant(activity, out string? tenant);
        return new TeamsConversation(activity.Conversation!.Id!, Kind(activity.Conversation), tenant);
    }

    public static TeamsPerson Person(Activity activity) =>
        new(activity.From?.Id ?? "", activity.From?.AadObjectId, activity.From?.Name ?? "");

    public static IncomingMessage Message(Activity activity) => new(
        activity.Id ?? "",
        Mentions.PlainText(activity),
        Person(activity),
        Conversation(activity),
        activity.Locale,
        DateTimeOffset.TryParse(activity.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent) ? sent : null,
        activity.ReplyToId,
        activity.Value);

    /// <summary>
    /// A verdict given with Teams' thumbs: <c>message/submitAction</c> with the action "feedback". Null when the payload
    /// is something else. What the person wrote comes as JSON inside a JSON text.
    /// </summary>
    public static TeamsFeedback? Feedback(Activity activity)
    {
        var value = activity.Value;
        if (value?.TextOf("actionName") != "feedback")
            return null;
        var given = value.Value.Member("actionValue");
        return given?.TextOf("reaction") is "like" or "dislike"
            ? new TeamsFeedback(Person(activity), Conversation(activity), activity.ReplyToId, given.Value.TextOf("reaction") == "like", FeedbackText(given.Value.TextOf("feedback")))
            : null;
    }

    private static ConversationKind Kind(ConversationAccount conversation) => conversation.ConversationType switch
    {
        "personal" => ConversationKind.Personal,
        "channel" => ConversationKind.Channel,
        null when conversation.IsGroup is not true => ConversationKind.Personal,
        _ => ConversationKind.GroupChat,
    };

    private static string? FeedbackText(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TextOf("feedbackText") is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
