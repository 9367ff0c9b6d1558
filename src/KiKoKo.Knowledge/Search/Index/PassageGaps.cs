using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The passage numbers of a block as differences less one, in one width. A full block lies in four columns of 32 bits
/// (Lemire and Boytsov 2015: SIMD-BP128), so that several numbers come out at once; a shorter one number behind number.
/// </summary>
internal static unsafe class PassageGaps
{
    private const int Lanes = 4;

    public static int Bytes(int count, int width) =>
        count == SegmentFormat.BlockSize ? width * SegmentFormat.BlockSize / 8 : BitPacking.Bytes(count, width);

    /// <param name="gaps">Only their lower bits are written.</param>
    /// <param name="target">Zeros; eight bytes longer than <see cref="Bytes"/>.</param>
    public static void Pack(ReadOnlySpan<uint> gaps, int width, Span<byte> target)
    {
        if (width == 0)
            return;
        uint mask = width == 32 ? uint.MaxValue : (1u << width) - 1;
        for (int i = 0; i < gaps.Length; i++)
        {
            if (gaps.Length < SegmentFormat.BlockSize)
                BitPacking.Write(target, i, width, gaps[i] & mask);
            else
                WriteInColumn(target, i % Lanes, i / Lanes * width, width, gaps[i] & mask);
        }
    }

    /// <param name="gaps">Gets so many differences, and something up to the end of a full block.</param>
    public static void Unpack(byte* packed, int width, int* gaps, int count)
    {
        if (count < SegmentFormat.BlockSize)
        {
            for (int i = 0; i < count; i++)
                gaps[i] = (int)BitPacking.Read(packed, i, width);
            return;
        }

        var mask = Vector128.Create(width == 32 ? uint.MaxValue : (1u << width) - 1);
        for (int i = 0, bit = 0; i < SegmentFormat.BlockSize; i += Lanes, bit += width)
            (Row((uint*)packed, bit, width) & mask).AsInt32().Store(gaps + i);
    }

    /// <summary>Makes passages of the differences.</summary>
    /// <param name="previous">The passage before the block, -1 for the first one.</param>
    public static void Sum(int previous, int* gaps, int count)
    {
        var sum = Vector256.Create(previous);
        for (int i = 0; i < count; i += 2 * Lanes)
        {
            // Each number becomes the sum of those up to it: of two, of four, of eight. An index outside gives zero.
            var docs = Vector256.Load(gaps + i) + Vector256<int>.One;
            docs += Vector256.Shuffle(docs, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));
            docs += Vector256.Shuffle(docs, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
            docs += Vector256.Shuffle(docs, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
            docs += sum;
            docs.Store(gaps + i);
            sum = Vector256.Shuffle(docs, Vector256.Create(7));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Row(uint* packed, int bit, int width)
    {
        if (width == 0)
            return Vector128<uint>.Zero;
        uint* word = packed + (bit >> 5) * Lanes;
        int shift = bit & 31;
        var row = Vector128.Load(word) >> shift;
        return shift + width > 32 ? row | Vector128.Load(word + Lanes) << (32 - shift) : row;
    }

    private static void WriteInColumn(Span<byte> target, int lane, int bit, int width, uint value)
    {
        var words = MemoryMarshal.Cast<byte, uint>(target);
        int at = (bit >> 5) * Lanes + lane, shift = bit & 31;
        words[at] |= value << shift;
        if (shift + width > 32)
            words[at + Lanes] |= value >> (32 - shift);
    }
}
