using System.Numerics;
using System.Runtime.InteropServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Layout of a segment file: a header of <see cref="HeaderLength"/> bytes, then sections aligned to 8 bytes, little-endian.
/// The header holds magic and version, two CRC-32C, file length, counts, and the offset of every section.
/// </summary>
/// <remarks>
/// The stored passages, the larger part of a file, stand last and have a checksum of their own: opening a segment verifies what
/// searches follow pointers through; a stored passage is verified when it is read (see <see cref="StoredPassage"/>), and all of it by and by.
/// </remarks>
internal static class SegmentFormat
{
    /// <summary>Raised whenever the layout, the analysis, the field weights or the constants of BM25 change: older files are rebuilt, never converted.</summary>
    public const int Version = 9;

    public const int HeaderLength = 256;
    public const int BlockSize = 128;

    /// <summary>Zeros at the end: readers load up to sixteen bytes at a time.</summary>
    public const int Padding = 16;
    public const uint Magic = 0x53_4B_69_4B; // "KiKS"

    public const int MagicAt = 0;
    public const int VersionAt = 4;
    public const int ChecksumAt = 8;
    public const int StoredChecksumAt = 12;
    public const int LengthAt = 16;
    public const int PassagesAt = 24;
    public const int DocumentsAt = 28;
    public const int TermsAt = 32;
    public const int TotalLengthAt = 40;
    public const int SectionsAt = 64;

    /// <summary>From here to the stored passages the first checksum covers everything, the second checksum itself included.</summary>
    public const int ChecksumFrom = 12;

    private const int ExactLengths = 24;

    public static uint Checksum(ReadOnlySpan<byte> bytes) => ~Checksum(uint.MaxValue, bytes);

    /// <summary>For input that comes in pieces, each but the last a multiple of eight bytes long. Begins with all bits set and is inverted in the end.</summary>
    public static uint Checksum(uint crc, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (byte b in bytes[(words.Length * 8)..])
            crc = BitOperations.Crc32C(crc, b);
        return crc;
    }

    /// <summary>
    /// A passage's length in one byte: exact below 40, then eight steps per doubling, rounded down. Lucene's encoding, so that
    /// scores can be compared with Lucene's.
    /// </summary>
    public static byte EncodeLength(int length)
    {
        if (length < ExactLengths)
            return (byte)length;
        uint rest = (uint)(length - ExactLengths);
        int shift = Math.Max(0, 28 - BitOperations.LeadingZeroCount(rest));
        return (byte)(ExactLengths + (rest < 8 ? rest : (rest >> shift) & 7 | (uint)(shift + 1) << 3));
    }

    public static float DecodeLength(byte code)
    {
        int rest = code - ExactLengths;
        return rest < 8 ? code : ExactLengths + ((long)(rest & 7 | 8) << (rest >> 3) - 1);
    }
}

internal enum Section
{
    Lengths,
    Fingerprints,
    StoredOffsets,
    DocumentIds,
    DocumentOrder,
    DocumentPassages,
    TermDirectory,
    Terms,
    Postings,
    Words,
    Stored,
}
