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
    // Per word where its terms begin in _terms (+ 1; 0: not analysed yet) and how many they are.
    private readonly (int From, int Count)[] _ofWord = new (int, int)[tokens.Words.Count];
    private readonly List<(int Term, byte Form)> _terms = [];
    private readonly List<(int Position, byte Form, int Next)> _occurrences = [];
    private readonly List<int> _touched = [];
    private readonly ByteSlices _slices = new();
    private byte[] _entry = new byte[256];
    private Postings[] _postings = new Postings[1024];
    private int _passage = -1;

    public int Count => _ids.Count;

    /// <summary>All terms by number, in UTF-8.</summary>
    public byte[][] Texts()
    {
        var texts = new byte[_ids.Count][];
        foreach (var (text, id) in _ids)
            texts[id] = System.Text.Encoding.UTF8.GetBytes(text);
        return texts;
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
        ref var known = ref _ofWord[word];
        if (known.From == 0)
            known = Resolve(word);
        foreach (var (term, form) in CollectionsMarshal.AsSpan(_terms).Slice(known.From - 1, known.Count))
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

        return known.Count > 0;
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

    private (int From, int Count) Resolve(int word)
    {
        var terms = termsOf(tokens.Words[word]);
        int from = _terms.Count + 1;
        foreach (var term in terms)
        {
            ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, term.Text, out bool known);
            if (!known)
            {
                id = _ids.Count - 1;
                if (id == _postings.Length)
                    Array.Resize(ref _postings, 2 * id);
                _postings[id].LastPassage = -1;
            }

            _terms.Add((id, term.Form));
        }

        return (from, terms.Length);
    }
}
