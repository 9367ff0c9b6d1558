namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// What an occurrence counts by where it stands. The weights are applied when a segment is written (BM25F: one weighted
/// term frequency over all fields), so changing them means a new <see cref="SegmentFormat.Version"/>.
/// </summary>
internal static class FieldWeights
{
    public const float Title = 3f;
    public const float Heading = 2f;
    public const float Body = 1f;
    public const float Topic = 2f;

    /// <summary>Factor for the first words of a passage: German prose, statutes above all, begins by saying what it is about.</summary>
    public const float Lead = 2f;

    public const int LeadWords = 20;

    /// <summary>An entry of a table of contents: it points to the passage that answers, and is none.</summary>
    public const float Contents = 0.1f;

    /// <summary>Factor for a word that occurs only inside a compound.</summary>
    public const float Part = 0.6f;

    /// <summary>Frequencies are stored in steps of an eighth, up to 31.875.</summary>
    public const int Scale = 8;

    /// <summary>The frequency of a root as it is kept; little more than its presence tells: next to nothing, once, twice, more often.</summary>
    public static byte OfRoot(byte frequency) => frequency switch { <= 2 => 1, <= 7 => 5, <= 12 => 10, _ => 20 };

    /// <summary>Up to so many words a title is a name or a question of its own; in a longer one each word tells less.</summary>
    private const int TitleWords = 10;

    /// <summary>Factor for a title that is a question: of all words of an FAQ it is nearest to what people ask.</summary>
    private const float Question = 2f;

    /// <summary>The title's own length normalisation: all its passages share it, so it must not count by the joint length.</summary>
    public static float OfTitle(string title, int words) =>
        (words <= TitleWords ? Title : Title * TitleWords / words) * (title.AsSpan().TrimEnd().EndsWith('?') ? Question : 1);
}
