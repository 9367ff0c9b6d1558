using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The passage numbers of a block as differences less one, in one width. A full block lies in four columns of 32 bits
/// (Lemire and Boytsov 2015: SIMD-BP128), so that four numbers come out at once; a shorter one number behind number.
/// </summary>
internal static unsafe class PassageGaps
{
    private const int Lanes = 4;

    public static int Bytes(int count, int width) =>
        count == SegmentFormat.BlockSize ? width * SegmentFormat.BlockSize / 8 : BitPacking.Bytes(count, width);

    /// <param name="target">Zeros; eight bytes longer than <see cref="Bytes"/>.</param>
    public static void Pack(ReadOnlySpan<uint> gaps, int width, Span<byte> target)
    {
        if (width == 0)
            return;
        for (int i = 0; i < gaps.Length; i++)
        {
            if (gaps.Length < SegmentFormat.BlockSize)
                BitPacking.Write(target, i, width, gaps[i]);
            else
                WriteInColumn(target, i % Lanes, i / Lanes * width, width, gaps[i]);
        }
    }

    /// <param name="previous">The passage before the block, -1 for the first one.</param>
    /// <param name="docs">Gets <paramref name="count"/> passages.</param>
    public static void Unpack(byte* packed, int width, int previous, int* docs, int count)
    {
        if (count == SegmentFormat.BlockSize)
        {
            UnpackColumns((uint*)packed, width, previous, docs);
            return;
        }

        for (int i = 0; i < count; i++)
            docs[i] = previous += 1 + (int)BitPacking.Read(packed, i, width);
    }

    private static void UnpackColumns(uint* packed, int width, int previous, int* docs)
    {
        var mask = Vector128.Create(width == 32 ? uint.MaxValue : (1u << width) - 1);
        var sum = Vector128.Create((uint)previous);
        for (int row = 0, bit = 0; row < SegmentFormat.BlockSize / Lanes; row++, bit += width)
        {
            uint* word = packed + (bit >> 5) * Lanes;
            int shift = bit & 31;
            var gaps = width == 0 ? Vector128<uint>.Zero : Vector128.Load(word) >> shift;
            if (shift + width > 32)
                gaps |= Vector128.Load(word + Lanes) << (32 - shift);
            gaps = (gaps & mask) + Vector128<uint>.One;
            gaps += Vector128.Shuffle(gaps, Vector128.Create(9u, 0, 1, 2)); // An index outside gives zero.
            gaps += Vector128.Shuffle(gaps, Vector128.Create(9u, 9, 0, 1));
            gaps += sum;
            gaps.AsInt32().Store(docs + row * Lanes);
            sum = Vector128.Shuffle(gaps, Vector128.Create(3u));
        }
    }

    private static void WriteInColumn(Span<byte> target, int lane, int bit, int width, uint value)
    {
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(target);
        int at = (bit >> 5) * Lanes + lane, shift = bit & 31;
        words[at] |= value << shift;
        if (shift + width > 32)
            words[at + Lanes] |= value >> (32 - shift);
    }
}
