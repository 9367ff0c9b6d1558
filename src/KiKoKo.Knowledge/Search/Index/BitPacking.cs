using System.Numerics;
using System.Runtime.CompilerServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Numbers of one width behind each other, lowest bit first. Readers load eight bytes at a time, so eight more must follow.</summary>
internal static unsafe class BitPacking
{
    /// <summary>So that a number lies within eight bytes wherever it begins.</summary>
    public const int MaxWidth = 32;

    /// <summary>How many bits a number up to this one needs.</summary>
    public static int WidthOf(uint highest) => 32 - BitOperations.LeadingZeroCount(highest);

    public static int Bytes(int count, int width) => (count * width + 7) >> 3;

    /// <param name="target">Zero where nothing has been written yet.</param>
    public static void Write(Span<byte> target, int index, int width, uint value)
    {
        int bit = index * width;
        Unsafe.WriteUnaligned(ref target[bit >> 3], Unsafe.ReadUnaligned<ulong>(ref target[bit >> 3]) | (ulong)value << (bit & 7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(byte* from, int index, int width)
    {
        int bit = index * width;
        return (uint)(*(ulong*)(from + (bit >> 3)) >> (bit & 7) & ((1UL << width) - 1));
    }
}
