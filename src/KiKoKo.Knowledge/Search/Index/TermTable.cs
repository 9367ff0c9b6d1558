using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Gathers postings in memory, one growing byte list per term. An entry is: passage number as difference, weighted
/// frequency in one byte, number of positions, positions as differences with the form of the word in the lowest three bits.
/// </summary>
internal sealed class TermTable(TokenStore tokens, Func<string, Term[]> termsOf)
{
    private struct Postings
    {
        public ByteSlices.Chain Entries;
        public int LastPassage;
        public int Count;
        public int First;
        public int Last;
        public int Occurrences;
        public float Frequency;
    }

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly (int Term, byte Form)[]?[] _ofWord = new (int, byte)[]?[tokens.Words.Count];
    private readonly List<(int Position, byte Form, int Next)> _occurrences = [];
    private readonly List<int> _touched = [];
    private readonly ByteSlices _slices = new();
    private byte[] _entry = new byte[256];
    private Postings[] _postings = new Postings[1024];
    private int _passage = -1;

    public int Count => _ids.Count;

    /// <summary>All terms in the order of their UTF-8 bytes.</summary>
    public IEnumerable<(byte[] Text, int Id)> Sorted()
    {
        // By the first eight bytes, which nearly always decide; the texts are in one array.
        var order = new (ulong Beginning, int Id)[_ids.Count];
        var offsets = new int[_ids.Count + 1];
        var text = new byte[_ids.Keys.Sum(Encoding.UTF8.GetByteCount) + sizeof(ulong)];
        foreach (var (term, id) in _ids)
        {
            offsets[id + 1] = offsets[id] + Encoding.UTF8.GetBytes(term, text.AsSpan(offsets[id]));
            ulong beginning = BinaryPrimitives.ReadUInt64BigEndian(text.AsSpan(offsets[id]));
            int length = offsets[id + 1] - offsets[id];
            order[id] = (length < sizeof(ulong) ? beginning & ~(ulong.MaxValue >> (8 * length)) : beginning, id);
        }

        Array.Sort(order, (a, b) => a.Beginning != b.Beginning
            ? a.Beginning.CompareTo(b.Beginning)
            : text.AsSpan(offsets[a.Id]..offsets[a.Id + 1]).SequenceCompareTo(text.AsSpan(offsets[b.Id]..offsets[b.Id + 1])));
        return order.Select(o => (text[offsets[o.Id]..offsets[o.Id + 1]], o.Id));
    }

    /// <summary>Entries (valid until the next call) and number of passages.</summary>
    public int Entries(int id, out ReadOnlySpan<byte> entries)
    {
        entries = _slices.Read(_postings[id].Entries);
        return _postings[id].Count;
    }

    public void BeginPassage()
    {
        _passage++;
        _touched.Clear();
        _occurrences.Clear();
    }

    /// <returns>False for a stop word.</returns>
    public bool Add(int word, int position, float weight)
    {
        var terms = _ofWord[word] ??= Resolve(word);
        foreach (var (term, form) in terms)
        {
            ref var p = ref _postings[term];
            if (p.Frequency == 0)
            {
                _touched.Add(term);
                p.First = _occurrences.Count;
            }
            else
            {
                CollectionsMarshal.AsSpan(_occurrences)[p.Last].Next = _occurrences.Count;
            }

            p.Last = _occurrences.Count;
            p.Occurrences++;
            p.Frequency += form == Term.PartForm ? weight * FieldWeights.Part : weight;
            _occurrences.Add((position, form, -1));
        }

        return terms.Length > 0;
    }

    public void EndPassage()
    {
        var occurrences = CollectionsMarshal.AsSpan(_occurrences);
        foreach (int term in _touched)
        {
            ref var p = ref _postings[term];
            int room = 16 + 5 * p.Occurrences, length = 0;
            if (_entry.Length < room)
                _entry = new byte[2 * room];
            VarInt.Write(_entry, ref length, (uint)(_passage - p.LastPassage));
            _entry[length++] = (byte)Math.Clamp((int)MathF.Round(p.Frequency * FieldWeights.Scale), 1, 255);
            VarInt.Write(_entry, ref length, (uint)p.Occurrences);
            int last = 0;
            for (int i = p.First; i >= 0; i = occurrences[i].Next)
            {
                VarInt.Write(_entry, ref length, (uint)(occurrences[i].Position - last) << 3 | occurrences[i].Form);
                last = occurrences[i].Position;
            }

            _slices.Append(ref p.Entries, _entry.AsSpan(0, length));
            p.Occurrences = 0;
            p.LastPassage = _passage;
            p.Count++;
            p.Frequency = 0;
        }
    }

    private (int, byte)[] Resolve(int word)
    {
        var terms = termsOf(tokens.Words[word]);
        var resolved = new (int, byte)[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, terms[i].Text, out bool known);
            if (!known)
            {
                id = _ids.Count - 1;
                if (id == _postings.Length)
                    Array.Resize(ref _postings, 2 * id);
                _postings[id].LastPassage = -1;
            }

            resolved[i] = (id, terms[i].Form);
        }

        return resolved;
    }
}
