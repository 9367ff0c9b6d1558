using System.Buffers;
using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Text;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Ranking;
using Microsoft.Win32.SafeHandles;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// A finished segment, read through pointers into a memory map or a pinned array. Immutable and safe for any number of
/// threads. Unmapped by the garbage collector once no snapshot refers to it: who works with its pointers keeps it alive.
/// </summary>
internal sealed unsafe class Segment
{
    private readonly MemoryMappedViewAccessor? _view;
    private readonly SafeFileHandle? _file;
    private readonly byte[]? _memory;
    private readonly byte* _base;
    private readonly TermDictionary _terms;
    private readonly float[] _norms;
    private readonly string?[] _documentIds;
    private readonly DocumentTable _documents;

    private Segment(byte* start, MemoryMappedViewAccessor? view, SafeFileHandle? file, byte[]? memory)
    {
        _base = start;
        _view = view;
        _file = file;
        _memory = memory;
        var header = new ReadOnlySpan<byte>(start, SegmentFormat.HeaderLength);
        Length = BinaryPrimitives.ReadInt64LittleEndian(header[SegmentFormat.LengthAt..]);
        PassageCount = BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.PassagesAt..]);
        DocumentCount = BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.DocumentsAt..]);
        TermCount = BinaryPrimitives.ReadInt32LittleEndian(header[SegmentFormat.TermsAt..]);
        TotalLength = BinaryPrimitives.ReadInt64LittleEndian(header[SegmentFormat.TotalLengthAt..]);
        Lengths = At(Section.Lengths);
        Fingerprints = (ulong*)At(Section.Fingerprints);
        _terms = new TermDictionary(At(Section.TermDirectory), TermCount, At(Section.Terms), At(Section.Postings));
        _norms = Bm25.Norms(TotalLength, PassageCount);
        _documents = new DocumentTable(At(Section.DocumentIds), At(Section.DocumentOrder), At(Section.DocumentPassages), DocumentCount, PassageCount);
        _documentIds = new string?[DocumentCount];
        Words = new WordTable(At(Section.Words), this);
    }

    public long Length { get; }

    public int PassageCount { get; }

    public int DocumentCount { get; }

    public int TermCount { get; }

    /// <summary>Sum of the passages' lengths in words.</summary>
    public long TotalLength { get; }

    public byte* Lengths { get; }

    /// <summary>Per passage the number of its document.</summary>
    public int[] PassageDocument => _documents.OfPassage;

    public ulong* Fingerprints { get; }

    /// <summary>What compound splitting and corrections know from this segment.</summary>
    public WordTable Words { get; }

    /// <summary>The bytes of a segment that lives in memory; empty for a mapped one.</summary>
    public ReadOnlyMemory<byte> Bytes => _memory;

    /// <remarks>Verifies all but the stored passages.</remarks>
    /// <exception cref="SegmentException">Missing, damaged, cut short, or of another version.</exception>
    public static Segment Open(string file)
    {
        try
        {
            // Deleting a merged segment must be possible while others still read it.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            long stored = SegmentCheck.Verify(stream, whole: false);
            // Stored passages are read, not mapped: a map would keep the surroundings of every passage ever shown resident.
            using var map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            var view = map.CreateViewAccessor(0, stored, MemoryMappedFileAccess.Read);
            var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            // The view's handle unmaps when it is collected, and this object holds the view.
            return new Segment((byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset, view, handle, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SegmentException("Eine Datei des Suchindex fehlt oder lässt sich nicht öffnen.", e);
        }
    }

    /// <summary>A segment that lives in memory only.</summary>
    /// <param name="bytes">As <see cref="SegmentBuilder.Build"/> gives them: pinned.</param>
    public static Segment Of(byte[] bytes)
    {
        SegmentCheck.Verify(new MemoryStream(bytes, writable: false), whole: true);
        return new Segment((byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), null, null, bytes);
    }

    /// <param name="term">UTF-8.</param>
    public TermPostings Find(ReadOnlySpan<byte> term) => _terms.Find(term);

    /// <summary>With these norms no impact in this segment is higher than the stored one times this.</summary>
    public float ImpactScale(float[] norms)
    {
        var highest = Vector<float>.Zero;
        for (int i = 0; i < norms.Length; i += Vector<float>.Count)
            highest = Vector.Max(highest, new Vector<float>(norms, i) / new Vector<float>(_norms, i));
        float scale = 0;
        for (int i = 0; i < Vector<float>.Count; i++)
            scale = Math.Max(scale, highest[i]);
        return scale;
    }

    public string DocumentOf(int passage) => DocumentId(PassageDocument[passage]);

    /// <summary>Of all documents, also the deleted ones.</summary>
    public IEnumerable<string> DocumentIds => Enumerable.Range(0, DocumentCount).Select(DocumentId);

    /// <summary>The id of a document by its number. Kept once it was asked for: only documents that are found cost memory.</summary>
    public string DocumentId(int document)
    {
        string id = _documentIds[document] ??= Encoding.UTF8.GetString(_documents.Ids().At(document));
        GC.KeepAlive(this);
        return id;
    }

    /// <summary>The ids in UTF-8, without making strings of them. Only while this segment is kept alive.</summary>
    public DocumentTable.Reader ReadDocumentIds() => _documents.Ids();

    /// <returns>The number of the document, or -1.</returns>
    public int FindDocument(string id)
    {
        int document = _documents.Find(Encoding.UTF8.GetBytes(id));
        GC.KeepAlive(this);
        return document;
    }

    /// <summary>The passages of a document, which stand together: the first, and the one behind the last.</summary>
    public (int From, int To) PassagesOf(int document) => _documents.PassagesOf(document);

    /// <exception cref="SegmentException">It is damaged, or was built without passages.</exception>
    public Passage Passage(int passage)
    {
        long stored = At(Section.Stored) - _base;
        if (stored + SegmentFormat.Padding == Length)
            throw new SegmentException("Dieser Suchindex enthält keine Texte.");
        uint* offsets = (uint*)At(Section.StoredOffsets);
        long at = stored + offsets[passage];
        int length = (int)(offsets[passage + 1] - offsets[passage]);
        if (_file is null)
            return StoredPassage.Read(_memory.AsSpan((int)at, length), DocumentOf(passage));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            // A file cut short gives fewer bytes, and those do not match the checksum.
            int read = RandomAccess.Read(_file, buffer.AsSpan(0, length), at);
            return StoredPassage.Read(buffer.AsSpan(0, read), DocumentOf(passage));
        }
        catch (IOException e)
        {
            throw new SegmentException("Eine Datei des Suchindex ist nicht lesbar.", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private byte* At(Section section) => _base + *(long*)(_base + SegmentFormat.SectionsAt + 8 * (int)section);
}
