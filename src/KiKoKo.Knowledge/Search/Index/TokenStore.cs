using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The tokens of a batch as numbers of distinct words, so that each text is cut once and each word analysed once:
/// first all words are counted (compound splitting learns from them), then the postings are made.
/// </summary>
internal sealed class TokenStore
{
    /// <summary>Set on a token that shares the position of the one before it.</summary>
    private const int SamePosition = int.MinValue;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _words = [];
    private readonly List<int> _counts = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _tokens = [];

    public TokenStore() => _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<string> Words => _words;

    public int Count(int word) => _counts[word];

    /// <summary>A hash of the word's letters, the same in every batch.</summary>
    public ulong Hash(int word) => _hashes[word];

    /// <returns>From where to where the tokens of this text stand.</returns>
    public (int From, int To) Add(string text)
    {
        int from = _tokens.Count, last = -1;
        var tokens = new Tokenizer(Normalization.Normalize(text));
        while (tokens.MoveNext())
        {
            if (!_lookup.TryGetValue(tokens.Current, out int id))
            {
                id = _words.Count;
                string word = tokens.Current.ToString();
                _ids.Add(word, id);
                _words.Add(word);
                _counts.Add(0);
                _hashes.Add(HashOf(word));
            }

            _counts[id]++;
            _tokens.Add(tokens.Position == last ? id | SamePosition : id);
            last = tokens.Position;
        }

        return (from, _tokens.Count);
    }

    public (int Word, bool SamePosition) this[int at] => (_tokens[at] & int.MaxValue, _tokens[at] < 0);

    private static ulong HashOf(string word)
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
