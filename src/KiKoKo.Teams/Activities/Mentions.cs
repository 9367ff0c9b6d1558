using System.Net;
using System.Text.Json;

namespace KiKoKo.Teams.Activities;

/// <summary>
/// Who is meant by a message. Only the entity tells; text that looks like a mention is text.
/// </summary>
internal static class Mentions
{
    /// <summary>Is the bot itself mentioned?</summary>
    public static bool OfRecipient(Activity activity) => All(activity).Any(m => IsRecipient(m, activity));

    /// <summary>
    /// The text without mentions of the bot; other people's mentions become their bare names. Entities are decoded when
    /// the channel says that the text is XML.
    /// </summary>
    public static string PlainText(Activity activity)
    {
        string text = activity.Text ?? "";
        foreach (var mention in All(activity))
        {
            string marked = mention.Text ?? $"<at>{mention.Name}</at>";
            if (marked.Length > 0)
                text = text.Replace(marked, IsRecipient(mention, activity) ? "" : mention.Name, StringComparison.OrdinalIgnoreCase);
        }

        return (activity.TextFormat == "xml" ? WebUtility.HtmlDecode(text) : text).Trim();
    }

    private static bool IsRecipient(Mention mention, Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } id && mention.Id == id;

    private static IEnumerable<Mention> All(Activity activity) =>
        from entity in activity.Entities ?? []
        where entity.ValueKind == JsonValueKind.Object && entity.TextOf("type") == "mention"
        let mentioned = entity.Member("mentioned")
        where mentioned is not null
        select new Mention(mentioned.Value.TextOf("id"), mentioned.Value.TextOf("name") ?? "", entity.TextOf("text"));

    private sealed record Mention(string? Id, string Name, string? Text);
}
