namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// The words that occur in the corpus, written out (see <see cref="Normalization.WriteOut"/>), with the number of their occurrences.
/// What compound splitting knows about German it knows from here.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, int> _counts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="learnt">What to begin with; it is copied, because searches go on reading it.</param>
    public Lexicon(Lexicon? learnt = null)
    {
        _counts = learnt is null ? new(StringComparer.Ordinal) : new(learnt._counts, StringComparer.Ordinal);
        _lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Size => _counts.Count;

    public IReadOnlyDictionary<string, int> Words => _counts;

    public void Add(string word, int count)
    {
        if (IsWord(word))
            _counts[word] = _counts.GetValueOrDefault(word) + count;
    }

    public int Count(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out int n) ? n : 0;

    /// <summary>Only plain words of a sensible length are kept.</summary>
    public static bool IsWord(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 40)
            return false;
        foreach (char c in word)
        {
            if (c is < 'a' or > 'z')
                return false;
        }

        return true;
    }
}
