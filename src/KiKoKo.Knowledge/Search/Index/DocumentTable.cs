using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The documents of a segment: their ids in the order of their numbers, front-coded in groups (see <see cref="FrontCoding"/>), behind
/// where each group begins; their numbers in the order of their ids, in as many bits as the highest takes; and how many passages
/// each has, as so many zeros and a one. The passages of a document stand together, in the order of the documents.
/// </summary>
internal sealed unsafe class DocumentTable
{
    private const int GroupSize = 16;

    private readonly uint* _groups;
    private readonly byte* _ids;
    private readonly byte* _order;
    private readonly int _width;
    private readonly int[] _first;

    public DocumentTable(byte* ids, byte* order, byte* passages, int documents, int passageCount)
    {
        _groups = (uint*)ids;
        _ids = ids + sizeof(uint) * GroupsFor(documents);
        _order = order;
        _width = WidthFor(documents);
        _first = new int[documents + 1];
        OfPassage = new int[passageCount];
        for (int document = 0, passage = 0, bit = 0; document < documents; bit++)
        {
            if ((passages[bit >> 3] >> (bit & 7) & 1) == 0)
                OfPassage[passage++] = document;
            else
                _first[++document] = passage;
        }
    }

    /// <summary>Per passage the number of its document.</summary>
    public int[] OfPassage { get; }

    /// <summary>The first passage of a document, and the one behind the last.</summary>
    public (int From, int To) PassagesOf(int document) => (_first[document], _first[document + 1]);

    /// <summary>A reader of the ids; only while the segment is kept alive.</summary>
    public Reader Ids() => new(this);

    /// <param name="id">UTF-8.</param>
    /// <returns>The number of the document, or -1.</returns>
    public int Find(ReadOnlySpan<byte> id)
    {
        var ids = Ids();
        for (int low = 0, high = _first.Length - 2; low <= high;)
        {
            int middle = (low + high) >>> 1, document = (int)BitPacking.Read(_order, middle, _width);
            int order = ids.At(document).SequenceCompareTo(id);
            if (order == 0)
                return document;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <param name="ids">By number of the document.</param>
    /// <param name="documentOf">Ascending, of each passage.</param>
    public static (byte[] Ids, byte[] Order, byte[] Passages) Write(IReadOnlyList<string> ids, IReadOnlyList<int> documentOf)
    {
        byte[][] texts = [.. ids.Select(Encoding.UTF8.GetBytes)];
        var groups = new List<uint>();
        var text = new ArrayBufferWriter<byte>();
        for (int d = 0; d < texts.Length; d++)
        {
            if (d % GroupSize == 0)
                groups.Add((uint)text.WrittenCount);
            FrontCoding.Write(text, d % GroupSize == 0 ? [] : texts[d - 1], texts[d]);
        }

        int[] order = [.. Enumerable.Range(0, texts.Length)];
        order.AsSpan().Sort((a, b) => texts[a].AsSpan().SequenceCompareTo(texts[b]));
        int width = WidthFor(texts.Length);
        byte[] packed = new byte[BitPacking.Bytes(order.Length, width) + 8];
        for (int i = 0; i < order.Length; i++)
            BitPacking.Write(packed, i, width, (uint)order[i]);

        byte[] passages = new byte[(documentOf.Count + texts.Length + 7) / 8];
        for (int d = 0, p = 0; d < texts.Length; d++)
        {
            while (p < documentOf.Count && documentOf[p] == d)
                p++;
            passages[(p + d) >> 3] |= (byte)(1 << ((p + d) & 7));
        }

        return ([.. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(groups)), .. text.WrittenSpan], packed, passages);
    }

    private static int GroupsFor(int documents) => (documents + GroupSize - 1) / GroupSize;

    private static int WidthFor(int documents) => BitPacking.WidthOf((uint)Math.Max(0, documents - 1));

    /// <summary>Reads ids fastest in the order of the documents.</summary>
    public sealed class Reader(DocumentTable table)
    {
        private byte[] _id = new byte[64];
        private int _length;
        private int _next;
        private byte* _at;

        /// <returns>UTF-8, until the next call.</returns>
        public ReadOnlySpan<byte> At(int document)
        {
            if (_at is null || document < _next || document / GroupSize != _next / GroupSize)
            {
                _next = document / GroupSize * GroupSize;
                _at = table._ids + table._groups[document / GroupSize];
            }

            for (; _next <= document; _next++)
            {
                var (common, more) = FrontCoding.Read(ref _at);
                _length = common + more;
                if (_length > _id.Length)
                    Array.Resize(ref _id, 2 * _length);
                new ReadOnlySpan<byte>(_at, more).CopyTo(_id.AsSpan(common));
                _at += more;
            }

            return _id.AsSpan(0, _length);
        }
    }
}
