using System.Buffers;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Strings that begin like the one before them: how many bytes they have in common and how many follow, half a byte each (where
/// that does not hold it, the rest as a number behind), then those that follow.
/// </summary>
internal static unsafe class FrontCoding
{
    private const int Most = 15;

    public static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> before, ReadOnlySpan<byte> text)
    {
        int common = before.CommonPrefixLength(text), rest = text.Length - common;
        output.GetSpan(1)[0] = (byte)(Math.Min(common, Most) | Math.Min(rest, Most) << 4);
        output.Advance(1);
        if (common >= Most)
            VarInt.Write(output, (uint)(common - Most));
        if (rest >= Most)
            VarInt.Write(output, (uint)(rest - Most));
        output.Write(text[common..]);
    }

    /// <summary>Moves to the bytes that follow those in common.</summary>
    public static (int Common, int More) Read(ref byte* at)
    {
        int head = *at++, common = head & Most, rest = head >> 4;
        if (common == Most)
            common += (int)VarInt.Read(ref at);
        if (rest == Most)
            rest += (int)VarInt.Read(ref at);
        return (common, rest);
    }
}
