using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Gathers postings in memory, one growing byte list per term. An entry is: passage number as difference, weighted
/// frequency in one byte, number of positions, positions as differences with the form of the word in the lowest three bits.
/// </summary>
/// <param name="store">Place of the segment's words in the vocabulary.</param>
/// <param name="words">How many they are.</param>
internal sealed class TermTable(Vocabulary vocabulary, int store, int words)
{
    private const int Ahead = 4;

    private struct Postings
    {
        public ByteSlices.Chain Entries;
        public int LastPassage;
        public int Count;
    }

    /// <summary>A term of the passage at hand: what is touched per word lies close together, what is touched per passage apart.</summary>
    private struct Present
    {
        public int Term;
        public int First;
        public int Last;
        public int Occurrences;
        public float Frequency;
    }

    private struct Occurrence
    {
        public int Position;
        public int Form;
        public int Next;
    }

    // Per word where its terms begin in _terms (+ 1; 0: not looked up yet) and how many they are.
    private readonly (int From, int Count)[] _ofWord = new (int, int)[words];
    private readonly List<(int Term, byte Form)> _terms = [];

    // Terms are numbered anew, since a segment has not all of the vocabulary: by its number there + 1, and back.
    private readonly int[] _numbers = new int[vocabulary.TermsEnd];
    private readonly List<int> _known = [];
    private readonly ByteSlices _slices = new();

    // Per term its place in _present + 1; 0: not in this passage.
    private int[] _places = new int[1024];
    private Postings[] _postings = new Postings[1024];
    private Present[] _present = new Present[512];
    private int _presentCount;
    private Occurrence[] _occurrences = new Occurrence[1024];
    private int _occurrenceCount;
    private byte[] _entry = new byte[256];
    private int _passage = -1;

    /// <summary>All terms by number, in UTF-8.</summary>
    public byte[][] Texts() => [.. _known.Select(t => vocabulary.Text(t).ToArray())];

    /// <summary>Entries (valid until the next call) and number of passages.</summary>
    public int Entries(int id, out ReadOnlySpan<byte> entries)
    {
        entries = _slices.Read(_postings[id].Entries);
        return _postings[id].Count;
    }

    public void BeginPassage()
    {
        _passage++;
        _presentCount = 0;
        _occurrenceCount = 0;
    }

    /// <returns>False for a stop word.</returns>
    public bool Add(int word, int position, float weight)
    {
        ref var known = ref _ofWord[word];
        if (known.From == 0)
            known = Resolve(word);
        if (known.Count == 0)
            return false;
        MakeRoom(known.Count);
        var occurrences = _occurrences;
        var places = _places;
        foreach (var (term, form) in CollectionsMarshal.AsSpan(_terms).Slice(known.From - 1, known.Count))
        {
            int now = _occurrenceCount++, place = places[term];
            if (place == 0)
            {
                places[term] = place = ++_presentCount;
                _present[place - 1] = new Present { Term = term, First = now };
            }
            else
            {
                occurrences[_present[place - 1].Last].Next = now;
            }

            ref var present = ref _present[place - 1];
            present.Last = now;
            present.Occurrences++;
            present.Frequency += form == Term.PartForm ? weight * FieldWeights.Part : weight;
            occurrences[now] = new Occurrence { Position = position, Form = form, Next = -1 };
        }

        return true;
    }

    public void EndPassage()
    {
        var occurrences = _occurrences;
        for (int n = 0; n < _presentCount; n++)
        {
            // Postings lie far apart: those of the next terms are fetched while this one is being written.
            Memory.Fetch(ref _postings[_present[Math.Min(n + Ahead, _presentCount - 1)].Term]);
            ref readonly var present = ref _present[n];
            ref var p = ref _postings[present.Term];
            int room = ByteSlices.Slack + 16 + 5 * present.Occurrences, length = 0;
            if (_entry.Length < room)
                _entry = new byte[2 * room];
            byte[] entry = _entry;
            VarInt.Write(entry, ref length, (uint)(_passage - p.LastPassage));
            entry[length++] = (byte)Math.Clamp((int)MathF.Round(present.Frequency * FieldWeights.Scale), 1, 255);
            VarInt.Write(entry, ref length, (uint)present.Occurrences);
            int last = 0;
            for (int i = present.First; i >= 0; i = occurrences[i].Next)
            {
                ref readonly var occurrence = ref occurrences[i];
                VarInt.Write(entry, ref length, (uint)(occurrence.Position - last) << 3 | (uint)occurrence.Form);
                last = occurrence.Position;
            }

            _slices.Append(ref p.Entries, entry, length);
            p.LastPassage = _passage;
            p.Count++;
            _places[present.Term] = 0;
        }
    }

    private void MakeRoom(int occurrences)
    {
        if (_occurrenceCount + occurrences > _occurrences.Length)
            Array.Resize(ref _occurrences, 2 * (_occurrenceCount + occurrences));
        if (_presentCount + occurrences > _present.Length)
            Array.Resize(ref _present, 2 * (_presentCount + occurrences));
    }

    private (int From, int Count) Resolve(int word)
    {
        var terms = vocabulary.Terms(store, word);
        int from = _terms.Count + 1;
        foreach (var (term, form) in terms)
        {
            ref int number = ref _numbers[term];
            if (number == 0)
            {
                _known.Add(term);
                number = _known.Count;
                if (number > _postings.Length)
                {
                    Array.Resize(ref _postings, 2 * _postings.Length);
                    Array.Resize(ref _places, _postings.Length);
                }

                _postings[number - 1].LastPassage = -1;
            }

            _terms.Add((number - 1, form));
        }

        return (from, terms.Length);
    }
}
