using System.Buffers.Binary;
using System.Runtime.InteropServices;
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
    private readonly List<uint> _storedOffsets = [0]; // A segment is an array, so no longer than these can say.
    private long _totalLength;

    /// <param name="storedTo">Where its stored form ends in what <see cref="Finish"/> gets.</param>
    public void AddPassage(int document, int length, ulong fingerprint, int storedTo)
    {
        _lengths.Add(SegmentFormat.EncodeLength(length));
        _documents.Add(document);
        _fingerprints.Add(fingerprint);
        _storedOffsets.Add((uint)storedTo);
        _totalLength += length;
    }

    /// <param name="stored">The passages as <see cref="StoredPassage"/> writes them, one behind the other; empty: they are not kept.</param>
    /// <param name="terms">By number, in any order.</param>
    /// <param name="entriesOf">What <see cref="TermTable"/> has gathered of them.</param>
    public byte[] Finish(IReadOnlyList<string> documentIds, ReadOnlySpan<byte> stored, byte[][] terms, TermEntries entriesOf, IEnumerable<(string Word, int Count)> words)
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
        Put(Section.Fingerprints, Bytes(_fingerprints));
        Put(Section.StoredOffsets, stored.IsEmpty ? [] : Bytes(_storedOffsets));
        var (ids, order, passagesOf) = DocumentTable.Write(documentIds, _documents);
        Put(Section.DocumentIds, ids);
        Put(Section.DocumentOrder, order);
        Put(Section.DocumentPassages, passagesOf);
        var postings = new PostingsWriter(_lengths, Bm25.Norms(_totalLength, _lengths.Count));
        var (directory, dictionary) = TermDictionary.Write(terms, t =>
        {
            int passages = entriesOf(t, out var entries);
            return (passages, postings.Add(terms[t], entries, passages));
        });
        Put(Section.TermDirectory, directory);
        Put(Section.Terms, dictionary.Span);
        Put(Section.Postings, postings.Written);
        Put(Section.Words, WordTableWriter.Write(words));
        Put(Section.Stored, stored);
        output.Write(new byte[SegmentFormat.Padding]);

        byte[] file = GC.AllocateUninitializedArray<byte>((int)output.Length, pinned: true);
        output.GetBuffer().AsSpan(0, file.Length).CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(SegmentFormat.MagicAt), SegmentFormat.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.VersionAt), SegmentFormat.Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SegmentFormat.LengthAt), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.PassagesAt), _lengths.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.DocumentsAt), documentIds.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SegmentFormat.TermsAt), terms.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(SegmentFormat.TotalLengthAt), _totalLength);
        int storedAt = (int)BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(SegmentFormat.SectionsAt + 8 * (int)Section.Stored));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(SegmentFormat.StoredChecksumAt), SegmentFormat.Checksum(file.AsSpan(storedAt)));
        header.CopyTo(file.AsSpan());
        uint checksum = SegmentFormat.Checksum(file.AsSpan(SegmentFormat.ChecksumFrom..storedAt));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(SegmentFormat.ChecksumAt), checksum);
        return file;
    }

    private static ReadOnlySpan<byte> Bytes<T>(List<T> list)
        where T : unmanaged => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(list));
}
