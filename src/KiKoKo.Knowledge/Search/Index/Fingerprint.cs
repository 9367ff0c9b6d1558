using System.Collections.Frozen;
using System.Numerics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// What tells near-duplicate passages: a SimHash (Charikar 2002) of the text's words and word pairs in the upper 48 bits, and in the
/// lower 16 a hash of what must not differ by a hair: numbers, citations, addresses and negations in their order.
/// </summary>
/// <remarks>
/// Two versions of a rule that differ in one amount, one day or one "nicht" are therefore never the same text, whatever was asked.
/// </remarks>
internal struct Fingerprint
{
    private const int ExactBits = 16;
    private const ulong ExactMask = (1UL << ExactBits) - 1;

    /// <summary>About one word in sixty may differ.</summary>
    private const int Tolerance = 2;

    private const int Slices = 16;

    private static readonly FrozenSet<string> Exact = ((string[])
    [
        "nicht", "kein", "keine", "keinen", "keiner", "keinem", "keines", "nie", "niemals", "ohne", "nur", "außer", "unzulässig", "zulässig", "verboten", "erlaubt",
        "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "fünfzehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "neunzig",
        "hundert", "tausend", "halb", "halbe", "halben", "halber", "doppelte", "doppelten",
    ]).ToFrozenSet(StringComparer.Ordinal);

    // Bit-sliced counters: bit i of slice s is bit s of how many features had bit i.
    private SliceBuffer _counts;
    private int _features;
    private ulong _previous;
    private ulong _exact;

    /// <param name="word">A hash of the word's letters, the same in every segment.</param>
    /// <param name="exact">May no other word stand here in the same text?</param>
    public void Add(ulong word, bool exact)
    {
        Count(Mix(word));
        Count(Mix(_previous * 0x9E3779B97F4A7C15 + word));
        _previous = word;
        if (exact)
            _exact = Mix(_exact + word);
    }

    public readonly ulong Value()
    {
        ulong hash = 0;
        for (int bit = ExactBits; bit < 64; bit++)
        {
            int count = 0;
            for (int s = 0; s < Slices; s++)
                count |= (int)(_counts[s] >> bit & 1) << s;
            if (2 * count > _features)
                hash |= 1UL << bit;
        }

        return hash | Mix(_exact) & ExactMask;
    }

    /// <summary>Do these two belong to texts that say the same?</summary>
    public static bool IsSameText(ulong one, ulong other) =>
        (one & ExactMask) == (other & ExactMask) && BitOperations.PopCount((one ^ other) >> ExactBits) <= Tolerance;

    /// <summary>Words that must not differ.</summary>
    /// <param name="token">As <see cref="Analysis.Tokenizer"/> gives it.</param>
    public static bool IsExact(string token) =>
        token.AsSpan().ContainsAnyInRange('0', '9') || token.Contains('@') || Exact.Contains(token);

    private void Count(ulong feature)
    {
        _features++;
        for (int s = 0; feature != 0 && s < Slices; s++)
        {
            ulong carry = _counts[s] & feature;
            _counts[s] ^= feature;
            feature = carry;
        }
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ x >> 33) * 0xFF51AFD7ED558CCD;
        x = (x ^ x >> 33) * 0xC4CEB9FE1A85EC53;
        return x ^ x >> 33;
    }

    [System.Runtime.CompilerServices.InlineArray(Slices)]
    private struct SliceBuffer
    {
        private ulong _first;
    }
}
