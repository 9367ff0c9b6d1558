using System.Text.Json;
using System.Text.Json.Nodes;

namespace KiKoKo.Teams.Activities;

/// <summary>
/// Cards as the channel wants them, and presses as it reports them. Text stands in text runs, the one element of a card in
/// which no client looks for markup.
/// </summary>
internal static class CardBuilder
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private const string Verb = "verb";

    public static JsonObject Json(TeamsCard card)
    {
        var json = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = card.Fallback,
            ["body"] = new JsonArray([.. card.Body.Where(p => p is not CardFact { Value.Length: 0 }).Select(Part)]),
        };
        var buttons = card.Buttons.Select(Button).OfType<JsonNode>().ToArray();
        if (buttons.Length > 0)
            json["actions"] = new JsonArray(buttons);
        return json;
    }

    public static JsonElement Attachment(TeamsCard card) =>
        Element(new JsonArray(new JsonObject { ["contentType"] = ContentType, ["content"] = Json(card) }));

    /// <summary>The body of the answer to a press.</summary>
    public static string Answer(CardReply reply) => new JsonObject
    {
        ["statusCode"] = 200,
        ["type"] = reply.Card is null ? "application/vnd.microsoft.activity.message" : ContentType,
        ["value"] = reply.Card is { } card ? Json(card) : reply.Text,
    }.ToJsonString();

    /// <summary>The body of the answer to a press that came to nothing.</summary>
    public static string Error(string message) => new JsonObject
    {
        ["statusCode"] = 500,
        ["type"] = "application/vnd.microsoft.error",
        ["value"] = new JsonObject { ["code"] = "InternalServerError", ["message"] = message },
    }.ToJsonString();

    /// <summary>A press reported as <c>adaptiveCard/action</c> (Action.Execute); null when it is something else.</summary>
    public static CardPress? Executed(Activity activity)
    {
        var action = activity.Value?.Member("action");
        return action?.TextOf(Verb) is { Length: > 0 } verb && !string.IsNullOrEmpty(activity.Conversation?.Id) ? Press(activity, verb, action.Value.Member("data")) : null;
    }

    /// <summary>A press reported as a message without text (Action.Submit, the fallback); null when it is something else.</summary>
    public static CardPress? Submitted(Activity activity) =>
        string.IsNullOrWhiteSpace(activity.Text) && activity.Value?.TextOf(Verb) is { Length: > 0 } verb ? Press(activity, verb, activity.Value) : null;

    private static CardPress Press(Activity activity, string verb, JsonElement? data)
    {
        Dictionary<string, string> inputs = new(StringComparer.Ordinal);
        if (data is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var property in given.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String))
            {
                if (given.TextOf(property.Name) is { } text)
                    inputs[property.Name] = text;
            }
        }

        return new CardPress(verb, inputs, Reading.Person(activity), Reading.Conversation(activity));
    }

    private static JsonNode Part(CardPart part) => new JsonObject
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = part switch
        {
            CardText { IsTitle: true } text => new JsonArray(Run(text.Text, isBold: true, "Medium")),
            CardText text => new JsonArray(Run(text.Text)),
            CardFact fact => new JsonArray(Run(fact.Name + ": ", isBold: true), Run(fact.Value)),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        },
    };

    private static JsonObject Run(string text, bool isBold = false, string? size = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (isBold)
            run["weight"] = "Bolder";
        if (size is not null)
            run["size"] = size;
        return run;
    }

    private static JsonObject? Button(CardButton button)
    {
        switch (button)
        {
            case CardLink { Url: { IsAbsoluteUri: true } url } when url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp:
                return new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = button.Title, ["url"] = url.AbsoluteUri };
            case CardAction action:
                var submitted = Data(action.Data);
                submitted[Verb] = action.Verb;
                return new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["title"] = action.Title,
                    ["verb"] = action.Verb,
                    ["data"] = Data(action.Data),
                    ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = action.Title, ["data"] = submitted },
                };
            default:
                return null;
        }
    }

    private static JsonObject Data(IReadOnlyDictionary<string, string> data) => new(data.Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value)));

    private static JsonElement Element(JsonNode node) => JsonSerializer.Deserialize(node.ToJsonString(), TeamsJson.Default.JsonElement);
}
