using System.Numerics;
using System.Runtime.InteropServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Layout of a segment file: a header of <see cref="HeaderLength"/> bytes, then sections aligned to 8 bytes, little-endian.
/// The header holds magic and version, CRC-32C of all behind it, file length, counts, and the offset of every section.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>Raised whenever the layout, the analysis or the field weights change: older files are rebuilt, never converted.</summary>
    public const int Version = 2;

    public const int HeaderLength = 256;
    public const int BlockSize = 128;
    public const uint Magic = 0x53_4B_69_4B; // "KiKS"

    public const int MagicAt = 0;
    public const int VersionAt = 4;
    public const int ChecksumAt = 8;
    public const int LengthAt = 16;
    public const int PassagesAt = 24;
    public const int DocumentsAt = 28;
    public const int TermsAt = 32;
    public const int WordsAt = 36;
    public const int TotalLengthAt = 40;
    public const int SectionsAt = 64;

    /// <summary>Everything behind the checksum is covered by it.</summary>
    public const int ChecksumFrom = 12;

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (byte b in bytes[(words.Length * 8)..])
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }

    /// <summary>A passage's length in one byte: exact below 32, then eight steps per doubling.</summary>
    public static byte EncodeLength(int length) =>
        (byte)(length < 32 ? length : Math.Min(255, 32 + (int)(8 * Math.Log2(length / 32.0))));

    public static float DecodeLength(byte code) => code < 32 ? code : (float)(32 * Math.Pow(2, (code - 32 + 0.5) / 8));
}

internal enum Section
{
    Lengths,
    PassageDocument,
    Fingerprints,
    StoredOffsets,
    Stored,
    DocumentOffsets,
    DocumentIds,
    TermOffsets,
    TermText,
    TermMeta,
    BlockLastDoc,
    BlockOffset,
    BlockPositions,
    BlockBounds,
    Postings,
    Positions,
    Words,
}
