using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiKoKo.SampleTool.Sources;

/// <summary>The file NAME.ext.meta.json beside a document, from which the ingestion job takes what the document does not say itself.</summary>
internal static class Sidecar
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    public static string Write(Head head) =>
        JsonSerializer.Serialize(
            new
            {
                head.Title,
                head.Department,
                head.Kind,
                head.Version,
                ValidFrom = Iso(head.ValidFrom),
                ValidUntil = head.ValidUntil is { } until ? Iso(until) : null,
                head.Audience,
                head.Owner,
                head.Topics,
                head.Supersedes,
            },
            Options) + "\n";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
