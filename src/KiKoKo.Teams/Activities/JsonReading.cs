using System.Text.Json;

namespace KiKoKo.Teams.Activities;

/// <summary>
/// Reading JSON whose shape others decide: what is absent, of another kind or not valid Unicode (half a surrogate pair,
/// which the reader meets only now) is null.
/// </summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Object } member ? member : null;

    public static string? TextOf(this JsonElement element, string name)
    {
        try
        {
            return Find(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
