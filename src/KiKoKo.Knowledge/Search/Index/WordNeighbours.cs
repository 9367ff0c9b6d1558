using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// By letters, by the stem's letters and by sound: what the correction of an unknown word looks through. Computed from the words
/// of a segment, 24 bytes each, when it is first asked for; most words of most questions are known.
/// </summary>
internal sealed class WordNeighbours
{
    private readonly WordTable _words;
    private readonly ulong[] _shapes;
    private readonly uint[] _sounds;

    // By the length of the stem, then by number: the words and the letters of their stems.
    private readonly int[] _byStem;
    private readonly ulong[] _stemShapes;
    private readonly int[] _firstStem = new int[WordTable.Lengths + 1];

    public WordNeighbours(WordTable words)
    {
        _words = words;
        _shapes = new ulong[words.Size];
        _sounds = new uint[words.Size];
        _byStem = new int[words.Size];
        _stemShapes = new ulong[words.Size];
        var shapes = new ulong[words.Size];
        var lengths = new byte[words.Size];
        words.ReadAll((number, word) =>
        {
            _shapes[number] = WordShape.Of(word);
            _sounds[number] = HashOfSound(word);
            Span<char> stem = stackalloc char[2 * WordTable.Lengths];
            int length = Snowball.Stem(word, stem);
            shapes[number] = WordShape.Of(stem[..length]);
            lengths[number] = (byte)length;
        });
        foreach (byte length in lengths)
            _firstStem[length + 1]++;
        for (int n = 1; n < _firstStem.Length; n++)
            _firstStem[n] += _firstStem[n - 1];
        var next = (int[])_firstStem.Clone();
        for (int i = 0; i < lengths.Length; i++)
        {
            int at = next[lengths[i]]++;
            (_byStem[at], _stemShapes[at]) = (i, shapes[i]);
        }
    }

    /// <summary>Numbers of the words that have nearly this length and nearly these letters.</summary>
    public void Near(int length, ulong shape, int edits, List<int> found)
    {
        int to = _words.FirstOf(length + edits + 1);
        for (int i = _words.FirstOf(length - edits); i < to; i++)
        {
            if (WordShape.MayBeWithin(_shapes[i], shape, edits))
                found.Add(i);
        }
    }

    /// <summary>Numbers of the words whose stem has nearly this length and nearly these letters.</summary>
    public void NearByStem(int length, ulong shape, int edits, List<int> found)
    {
        int to = _firstStem[Math.Clamp(length + edits + 1, 0, WordTable.Lengths)];
        for (int i = _firstStem[Math.Clamp(length - edits, 0, WordTable.Lengths)]; i < to; i++)
        {
            if (WordShape.MayBeWithin(_stemShapes[i], shape, edits))
                found.Add(_byStem[i]);
        }
    }

    /// <summary>Numbers of the words that sound the same, see <see cref="Similarity.Sound(ReadOnlySpan{char})"/>.</summary>
    public void LikeSounding(ReadOnlySpan<char> word, List<int> found)
    {
        string sound = Similarity.Sound(word);
        uint hash = HashOfSound(word);
        for (int i = 0, step; (step = _sounds.AsSpan(i).IndexOf(hash)) >= 0; i++)
        {
            i += step;
            if (Similarity.Sound(_words.Word(i)) == sound)
                found.Add(i);
        }
    }

    private static uint HashOfSound(ReadOnlySpan<char> word)
    {
        Span<char> sound = stackalloc char[word.Length];
        return Lexicon.HashOf(sound[..Similarity.Sound(word, sound)]);
    }
}
