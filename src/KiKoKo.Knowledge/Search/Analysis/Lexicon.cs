using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// The words that occur in the corpus, written out (see <see cref="Normalization.WriteOut"/>), with the number of their occurrences.
/// What compound splitting knows about German it knows from here.
/// </summary>
/// <param name="learnt">The words of the segments, which stay in their files; words taught besides are added to them.</param>
internal sealed class Lexicon(params IReadOnlyList<WordTable> learnt)
{
    private readonly WordTable[] _learnt = [.. learnt.OrderByDescending(t => t.Size)];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Not to be called any more once searches read it.</summary>
    public void Add(string word, int count)
    {
        if (IsWord(word))
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _) += count;
    }

    public int Count(ReadOnlySpan<char> word)
    {
        int count = 0;
        if (_counts.Count > 0 && _counts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int taught))
            count = taught;
        if (_learnt.Length == 0)
            return count;
        uint hash = WordTable.Hash(word);
        foreach (var table in _learnt)
            count += table.Count(word, hash);
        return count;
    }

    /// <summary>Only plain words of a sensible length are kept.</summary>
    public static bool IsWord(ReadOnlySpan<char> word) =>
        word.Length is >= 3 and < WordTable.Lengths && word.IndexOfAnyExceptInRange('a', 'z') < 0;
}
