using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Job;

/// <summary>What became of one file.</summary>
/// <param name="Status">added, replaced, unchanged, retired; for a file not taken in the reader's status, or "failed" when its metadata or the file itself could not be read.</param>
/// <param name="DocumentId">The live document of this file after the run, if any.</param>
/// <param name="Message">German, for the document owner: warnings or the reason of the failure.</param>
internal sealed record FileResult(string File, string Status, string? DocumentId, string? Message)
{
    [JsonIgnore]
    public bool IsFailed => Status is not ("added" or "replaced" or "unchanged" or "retired");
}

/// <summary>The outcome of a batch; the JSON contract of <c>ingest</c>.</summary>
/// <param name="Files">Files looked at; retired ones are not among them.</param>
internal sealed record IngestReport(int Files, int Added, int Replaced, int Unchanged, int Retired, int Failed, double Seconds, IReadOnlyList<FileResult> Results)
{
    public static IngestReport Of(IReadOnlyList<FileResult> results, TimeSpan time)
    {
        int Count(string status) => results.Count(r => r.Status == status);
        int retired = Count("retired");
        return new IngestReport(
            results.Count - retired, Count("added"), Count("replaced"), Count("unchanged"), retired, results.Count(r => r.IsFailed), Math.Round(time.TotalSeconds, 2), results);
    }
}

/// <summary>The JSON contract of <c>extract</c>.</summary>
internal sealed record ExtractReport(
    string File,
    ExtractionStatus Status,
    int? Pages,
    double Seconds,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<FormField> Fields,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<string> Warnings);

/// <summary>Serializers of what goes to standard output.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IngestReport))]
[JsonSerializable(typeof(ExtractReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static ReportJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
