using System.Text.Json;

namespace KiKoKo.Server.Tests.House;

internal static class Shape
{
    /// <summary>
    /// Every path leads to a value. "a.b" is a field of a field; "a[].b" a field of every element, of which there is at least one.
    /// </summary>
    public static void Require(JsonElement root, params string[] paths)
    {
        foreach (string path in paths)
            Require(root, path.Split('.'), path);
    }

    private static void Require(JsonElement at, ReadOnlySpan<string> steps, string path)
    {
        if (steps.IsEmpty)
            return;
        bool each = steps[0].EndsWith("[]", StringComparison.Ordinal);
        string name = each ? steps[0][..^2] : steps[0];
        Assert.True(at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out _), $"{path}: „{name}“ fehlt.");
        var value = at.GetProperty(name);
        if (!each)
        {
            Require(value, steps[1..], path);
            return;
        }

        Assert.True(value.GetArrayLength() > 0, $"{path}: „{name}“ ist leer.");
        foreach (var element in value.EnumerateArray())
            Require(element, steps[1..], path);
    }
}
