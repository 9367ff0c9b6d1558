using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Small numbers up to seven bits wide. Those of a full block lie in sixteen columns of bytes, so that sixteen come out at once;
/// those of a shorter one number behind number.
/// </summary>
internal static unsafe class PackedCodes
{
    private const int Lanes = 16;

    public static int Bytes(int count, int width) => BitPacking.Bytes(count, width);

    /// <param name="codes">Only their lower bits are written.</param>
    /// <param name="target">Zeros; eight bytes longer than <see cref="Bytes"/>.</param>
    public static void Pack(ReadOnlySpan<uint> codes, int width, Span<byte> target)
    {
        uint mask = (1u << width) - 1;
        for (int i = 0; i < codes.Length && width > 0; i++)
        {
            uint code = codes[i] & mask;
            if (codes.Length < SegmentFormat.BlockSize)
            {
                BitPacking.Write(target, i, width, code);
                continue;
            }

            int bit = i / Lanes * width, at = (bit >> 3) * Lanes + i % Lanes, shift = bit & 7;
            target[at] |= (byte)(code << shift);
            if (shift + width > 8)
                target[at + Lanes] |= (byte)(code >> (8 - shift));
        }
    }

    public static int Read(byte* packed, int width, int count, int index)
    {
        if (count < SegmentFormat.BlockSize)
            return (int)BitPacking.Read(packed, index, width);
        if (width == 0)
            return 0;
        int bit = index / Lanes * width, shift = bit & 7;
        byte* at = packed + (bit >> 3) * Lanes + index % Lanes;
        int code = *at >> shift;
        if (shift + width > 8)
            code |= at[Lanes] << (8 - shift);
        return code & ((1 << width) - 1);
    }

    /// <param name="codes">Gets <paramref name="count"/> codes.</param>
    public static void Unpack(byte* packed, int width, int count, byte* codes)
    {
        if (count < SegmentFormat.BlockSize)
        {
            for (int i = 0; i < count; i++)
                codes[i] = (byte)BitPacking.Read(packed, i, width);
            return;
        }

        var mask = Vector128.Create((byte)((1 << width) - 1));
        for (int row = 0, bit = 0; row < SegmentFormat.BlockSize / Lanes; row++, bit += width)
        {
            byte* at = packed + (bit >> 3) * Lanes;
            int shift = bit & 7;
            var values = width == 0 ? Vector128<byte>.Zero : Vector128.Load(at) >> shift;
            if (shift + width > 8)
                values |= Vector128.Load(at + Lanes) << (8 - shift);
            (values & mask).Store(codes + row * Lanes);
        }
    }
}
