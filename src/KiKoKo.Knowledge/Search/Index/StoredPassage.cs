using System.Buffers.Binary;
using System.Text;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// A passage as the segment keeps it, so that a hit needs no trip to the database and no memory beyond the map. Ends with
/// its own checksum: text is verified when it is shown, not when the segment is opened.
/// </summary>
internal static class StoredPassage
{
    public static byte[] Write(Passage passage)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write(passage.Id);
        writer.Write(passage.Ordinal);
        writer.Write(passage.FirstBlock);
        writer.Write(passage.LastBlock);
        writer.Write(passage.Page ?? int.MinValue);
        writer.Write(passage.Path.Count);
        foreach (string heading in passage.Path)
            writer.Write(heading);
        writer.Write(passage.Text);
        writer.Flush();
        writer.Write(SegmentFormat.Checksum(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        writer.Flush();
        return memory.ToArray();
    }

    /// <exception cref="SegmentException">The bytes are not what was written.</exception>
    public static unsafe Passage Read(ReadOnlySpan<byte> bytes, string documentId)
    {
        int content = bytes.Length - sizeof(uint);
        if (content < 0 || SegmentFormat.Checksum(bytes[..content]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[content..]))
            throw new SegmentException("Eine gespeicherte Passage des Suchindex ist beschädigt.");
        fixed (byte* start = bytes)
            return Read(start, content, documentId);
    }

    private static unsafe Passage Read(byte* bytes, long length, string documentId)
    {
        using var reader = new BinaryReader(new UnmanagedMemoryStream(bytes, length), Encoding.UTF8);
        string id = reader.ReadString();
        int ordinal = reader.ReadInt32(), first = reader.ReadInt32(), last = reader.ReadInt32(), page = reader.ReadInt32();
        var path = new string[reader.ReadInt32()];
        for (int i = 0; i < path.Length; i++)
            path[i] = reader.ReadString();
        return new Passage(id, documentId, ordinal, first, last, path, page == int.MinValue ? null : page, reader.ReadString());
    }
}
