using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiKoKo.Ingest.Readers;

/// <summary>Generated serializers: the worker lives for a moment and cannot afford reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Extraction))]
internal sealed partial class ExtractionJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable; the output goes to a pipe or terminal, never into HTML.</summary>
    public static ExtractionJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
