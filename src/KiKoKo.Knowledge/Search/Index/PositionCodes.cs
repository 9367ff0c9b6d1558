using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The positions of a block and the forms of the words there. Rice's code with its two halves apart: the lower bits of all entries
/// in one width, then the upper ones as so many zeros and a one, so that those of any passage are found by counting ones.
/// </summary>
/// <remarks>
/// Before them a byte: the width, and 8 + the form where there is only one; else the number of forms less one, then the forms, the
/// most frequent first, half a byte each. Their ranks follow at the very end: of two forms as bits, of more as zeros and a one.
/// </remarks>
internal static unsafe class PositionCodes
{
    private const int MostLow = 15;
    private const int OneForm = 8;
    private const int Forms = 8;

    /// <summary>Of eight bytes the lowest seven hold whole bits wherever in the first byte they begin.</summary>
    private const int Window = 56;

    /// <param name="differences">From the position before it in the same passage, or from zero.</param>
    /// <param name="forms">Of each, 0 to 7.</param>
    public static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<uint> differences, ReadOnlySpan<byte> forms)
    {
        Span<byte> ranked = stackalloc byte[Forms];
        Span<byte> rankOf = stackalloc byte[Forms];
        int kinds = Rank(forms, ranked, rankOf);
        var (low, bits) = BestLow(differences);
        if (kinds > 1)
        {
            foreach (byte form in forms)
                bits += kinds == 2 ? 1 : rankOf[form] + 1;
        }

        int header = 1 + (kinds == 1 ? 0 : (kinds + 1) / 2), length = header + (int)((bits + 7) >> 3);
        var block = output.GetSpan(length + 8)[..(length + 8)];
        block.Clear();
        block[0] = (byte)(low | (kinds == 1 ? OneForm + ranked[0] : kinds - 1) << 4);
        for (int i = 0; i < kinds && kinds > 1; i++)
            block[1 + i / 2] |= (byte)(ranked[i] << 4 * (i % 2));
        var packed = block[header..];
        uint lower = (1u << low) - 1;
        for (int i = 0; i < differences.Length; i++)
            BitPacking.Put(packed, i * low, differences[i] & lower);
        int at = differences.Length * low;
        foreach (uint difference in differences)
        {
            at += (int)(difference >> low);
            BitPacking.Put(packed, at++, 1);
        }

        for (int i = 0; i < forms.Length && kinds > 1; i++)
        {
            int rank = rankOf[forms[i]];
            if (kinds == 2)
            {
                BitPacking.Put(packed, at++, (uint)rank);
                continue;
            }

            at += rank;
            BitPacking.Put(packed, at++, 1);
        }

        output.Advance(length);
    }

    /// <param name="all">How many entries there are.</param>
    /// <param name="before">How many of them stand before the passage, whose <paramref name="count"/> entries are read.</param>
    /// <param name="found">Gets (position, form) in ascending order.</param>
    public static void Read(byte* at, int all, int before, int count, List<(int Position, byte Form)> found)
    {
        int head = *at++, low = head & MostLow, kinds = head >> 4;
        byte* ranked = at;
        if (kinds < OneForm)
            at += kinds / 2 + 1;
        int highs = Behind(at, all * low, before), ranks = 0, position = 0;
        if (kinds < OneForm)
        {
            ranks = Behind(at, highs, all - before);
            ranks = kinds == 1 ? ranks + before : Behind(at, ranks, before);
        }

        for (int i = before; i < before + count; i++)
        {
            position += (int)((uint)Zeros(at, ref highs) << low | (uint)Load(at, i * low) & ((1u << low) - 1));
            int rank = kinds >= OneForm ? 0 : kinds == 1 ? (int)(Load(at, ranks++) & 1) : Zeros(at, ref ranks);
            found.Add((position, (byte)(kinds >= OneForm ? kinds - OneForm : ranked[rank / 2] >> 4 * (rank % 2) & 15)));
        }
    }

    /// <summary>The forms by how often they occur.</summary>
    /// <returns>How many do.</returns>
    private static int Rank(ReadOnlySpan<byte> forms, Span<byte> ranked, Span<byte> rankOf)
    {
        Span<int> uses = stackalloc int[Forms];
        uses.Clear();
        foreach (byte form in forms)
            uses[form]++;
        int kinds = 0;
        for (int form = 0; form < Forms; form++)
        {
            if (uses[form] == 0)
                continue;
            int at = kinds++;
            for (; at > 0 && uses[ranked[at - 1]] < uses[form]; at--)
                ranked[at] = ranked[at - 1];
            ranked[at] = (byte)form;
        }

        for (int i = 0; i < kinds; i++)
            rankOf[ranked[i]] = (byte)i;
        return kinds;
    }

    /// <summary>The width of the lower bits that makes all shortest lies near the mean's.</summary>
    private static (int Low, long Bits) BestLow(ReadOnlySpan<uint> differences)
    {
        long sum = 0;
        foreach (uint difference in differences)
            sum += difference;
        int middle = BitOperations.Log2((ulong)(sum / differences.Length) | 1);
        var best = (Low: 0, Bits: long.MaxValue);
        for (int low = Math.Clamp(middle - 1, 0, MostLow); low <= Math.Min(middle + 1, MostLow); low++)
        {
            long bits = (long)differences.Length * (low + 1);
            foreach (uint difference in differences)
                bits += difference >> low;
            if (bits < best.Bits)
                best = (low, bits);
        }

        return best;
    }

    /// <summary>At least 57 bits from there on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(byte* from, int bit) => *(ulong*)(from + (bit >> 3)) >> (bit & 7);

    /// <returns>The place behind so many ones.</returns>
    private static int Behind(byte* from, int bit, int ones)
    {
        while (ones > 0)
        {
            ulong window = Load(from, bit) & ((1UL << Window) - 1);
            int here = BitOperations.PopCount(window);
            if (here < ones)
            {
                (ones, bit) = (ones - here, bit + Window);
                continue;
            }

            for (; ones > 1; ones--)
                window &= window - 1;
            return bit + BitOperations.TrailingZeroCount(window) + 1;
        }

        return bit;
    }

    /// <summary>How many zeros stand before the next one; moves behind it.</summary>
    private static int Zeros(byte* from, ref int bit)
    {
        int start = bit;
        ulong window;
        while ((window = Load(from, bit) & ((1UL << Window) - 1)) == 0)
            bit += Window;
        bit += BitOperations.TrailingZeroCount(window) + 1;
        return bit - start - 1;
    }
}
