using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// A finished segment, read through pointers into a memory map or a pinned array. Immutable and safe for any number of
/// threads. Unmapped by the garbage collector once no snapshot refers to it: who works with its pointers keeps it alive.
/// </summary>
internal sealed unsafe class Segment
{
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte[]? _memory;
    private readonly byte* _base;
    private readonly Lazy<string[]> _documentIds;

    private Segment(byte* start, MemoryMappedViewAccessor? view, byte[]? memory)
    {
        _base = start;
        _view = view;
        _memory = memory;
        var header = new ReadOnlySpan<byte>(start, SegmentFormat.HeaderLength);
        Length = BinaryPrimitives.ReadInt64LittleEndian(header[SegmentFormat.LengthAt..]);
        PassageCount = BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.PassagesAt..]);
        DocumentCount = BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.DocumentsAt..]);
        TermCount = BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.TermsAt..]);
        TotalLength = BinaryPrimitives.ReadInt64LittleEndian(header[SegmentFormat.TotalLengthAt..]);
        Lengths = At(Section.Lengths);
        PassageDocument = (int*)At(Section.PassageDocument);
        Fingerprints = (ulong*)At(Section.Fingerprints);
        TermMeta = (int*)At(Section.TermMeta);
        LastDocs = (int*)At(Section.BlockLastDoc);
        Offsets = (uint*)At(Section.BlockOffset);
        PositionOffsets = (uint*)At(Section.BlockPositions);
        Bounds = (ushort*)At(Section.BlockBounds);
        Postings = At(Section.Postings);
        Positions = At(Section.Positions);
        _documentIds = new Lazy<string[]>(ReadDocumentIds);
    }

    public long Length { get; }

    public int PassageCount { get; }

    public int DocumentCount { get; }

    public int TermCount { get; }

    /// <summary>Sum of the passages' lengths in words.</summary>
    public long TotalLength { get; }

    public byte* Lengths { get; }

    public int* PassageDocument { get; }

    public ulong* Fingerprints { get; }

    public int* TermMeta { get; }

    public int* LastDocs { get; }

    public uint* Offsets { get; }

    public uint* PositionOffsets { get; }

    public ushort* Bounds { get; }

    public byte* Postings { get; }

    public byte* Positions { get; }

    public IReadOnlyList<string> DocumentIds => _documentIds.Value;

    /// <exception cref="SegmentException">Missing, damaged, cut short, or of another version.</exception>
    public static Segment Open(string file)
    {
        MemoryMappedViewAccessor view;
        try
        {
            // Deleting a merged segment must be possible while others still read it.
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            view = map.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SegmentException("Eine Datei des Suchindex fehlt oder lässt sich nicht öffnen.", e);
        }

        // The view's handle unmaps when it is collected, and this object holds the view.
        var start = (byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset;
        try
        {
            Verify(new ReadOnlySpan<byte>(start, (int)Math.Min(view.Capacity, int.MaxValue)));
            return new Segment(start, view, null);
        }
        catch
        {
            view.Dispose();
            throw;
        }
    }

    /// <summary>A segment that lives in memory only.</summary>
    /// <param name="bytes">As <see cref="SegmentBuilder.Build"/> gives them: pinned.</param>
    public static Segment Of(byte[] bytes)
    {
        Verify(bytes);
        return new Segment((byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), null, bytes);
    }

    /// <returns>The number of the term, or -1.</returns>
    public int Find(ReadOnlySpan<byte> term)
    {
        int at = LowerBound(term);
        return at < TermCount && TermBytes(at).SequenceEqual(term) ? at : -1;
    }

    /// <summary>The numbers of all terms that begin like this: from, and how many.</summary>
    public (int From, int Count) FindPrefix(ReadOnlySpan<byte> prefix)
    {
        int from = LowerBound(prefix), to = from;
        while (to < TermCount && TermBytes(to).StartsWith(prefix))
            to++;
        return (from, to - from);
    }

    /// <summary>In how many passages the term occurs, deleted ones included.</summary>
    public int PassagesWith(int term) => TermMeta[2 * term + 1];

    public string TermText(int term) => Encoding.UTF8.GetString(TermBytes(term));

    public string DocumentOf(int passage) => DocumentIds[PassageDocument[passage]];

    public Passage Passage(int passage)
    {
        long* offsets = (long*)At(Section.StoredOffsets);
        return StoredPassage.Read(At(Section.Stored) + offsets[passage], offsets[passage + 1] - offsets[passage], DocumentOf(passage));
    }

    public void Teach(Lexicon lexicon)
    {
        byte* at = At(Section.Words);
        int count = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(_base + SegmentFormat.WordsAt, 4));
        for (int i = 0; i < count; i++)
        {
            int length = *at++;
            string word = Encoding.ASCII.GetString(at, length);
            at += length;
            lexicon.Add(word, (int)VarInt.Read(ref at));
        }

        GC.KeepAlive(this);
    }

    /// <summary>The number of the first term that is not before this one.</summary>
    private int LowerBound(ReadOnlySpan<byte> term)
    {
        int low = 0, high = TermCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (TermBytes(middle).SequenceCompareTo(term) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private byte* At(Section section) => _base + *(long*)(_base + SegmentFormat.SectionsAt + 8 * (int)section);

    private ReadOnlySpan<byte> TermBytes(int term)
    {
        int* offsets = (int*)At(Section.TermOffsets);
        return new ReadOnlySpan<byte>(At(Section.TermText) + offsets[term], offsets[term + 1] - offsets[term]);
    }

    private string[] ReadDocumentIds()
    {
        int* offsets = (int*)At(Section.DocumentOffsets);
        var ids = new string[DocumentCount];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = Encoding.UTF8.GetString(At(Section.DocumentIds) + offsets[i], offsets[i + 1] - offsets[i]);
        GC.KeepAlive(this);
        return ids;
    }

    private static void Verify(ReadOnlySpan<byte> file)
    {
        if (file.Length < SegmentFormat.HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(file) != SegmentFormat.Magic)
            throw new SegmentException("Eine Datei des Suchindex ist keine.");
        if (BinaryPrimitives.ReadInt32LittleEndian(file[SegmentFormat.VersionAt..]) != SegmentFormat.Version)
            throw new SegmentException("Der Suchindex stammt von einer anderen Programmfassung.");
        if (BinaryPrimitives.ReadInt64LittleEndian(file[SegmentFormat.LengthAt..]) != file.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(file[SegmentFormat.ChecksumAt..]) != SegmentFormat.Checksum(file[SegmentFormat.ChecksumFrom..]))
            throw new SegmentException("Eine Datei des Suchindex ist beschädigt.");
    }
}
