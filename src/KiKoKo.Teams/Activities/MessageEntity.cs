using System.Text.Json.Serialization;

namespace KiKoKo.Teams.Activities;

/// <summary>
/// The one root entity of a message that carries the AI flag and the citations. Teams refuses a message with two, an
/// empty list of additional types, and a citation without abstract.
/// </summary>
internal sealed record MessageEntity(
    [property: JsonPropertyName("additionalType")] IReadOnlyList<string>? AdditionalType,
    [property: JsonPropertyName("citation")] IReadOnlyList<CitationClaim>? Citation)
{
    public const string Kind = "https://schema.org/Message";

    /// <summary>How many citations Teams takes (newer documentation says twenty, its playground refuses eleven).</summary>
    public const int MaxCitations = 10;

    [JsonPropertyName("type")]
    public string Type => Kind;

    [JsonPropertyName("@type")]
    public string SchemaType => "Message";

    [JsonPropertyName("@context")]
    public string Context => "https://schema.org";

    [JsonPropertyName("@id")]
    public string Id => "";
}

/// <summary>A citation of the text's "[position]".</summary>
internal sealed record CitationClaim(
    [property: JsonPropertyName("position")] int Position,
    [property: JsonPropertyName("appearance")] CitationAppearance Appearance)
{
    [JsonPropertyName("@type")]
    public string SchemaType => "Claim";
}

/// <summary>How the source is shown.</summary>
internal sealed record CitationAppearance(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("url")] string? Url,
    [property: JsonPropertyName("abstract")] string Abstract)
{
    public const int MaxName = 80;
    public const int MaxAbstract = 160;

    [JsonPropertyName("@type")]
    public string SchemaType => "DigitalDocument";
}

/// <summary>Outgoing <c>channelData</c> that makes Teams show thumbs. The older <c>feedbackLoopEnabled</c> excludes it.</summary>
internal sealed record FeedbackRequest([property: JsonPropertyName("feedbackLoop")] FeedbackLoop FeedbackLoop);

/// <param name="Type">"default": Teams' own form.</param>
internal sealed record FeedbackLoop([property: JsonPropertyName("type")] string Type);
