using System.Numerics;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>The letters of a word as a set that is cheap to compare: bit n: letter n occurs; bit 26 + n: it occurs twice.</summary>
internal static class WordShape
{
    public static ulong Of(ReadOnlySpan<char> word)
    {
        ulong letters = 0;
        foreach (char c in word)
        {
            int n = c - 'a';
            if ((uint)n < 26)
                letters |= (letters >> n & 1) == 0 ? 1UL << n : 1UL << (26 + n);
        }

        return letters;
    }

    /// <summary>Could so many edits lead from one to the other? An edit takes at most one letter away and brings at most one; a swap does neither.</summary>
    public static bool MayBeWithin(ulong a, ulong b, int edits) => BitOperations.PopCount(a ^ b) <= 2 * edits;
}
