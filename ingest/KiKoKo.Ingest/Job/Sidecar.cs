using System.Text.Json;

namespace KiKoKo.Ingest.Job;

/// <summary>The file <c>NAME.meta.json</c> beside a document.</summary>
/// <param name="Json">Its text, for the hash; empty when there is none.</param>
internal sealed record Sidecar(string Json, FileMetadata Metadata)
{
    public const string Suffix = ".meta.json";

    private static readonly Sidecar None = new("", new FileMetadata());
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
        foreach (var property in root.EnumerateObject())
        {
            string key = MetadataKeys.Find(property.Name)
                ?? throw new MetadataException($"Der Schlüssel „{property.Name}“ ist unbekannt. Abhilfe: „{MetadataKeys.Nearest(property.Name)}“ schreiben oder die Angabe löschen; bekannt sind {string.Join(", ", MetadataKeys.All)}.");
            string? value = property.Value.ValueKind != JsonValueKind.Null ? Text(key, property.Value) : key == "audience" ? "" : null;
            if (value is not null && !values.TryAdd(key, value))
                throw new MetadataException($"{key} ist zweimal angegeben. Abhilfe: eine der Angaben löschen.");
        }

        return new Sidecar(json, FileMetadata.Parse(values));
    }

    private static string Text(string key, JsonElement value)
    {
        if (key == "topics")
        {
            return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String)
                ? string.Join(", ", value.EnumerateArray().Select(t => t.GetString()))
                : throw new MetadataException("topics muss eine Liste von Texten sein. Abhilfe: [\"urlaub\", \"teilzeit\"] schreiben.");
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when key == "version" => value.GetRawText(),
            _ => throw new MetadataException($"{key} muss ein Text sein. Abhilfe: den Wert in Anführungszeichen setzen."),
        };
    }
}
