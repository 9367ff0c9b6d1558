using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The tokens of a batch as numbers of distinct words, so that each text is cut once and each word analysed once:
/// first all words are counted (compound splitting learns from them), then the postings are made.
/// </summary>
internal sealed class TokenStore(TextAnalysis analysis)
{
    /// <summary>Room for the normalized characters of one text, reused from text to text.</summary>
    public char[] Characters = new char[4096];

    /// <summary>Set on a token that shares the position of the one before it.</summary>
    private const int SamePosition = int.MinValue;

    // Open addressing, never more than half full: number of the word + 1, or 0, with the half of its hash that did not choose the slot.
    private (uint Hash, int Word)[] _slots = new (uint, int)[1 << 10];
    private readonly List<string> _words = [];
    private readonly List<int> _counts = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _tokens = [];

    public IReadOnlyList<string> Words => _words;

    public int Count(int word) => _counts[word];

    /// <summary>A hash of the word's letters, the same in every batch.</summary>
    public ulong Hash(int word) => _hashes[word];

    /// <returns>From where to where the tokens of this text stand.</returns>
    public (int From, int To) Add(string text)
    {
        int from = _tokens.Count;
        analysis.Cut(text, this);
        return (from, _tokens.Count);
    }

    /// <param name="samePosition">It stands where the token before it stands.</param>
    public void Take(ReadOnlySpan<char> token, bool samePosition)
    {
        ulong hash = HashOf(token);
        int id = Find(token, hash);
        if (id < 0)
            id = Add(token.ToString(), hash);
        CollectionsMarshal.AsSpan(_counts)[id]++;
        _tokens.Add(samePosition ? id | SamePosition : id);
    }

    public (int Word, bool SamePosition) this[int at] => (_tokens[at] & int.MaxValue, _tokens[at] < 0);

    private int Find(ReadOnlySpan<char> token, ulong hash)
    {
        var slots = _slots;
        for (int at = SlotOf(hash, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            var (known, word) = slots[at];
            if (word == 0 || known == (uint)hash && token.SequenceEqual(_words[word - 1]))
                return word - 1;
        }
    }

    private int Add(string word, ulong hash)
    {
        if (2 * (_words.Count + 1) > _slots.Length)
        {
            _slots = new (uint, int)[4 * _slots.Length];
            for (int i = 0; i < _hashes.Count; i++)
                Place(_hashes[i], i);
        }

        int id = _words.Count;
        _words.Add(word);
        _counts.Add(0);
        _hashes.Add(hash);
        Place(hash, id);
        return id;
    }

    private void Place(ulong hash, int id)
    {
        int at = SlotOf(hash, _slots.Length);
        while (_slots[at].Word != 0)
            at = (at + 1) & (_slots.Length - 1);
        _slots[at] = ((uint)hash, id + 1);
    }

    private static int SlotOf(ulong hash, int slots) => (int)(hash * 0x9E3779B97F4A7C15 >> 33) & (slots - 1);

    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in word)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }

    /// <summary>Feeds what compound splitting may learn from.</summary>
    public void Teach(Lexicon lexicon)
    {
        for (int i = 0; i < _words.Count; i++)
        {
            if (!StopWords.Contains(_words[i]))
                lexicon.Add(Normalization.WriteOut(_words[i]), _counts[i]);
        }
    }
}
