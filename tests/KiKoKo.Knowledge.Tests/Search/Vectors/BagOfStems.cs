using System.Security.Cryptography;
using System.Text;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

/// <summary>
/// Stands in for a model: each stem adds a direction of its own, drawn from its hash, and a few words share theirs, so that texts are alike
/// when they speak of the same. Deterministic. Not a model.
/// </summary>
internal static class BagOfStems
{
    private static readonly Dictionary<string, string> s_same = Pairs(("Ferien", "Urlaub"), ("Erholung", "Urlaub"), ("Rechner", "Computer"), ("Chef", "Leitung"));

    public static float[] Of(string text, int dimensions = 64)
    {
        float[] vector = new float[dimensions];
        foreach (string term in GermanText.Terms(text))
        {
            byte[] bytes = Expand(Bytes(term), dimensions);
            for (int i = 0; i < dimensions; i++)
                vector[i] += bytes[i] - 127.5f;
        }

        // Nobody's vector is without any length.
        vector[0] += 0.5f;
        return vector;
    }

    private static byte[] Bytes(string term) => Encoding.UTF8.GetBytes(s_same.GetValueOrDefault(term, term));

    private static byte[] Expand(byte[] term, int length)
    {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at += 32)
        {
            byte[] block = SHA256.HashData([.. term, (byte)(at / 32)]);
            block.AsSpan(0, Math.Min(32, length - at)).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    private static Dictionary<string, string> Pairs(params (string From, string To)[] pairs) =>
        pairs.ToDictionary(p => GermanText.Terms(p.From).Single(), p => GermanText.Terms(p.To).Single(), StringComparer.Ordinal);
}
