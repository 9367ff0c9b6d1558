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

    /// <summary>
    /// The width in which numbers take least room when the few that are wider give their upper bits, up to eight, apart
    /// (Zukowski et al. 2006: PFOR).
    /// </summary>
    /// <param name="exceptionBits">What each of those costs.</param>
    /// <returns>The width, and how many are wider, up to 255.</returns>
    public static (int Width, int Exceptions) BestWidth(ReadOnlySpan<uint> numbers, int exceptionBits)
    {
        Span<int> ofWidth = stackalloc int[MaxWidth + 1];
        ofWidth.Clear();
        int widest = 0, wider = 0;
        foreach (uint number in numbers)
        {
            int width = WidthOf(number);
            ofWidth[width]++;
            widest = Math.Max(widest, width);
        }

        var best = (Width: widest, Exceptions: 0);
        for (int width = widest, least = numbers.Length * widest; width > Math.Max(0, widest - 8);)
        {
            wider += ofWidth[width--];
            int bits = 8 + numbers.Length * width + wider * exceptionBits;
            if (bits < least && wider <= byte.MaxValue)
                (best, least) = ((width, wider), bits);
        }

        return best;
    }

    public static int Bytes(int count, int width) => (count * width + 7) >> 3;

    /// <param name="target">Zero where nothing has been written yet.</param>
    public static void Write(Span<byte> target, int index, int width, uint value) => Put(target, index * width, value);

    /// <summary>Writes a number where no bit is set yet. Touches eight bytes.</summary>
    public static void Put(Span<byte> target, int bit, uint value)
    {
        ref byte at = ref target[bit >> 3];
        Unsafe.WriteUnaligned(ref at, Unsafe.ReadUnaligned<ulong>(ref at) | (ulong)value << (bit & 7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(byte* from, int index, int width)
    {
        int bit = index * width;
        return (uint)(*(ulong*)(from + (bit >> 3)) >> (bit & 7) & ((1UL << width) - 1));
    }
}
