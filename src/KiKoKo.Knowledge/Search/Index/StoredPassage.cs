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
    public static Passage Read(ReadOnlySpan<byte> bytes, string documentId)
    {
        int content = bytes.Length - sizeof(uint);
        if (content < 0 || SegmentFormat.Checksum(bytes[..content]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[content..]))
            throw new SegmentException("Eine gespeicherte Passage des Suchindex ist beschädigt.");
        string id = ReadString(ref bytes);
        int ordinal = ReadNumber(ref bytes), first = ReadNumber(ref bytes), last = ReadNumber(ref bytes), page = ReadNumber(ref bytes), headings = ReadNumber(ref bytes);
        string[] path = headings == 0 ? [] : new string[headings];
        for (int i = 0; i < path.Length; i++)
            path[i] = ReadString(ref bytes);
        return new Passage(id, documentId, ordinal, first, last, path, page == int.MinValue ? null : page, ReadString(ref bytes));
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        int number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[sizeof(int)..];
        return number;
    }

    /// <summary>The length comes first, seven bits a byte, the lowest first.</summary>
    private static string ReadString(ref ReadOnlySpan<byte> bytes)
    {
        int length = 0, at = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[at++];
            length |= (b & 0x7F) << shift;
            if (b < 0x80)
                break;
        }

        string text = Encoding.UTF8.GetString(bytes.Slice(at, length));
        bytes = bytes[(at + length)..];
        return text;
    }
}
