using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Hints for the processor.</summary>
internal static unsafe class Memory
{
    /// <summary>Brings into the cache what will soon be used. Not pinned, and need not be: a hint to a place that has moved does nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(ref T place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
