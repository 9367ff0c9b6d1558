using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiKoKo.Teams.Activities;

/// <summary>
/// What the channel and the bot exchange (Bot Framework protocol, schema 3). Typed is only what a bot needs; everything
/// else survives in <see cref="Further"/>. Ids are opaque texts, never GUIDs.
/// </summary>
internal sealed class Activity
{
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? ChannelId { get; set; }

    /// <summary>As the channel wrote it, to the letter: the token's claim is compared with this.</summary>
    public string? ServiceUrl { get; set; }

    public ChannelAccount? From { get; set; }

    public ChannelAccount? Recipient { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public string? Text { get; set; }

    public string? TextFormat { get; set; }

    public string? Locale { get; set; }

    public string? Timestamp { get; set; }

    public string? ReplyToId { get; set; }

    /// <summary>Name of an invoke or event.</summary>
    public string? Name { get; set; }

    /// <summary>What happened in an <c>installationUpdate</c>.</summary>
    public string? Action { get; set; }

    /// <summary>Payload of an invoke, or the inputs of a card's button.</summary>
    public JsonElement? Value { get; set; }

    public List<ChannelAccount?>? MembersAdded { get; set; }

    public List<ChannelAccount?>? MembersRemoved { get; set; }

    /// <summary>Untyped, because kinds unknown to us must survive.</summary>
    public List<JsonElement>? Entities { get; set; }

    public JsonElement? ChannelData { get; set; }

    public JsonElement? Attachments { get; set; }

    /// <summary>What a notification shows of a message without text.</summary>
    public string? Summary { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }
}

/// <summary>A person or the bot.</summary>
internal sealed class ChannelAccount
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? AadObjectId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }
}

/// <summary>A chat, a group chat or a thread in a channel.</summary>
internal sealed class ConversationAccount
{
    public string? Id { get; set; }

    public string? ConversationType { get; set; }

    public bool? IsGroup { get; set; }

    public string? TenantId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }
}
