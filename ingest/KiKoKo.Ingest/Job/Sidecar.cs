using System.Text.Json;

namespace KiKoKo.Ingest.Job;

/// <summary>The file <c>NAME.meta.json</c> beside a document.</summary>
/// <param name="Json">Its text, for the hash; empty when there is none.</param>
internal sealed record Sidecar(string Json, FileMetadata Metadata, IReadOnlyList<string> Warnings)
{
    public const string Suffix = ".meta.json";

    private static readonly Sidecar None = new("", new FileMetadata(), []);
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    /// <exception cref="MetadataException">It is there but cannot be understood; the document must then not be taken in.</exception>
    public static async Task<Sidecar> LoadAsync(string file, CancellationToken cancel)
    {
        string path = file + Suffix;
        if (!File.Exists(path))
            return None;
        try
        {
            string json = await File.ReadAllTextAsync(path, cancel);
            using var document = JsonDocument.Parse(json, Lenient);
            return Read(json, document.RootElement);
        }
        catch (JsonException e)
        {
            throw new MetadataException($"{Path.GetFileName(path)} ist kein gültiges JSON (Zeile {e.LineNumber + 1}). Abhilfe: die Zeile berichtigen.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MetadataException($"{Path.GetFileName(path)} kann nicht gelesen werden. Abhilfe: Leserecht geben.");
        }
        catch (MetadataException e)
        {
            throw new MetadataException($"{Path.GetFileName(path)}: {e.Message}");
        }
    }

    private static Sidecar Read(string json, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new MetadataException("Es muss ein JSON-Objekt sein. Abhilfe: { \"title\": … } schreiben.");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var warnings = new List<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!FileMetadata.Keys.Contains(property.Name, StringComparer.Ordinal))
                warnings.Add($"Unbekannter Schlüssel „{property.Name}“ in den Metadaten wurde übergangen.");
            else if (property.Name == "audience" && property.Value.ValueKind == JsonValueKind.Null)
                values["audience"] = "";
            else if (property.Value.ValueKind != JsonValueKind.Null)
                values[property.Name] = Text(property);
        }

        return new Sidecar(json, FileMetadata.Parse(values), warnings);
    }

    private static string Text(JsonProperty property)
    {
        var value = property.Value;
        if (property.Name == "topics")
        {
            return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String)
                ? string.Join(", ", value.EnumerateArray().Select(t => t.GetString()))
                : throw new MetadataException("topics muss eine Liste von Texten sein. Abhilfe: [\"urlaub\", \"teilzeit\"] schreiben.");
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when property.Name == "version" => value.GetRawText(),
            _ => throw new MetadataException($"{property.Name} muss ein Text sein. Abhilfe: den Wert in Anführungszeichen setzen."),
        };
    }
}
