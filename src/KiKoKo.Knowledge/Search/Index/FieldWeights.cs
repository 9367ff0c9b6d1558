namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// What an occurrence counts by where it stands. The weights are applied when a segment is written (BM25F: one weighted
/// term frequency over all fields), so changing them means a new <see cref="SegmentFormat.Version"/>.
/// </summary>
internal static class FieldWeights
{
    public static readonly float Title = Ranking.Tune.F("TI", 2.5f);
    public static readonly float Heading = Ranking.Tune.F("HE", 2f);
    public const float Body = 1f;
    public const float Topic = 2f;

    public static float OfField(float weight, int length) => weight / (1 - Norm + Norm * length / Usual);
    private static readonly float Norm = Ranking.Tune.F("FN", 0.75f), Usual = Ranking.Tune.F("FU", 8);

    /// <summary>Factor for a word that occurs only inside a compound.</summary>
    public static readonly float Part = Ranking.Tune.F("PA", 0.6f);

    /// <summary>Frequencies are stored in steps of an eighth, up to 31.875.</summary>
    public const int Scale = 8;
}
