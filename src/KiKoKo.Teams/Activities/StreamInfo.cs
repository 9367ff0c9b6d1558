using System.Text.Json.Serialization;

namespace KiKoKo.Teams.Activities;

/// <summary>Says which part of a streamed message an activity is. The type is lower case to the letter.</summary>
/// <param name="StreamId">What the channel called the first part; null for the first.</param>
/// <param name="StreamType">informative (before the text), streaming, final.</param>
/// <param name="StreamSequence">From 1; none on the final part.</param>
internal sealed record StreamInfo(
    [property: JsonPropertyName("streamId")] string? StreamId,
    [property: JsonPropertyName("streamType")] string StreamType,
    [property: JsonPropertyName("streamSequence")] int? StreamSequence)
{
    public const string Informative = "informative";
    public const string Streaming = "streaming";
    public const string Final = "final";

    [JsonPropertyName("type")]
    public string Type => "streaminfo";
}
