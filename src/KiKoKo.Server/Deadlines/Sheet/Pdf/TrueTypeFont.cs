using System.Buffers.Binary;
using System.Text;

namespace KiKoKo.Server.Deadlines.Sheet.Pdf;

/// <summary>A TrueType font of the system (OpenType specification, tables cmap, glyf, head, hhea, hmtx, loca, maxp), and the part of it that a text needs.</summary>
internal sealed class TrueTypeFont
{
    private static readonly string[] s_kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _glyphs;
    private readonly int _widths;
    private readonly bool _longOffsets;

    /// <exception cref="InvalidDataException">Not a TrueType font with a Unicode map.</exception>
    public TrueTypeFont(byte[] file)
    {
        _file = file;
        for (int i = 0; i < U16(4); i++)
        {
            int at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }

        if (!_tables.ContainsKey("glyf") || !_tables.ContainsKey("cmap"))
            throw new InvalidDataException("The font has no TrueType outlines or no character map.");
        int head = Table("head"), hhea = Table("hhea");
        UnitsPerEm = U16(head + 18);
        Box = [S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42)];
        _longOffsets = U16(head + 50) == 1;
        (Ascent, Descent) = (S16(hhea + 4), S16(hhea + 6));
        _widths = U16(hhea + 34);
        Count = U16(Table("maxp") + 4);
        _glyphs = ReadMap();
    }

    public int UnitsPerEm { get; }

    /// <summary>Least x and y, greatest x and y.</summary>
    public IReadOnlyList<int> Box { get; }

    public int Ascent { get; }

    /// <summary>Below zero.</summary>
    public int Descent { get; }

    private int Count { get; }

    /// <summary>0: the font does not have the character.</summary>
    public int GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>In units of the font.</summary>
    public int WidthOf(int glyph) => U16(Table("hmtx") + (4 * Math.Min(glyph, _widths - 1)));

    /// <summary>The same font with the outlines of these glyphs alone; their numbers stay.</summary>
    public byte[] Subset(IEnumerable<int> glyphs)
    {
        var needed = new SortedSet<int>([0, .. glyphs]);
        foreach (int glyph in needed.ToList())
            AddParts(glyph, needed);
        var (outlines, places) = (new MemoryStream(), new byte[4 * (Count + 1)]);
        for (int glyph = 0; glyph <= Count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * glyph), (uint)outlines.Position);
            if (glyph == Count || !needed.Contains(glyph))
                continue;
            var (from, to) = Outline(glyph);
            outlines.Write(_file, from, to - from);
            while (outlines.Position % 4 != 0)
                outlines.WriteByte(0);
        }

        byte[] head = Copy("head");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0); // the checksum of the whole, which viewers do not look at in an embedded font
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return Assemble(name => name switch { "glyf" => outlines.ToArray(), "loca" => places, "head" => head, _ => Copy(name) });
    }

    private byte[] Assemble(Func<string, byte[]> table)
    {
        string[] names = [.. s_kept.Where(_tables.ContainsKey)];
        using var font = new MemoryStream();
        var directory = new byte[12 + (16 * names.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)names.Length);
        int power = (int)Math.Log2(names.Length);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)((16 * names.Length) - (16 << power)));
        font.Write(directory);
        for (int i = 0; i < names.Length; i++)
        {
            byte[] content = table(names[i]);
            var entry = directory.AsSpan(12 + (16 * i));
            Encoding.ASCII.GetBytes(names[i], entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)font.Position);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)content.Length);
            font.Write(content);
            while (font.Position % 4 != 0)
                font.WriteByte(0);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(content));
        }

        font.Position = 0;
        font.Write(directory);
        return font.ToArray();
    }

    private static uint Checksum(byte[] content)
    {
        uint sum = 0;
        for (int i = 0; i < content.Length; i++)
            sum += (uint)content[i] << (24 - (8 * (i % 4)));
        return sum;
    }

    /// <summary>A composite glyph is drawn from others: "ä" from "a" and the dots.</summary>
    private void AddParts(int glyph, SortedSet<int> needed)
    {
        var (at, to) = Outline(glyph);
        if (to - at < 10 || S16(at) >= 0)
            return;
        at += 10;
        int flags;
        do
        {
            flags = U16(at);
            int part = U16(at + 2);
            if (needed.Add(part))
                AddParts(part, needed);
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        while ((flags & 0x20) != 0);
    }

    private (int From, int To) Outline(int glyph)
    {
        int loca = Table("loca"), glyf = Table("glyf");
        return _longOffsets
            ? (glyf + (int)U32(loca + (4 * glyph)), glyf + (int)U32(loca + (4 * glyph) + 4))
            : (glyf + (2 * U16(loca + (2 * glyph))), glyf + (2 * U16(loca + (2 * glyph) + 2)));
    }

    /// <summary>The map of the basic plane, cmap format 4: what German and the languages of Europe need.</summary>
    private Dictionary<int, int> ReadMap()
    {
        int cmap = Table("cmap");
        for (int i = 0; i < U16(cmap + 2); i++)
        {
            int at = cmap + (int)U32(cmap + 8 + (8 * i));
            if (U16(cmap + 4 + (8 * i)) is 0 or 3 && U16(at) == 4)
                return ReadSegments(at);
        }

        throw new InvalidDataException("The font has no Unicode character map.");
    }

    private Dictionary<int, int> ReadSegments(int at)
    {
        var map = new Dictionary<int, int>();
        int segments = U16(at + 6) / 2, ends = at + 14, starts = ends + (2 * segments) + 2, deltas = starts + (2 * segments), offsets = deltas + (2 * segments);
        for (int s = 0; s < segments; s++)
        {
            int offset = U16(offsets + (2 * s));
            for (int c = U16(starts + (2 * s)); c <= U16(ends + (2 * s)) && c != 0xFFFF; c++)
            {
                int glyph = offset == 0 ? c : U16(offsets + (2 * s) + offset + (2 * (c - U16(starts + (2 * s)))));
                if (glyph != 0)
                    map[c] = (glyph + U16(deltas + (2 * s))) & 0xFFFF;
            }
        }

        return map;
    }

    private int Table(string name) => _tables.TryGetValue(name, out var table) ? table.Offset : throw new InvalidDataException($"The font has no table {name}.");

    private byte[] Copy(string name) => _file.AsSpan(_tables[name].Offset, _tables[name].Length).ToArray();

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
