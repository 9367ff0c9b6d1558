using System.Buffers;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Unsigned numbers in seven-bit groups, lowest first.</summary>
internal static unsafe class VarInt
{
    public static void Write(byte[] bytes, ref int at, uint value)
    {
        while (value >= 128)
        {
            bytes[at++] = (byte)(value | 128);
            value >>= 7;
        }

        bytes[at++] = (byte)value;
    }

    public static void Write(IBufferWriter<byte> output, uint value)
    {
        int length = 0;
        Span<byte> bytes = output.GetSpan(5);
        for (; value >= 128; value >>= 7)
            bytes[length++] = (byte)(value | 128);
        bytes[length++] = (byte)value;
        output.Advance(length);
    }

    public static uint Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[at++];
            value |= (uint)(b & 127) << shift;
            if (b < 128)
                return value;
        }
    }

    public static uint Read(ref byte* at)
    {
        uint value = *at & 127u;
        for (int shift = 7; *at++ >= 128; shift += 7)
            value |= (*at & 127u) << shift;
        return value;
    }
}
