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

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ExactLookup = Exact.GetAlternateLookup<ReadOnlySpan<char>>();

    // Bit-sliced counters: bit i of slice s is bit s of how many features had bit i. Every second word waits for the next
    // with what it carries over, so that carries ripple once for four features.
    private SliceBuffer _counts;
    private ulong _waiting;
    private bool _waits;
    private int _features;
    private ulong _previous;
    private ulong _exact;

    /// <param name="word">A hash of the word's letters, the same in every segment.</param>
    /// <param name="exact">May no other word stand here in the same text?</param>
    public void Add(ulong word, bool exact)
    {
        ulong carry = Sum(ref _counts[0], Mix(word), Mix(_previous * 0x9E3779B97F4A7C15 + word));
        _features += 2;
        _previous = word;
        if (exact)
            _exact = Mix(_exact + word);
        if (_waits)
            Ripple(Sum(ref _counts[1], _waiting, carry), 2);
        else
            _waiting = carry;
        _waits = !_waits;
    }

    /// <summary>To be called once: nothing can be added behind it.</summary>
    public ulong Value()
    {
        if (_waits)
            Ripple(_waiting, 1);
        // A bit is set when more than half of the features have it: all counters are compared with that number at once, from the highest slice on.
        int half = _features / 2;
        ulong more = 0, equal = half < 1 << Slices ? ulong.MaxValue : 0;
        for (int s = Slices - 1; s >= 0; s--)
        {
            ulong wanted = (half >> s & 1) == 0 ? 0 : ulong.MaxValue;
            more |= equal & _counts[s] & ~wanted;
            equal &= ~(_counts[s] ^ wanted);
        }

        return more & ~ExactMask | Mix(_exact) & ExactMask;
    }

    /// <summary>Do these two belong to texts that say the same?</summary>
    public static bool IsSameText(ulong one, ulong other) =>
        (one & ExactMask) == (other & ExactMask) && BitOperations.PopCount((one ^ other) >> ExactBits) <= Tolerance;

    /// <summary>Words that must not differ.</summary>
    /// <param name="token">As <see cref="Analysis.Tokenizer"/> gives it.</param>
    public static bool IsExact(ReadOnlySpan<char> token) =>
        token.ContainsAnyInRange('0', '9') || token.Contains('@') || ExactLookup.Contains(token);

    /// <summary>Adds two bits to a slice everywhere at once.</summary>
    /// <returns>What is carried to the next slice.</returns>
    private static ulong Sum(ref ulong slice, ulong a, ulong b)
    {
        ulong odd = slice ^ a, carry = slice & a | odd & b;
        slice = odd ^ b;
        return carry;
    }

    private void Ripple(ulong carry, int slice)
    {
        for (; carry != 0 && slice < Slices; slice++)
        {
            ulong next = _counts[slice] & carry;
            _counts[slice] ^= carry;
            carry = next;
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
