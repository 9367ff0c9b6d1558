namespace KiKoKo.Assistant.Simplifying;

/// <summary>A word list that comes with the program.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines that say something: no blank ones, no comments (#).</summary>
    public static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded."));
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } said && said[0] != '#')
                yield return said;
        }
    }
}
