using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>What of a passage is embedded: title, heading path, text. A heading often holds the word that the text only refers to.</summary>
internal static class EmbeddedText
{
    /// <summary>Characters. Beyond the window of common models; a passage is cut rather than refused.</summary>
    public const int MaxLength = 8_000;

    public static string Of(string title, Passage passage, string prefix) =>
        Cut($"{prefix}{title}\n{string.Join(" › ", passage.Path)}\n{passage.Text}");

    public static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        return text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
