using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// BM25 over weighted term frequencies and joint lengths (Robertson, Zaragoza, Taylor 2004: BM25F). A term's score is
/// idf · f / (f + k1 · (1 − b + b · length / average)), between 0 and idf.
/// </summary>
internal static class Bm25
{
    public const float K1 = 1.2f;
    public const float B = 0.5f;

    public static float InverseDocumentFrequency(long passages, long withTerm) =>
        (float)Math.Log(1 + (passages - withTerm + 0.5) / (withTerm + 0.5));

    /// <param name="totalLength">Of all passages.</param>
    public static float[] Norms(double totalLength, long passages) => Norms(passages == 0 ? 1 : totalLength / passages);

    /// <summary>Per encoded length what a stored frequency is to be multiplied with to give f / (k1 · …).</summary>
    public static float[] Norms(double averageLength, float b = B)
    {
        var norms = new float[256];
        for (int i = 0; i < norms.Length; i++)
            norms[i] = 1f / (FieldWeights.Scale * K1 * ((1 - b) + b * SegmentFormat.DecodeLength((byte)i) / (float)Math.Max(1, averageLength)));
        return norms;
    }
}
