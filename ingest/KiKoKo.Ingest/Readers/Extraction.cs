using System.Text.Json.Serialization;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers;

/// <summary>How reading a file ended. Names as in the JSON contract of <c>extract</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExtractionStatus>))]
internal enum ExtractionStatus
{
    [JsonStringEnumMemberName("ok")]
    Ok,
    [JsonStringEnumMemberName("encrypted")]
    Encrypted,
    [JsonStringEnumMemberName("corrupt")]
    Corrupt,
    [JsonStringEnumMemberName("noTextLayer")]
    NoTextLayer,
    [JsonStringEnumMemberName("partlyNoTextLayer")]
    PartlyNoTextLayer,
    [JsonStringEnumMemberName("bomb")]
    Bomb,
    [JsonStringEnumMemberName("unreadableEncoding")]
    UnreadableEncoding,
    [JsonStringEnumMemberName("unsupported")]
    Unsupported,
    [JsonStringEnumMemberName("timeout")]
    Timeout,
    [JsonStringEnumMemberName("tooLarge")]
    TooLarge,
}

/// <summary>What a reader saw in a file. Travels as JSON from the worker process to the job.</summary>
/// <param name="Pages">Pages, slides or sheets; null where the format has none.</param>
/// <param name="Fields">Fillable fields in reading order, including those without a label fit for people.</param>
/// <param name="Metadata">Properties the file itself carries: <c>title</c> and the sidecar's keys, lists joined by ", ".</param>
/// <param name="Warnings">German sentences for the document owner: what was left out and why; the reason for a failure.</param>
internal sealed record Extraction(
    ExtractionStatus Status,
    int? Pages,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<FormField> Fields,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<string> Warnings)
{
    /// <summary>How many of the last blocks are headers and footers: shown, but no text to search in.</summary>
    public int Furniture { get; init; }

    /// <summary>Is there text that may be taken in?</summary>
    [JsonIgnore]
    public bool IsReadable => Status is ExtractionStatus.Ok or ExtractionStatus.PartlyNoTextLayer;

    /// <summary>A file that gave no text.</summary>
    public static Extraction Failed(ExtractionStatus status, string reason) =>
        new(status, null, [], [], new Dictionary<string, string>(StringComparer.Ordinal), [reason]);
}
