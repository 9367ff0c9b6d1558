using System.Buffers;
using System.Buffers.Binary;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Compares a segment file with its checksums. Reads it in pieces, not through the map, so that verifying an index does not
/// make all of it resident.
/// </summary>
internal static class SegmentCheck
{
    // A multiple of eight, as Checksum wants it.
    private const int Piece = 1 << 20;

    /// <param name="whole">False: without the stored passages.</param>
    /// <returns>Where the stored passages begin.</returns>
    /// <exception cref="SegmentException">Damaged, cut short, no segment, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static long Verify(Stream file, bool whole)
    {
        Span<byte> header = stackalloc byte[SegmentFormat.HeaderLength];
        file.Position = 0;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || BinaryPrimitives.ReadUInt32LittleEndian(header) != SegmentFormat.Magic)
            throw new SegmentException("Eine Datei des Suchindex ist keine.");
        if (BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.VersionAt..]) != SegmentFormat.Version)
            throw new SegmentException("Der Suchindex stammt von einer anderen Programmfassung.");
        long length = BinaryPrimitives.ReadInt64LittleEndian(header[SegmentFormat.LengthAt..]);
        long stored = BinaryPrimitives.ReadInt64LittleEndian(header[(SegmentFormat.SectionsAt + 8 * (int)Section.Stored)..]);
        if (length != file.Length || stored < SegmentFormat.HeaderLength || stored > length
            || BinaryPrimitives.ReadUInt32LittleEndian(header[SegmentFormat.ChecksumAt..]) != Checksum(file, SegmentFormat.ChecksumFrom, stored)
            || whole && BinaryPrimitives.ReadUInt32LittleEndian(header[SegmentFormat.StoredChecksumAt..]) != Checksum(file, stored, length))
            throw new SegmentException("Eine Datei des Suchindex ist beschädigt.");
        return stored;
    }

    private static uint Checksum(Stream file, long from, long to)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            uint crc = uint.MaxValue;
            file.Position = from;
            for (long at = from; at < to;)
            {
                int n = (int)Math.Min(Piece, to - at);
                file.ReadExactly(buffer, 0, n);
                crc = SegmentFormat.Checksum(crc, buffer.AsSpan(0, n));
                at += n;
            }

            return ~crc;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
