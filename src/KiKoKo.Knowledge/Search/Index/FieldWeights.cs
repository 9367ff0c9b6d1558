namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// What an occurrence counts by where it stands. The weights are applied when a segment is written (BM25F: one weighted
/// term frequency over all fields), so changing them means a new <see cref="SegmentFormat.Version"/>.
/// </summary>
internal static class FieldWeights
{
    public const float Title = 2f;
    public const float Heading = 2f;
    public const float Body = 1f;
    public const float Topic = 2f;

    /// <summary>Factor for a word that occurs only inside a compound.</summary>
    public const float Part = 0.6f;

    /// <summary>Frequencies are stored in steps of an eighth, up to 31.875.</summary>
    public const int Scale = 8;
}
