using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Gives a term's entries as <see cref="TermTable"/> lays them out (valid until the next call) and its number of passages.</summary>
internal delegate int TermEntries(int term, out ReadOnlySpan<byte> entries);

/// <summary>Lays the sections of a segment out, see <see cref="SegmentFormat"/>.</summary>
internal sealed class SegmentWriter
{
    private readonly List<byte> _lengths = [];
    private readonly List<int> _documents = [];
    private readonly List<ulong> _fingerprints = [];
    private readonly List<long> _storedOffsets = [0];
    private readonly ArrayBufferWriter<byte> _stored = new();
    private long _totalLength;

    public void AddPassage(int document, int length, ulong fingerprint, ReadOnlySpan<byte> stored)
    {
        _lengths.Add(SegmentFormat.EncodeLength(length));
        _documents.Add(document);
        _fingerprints.Add(fingerprint);
        _stored.Write(stored);
        _storedOffsets.Add(_stored.WrittenCount);
        _totalLength += length;
    }

    /// <param name="terms">By number, in any order.</param>
    /// <param name="entriesOf">What <see cref="TermTable"/> has gathered of them.</param>
    public byte[] Finish(IReadOnlyList<string> documentIds, byte[][] terms, TermEntries entriesOf, IEnumerable<(string Word, int Count)> words)
    {
        var output = new MemoryStream();
        var header = new byte[SegmentFormat.HeaderLength];
        output.Write(header);

        void Put(Section section, ReadOnlySpan<byte> bytes)
        {
            while (output.Length % 8 != 0)
                output.WriteByte(0);
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SegmentFormat.SectionsAt + 8 * (int)section), output.Length);
            output.Write(bytes);
        }

        Put(Section.Lengths, Bytes(_lengths));
        Put(Section.PassageDocument, Bytes(_documents));
        Put(Section.Fingerprints, Bytes(_fingerprints));
        Put(Section.StoredOffsets, Bytes(_storedOffsets));
        Put(Section.Stored, _stored.WrittenSpan);
        var (documentOffsets, documentText) = Strings(documentIds.Select(Encoding.UTF8.GetBytes));
        Put(Section.DocumentOffsets, Bytes(documentOffsets));
        Put(Section.DocumentIds, documentText);
        var postings = new PostingsWriter(_lengths, Bm25.Norms(_totalLength, _lengths.Count));
        var (directory, dictionary) = TermDictionary.Write(terms, t =>
        {
            int passages = entriesOf(t, out var entries);
            return (passages, postings.Add(entries, passages));
        });
        Put(Section.TermDirectory, directory);
        Put(Section.Terms, dictionary.Span);
        Put(Section.Postings, postings.Written);
        var (wordCount, wordBytes) = Lexicon(words);
        Put(Section.Words, wordBytes);
        output.Write(new byte[16]); // Readers load up to sixteen bytes at a time.

        byte[] file = GC.AllocateUninitializedArray<byte>((int)output.Length, pinned: true);
        output.GetBuffer().AsSpan(0, file.Length).CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(SegmentFormat.MagicAt), SegmentFormat.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.VersionAt), SegmentFormat.Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SegmentFormat.LengthAt), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.PassagesAt), _lengths.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.DocumentsAt), documentIds.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.TermsAt), terms.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.WordsAt), wordCount);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SegmentFormat.TotalLengthAt), _totalLength);
        header.CopyTo(file.AsSpan());
        uint checksum = SegmentFormat.Checksum(file.AsSpan(SegmentFormat.ChecksumFrom));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(SegmentFormat.ChecksumAt), checksum);
        return file;
    }

    private static ReadOnlySpan<byte> Bytes<T>(List<T> list)
        where T : unmanaged => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(list));

    private static (List<int> Offsets, byte[] Text) Strings(IEnumerable<byte[]> strings)
    {
        var offsets = new List<int> { 0 };
        var text = new MemoryStream();
        foreach (byte[] s in strings)
        {
            text.Write(s);
            offsets.Add((int)text.Length);
        }

        return (offsets, text.ToArray());
    }

    private static (int Count, byte[] Bytes) Lexicon(IEnumerable<(string Word, int Count)> words)
    {
        var output = new MemoryStream();
        int n = 0;
        var number = new byte[5];
        foreach (var (word, count) in words)
        {
            output.WriteByte((byte)word.Length);
            output.Write(Encoding.ASCII.GetBytes(word));
            int length = 0;
            VarInt.Write(number, ref length, (uint)count);
            output.Write(number, 0, length);
            n++;
        }

        return (n, output.ToArray());
    }
}
