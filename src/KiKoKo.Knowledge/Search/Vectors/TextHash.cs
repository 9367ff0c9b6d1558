using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>SHA-256 of a text in UTF-8: what an embedding is known by. The default value stands for "no text".</summary>
internal readonly record struct TextHash(UInt128 High, UInt128 Low)
{
    private const int Half = 16;

    public static TextHash Of(string text) => Read(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <param name="bytes">32 of them.</param>
    public static TextHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[Half..]));

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[2 * Half];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Half), Low);
        return bytes;
    }
}
