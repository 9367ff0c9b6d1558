using System.Numerics;
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
    /// <summary>Hash of the empty word.</summary>
    public const uint NoLetters = 2166136261;

    // In pieces of 64 bits.
    private const int SmallestFilter = 1 << 7;
    private const int LargestFilter = 1 << 16;

    private readonly WordTable[] _learnt = [.. learnt.OrderByDescending(t => t.Size)];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    // One bit per hash: most chunks of a compound are no word, and this says so without looking them up. Sixteen bits per word or more.
    private ulong[] _filter = [];
    private int _filterShift = 32;

    /// <summary>Not to be called any more once searches read it.</summary>
    public void Add(string word, int count)
    {
        if (!IsWord(word))
            return;
        ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out bool exists);
        known += count;
        if (exists)
            return;
        if (_counts.Count * 16 <= _filter.Length * 64 || _filter.Length == LargestFilter)
            Mark(word);
        else
            GrowFilter();
    }

    /// <summary>False: no word of these letters is here.</summary>
    /// <param name="hash"><see cref="NoLetters"/>, extended letter by letter.</param>
    public bool MayKnow(uint hash)
    {
        int bit = BitOf(hash);
        if (_filter.Length > 0 && (_filter[bit >> 6] >> bit & 1) != 0)
            return true;
        foreach (var table in _learnt)
        {
            if (table.MayHold(hash))
                return true;
        }

        return false;
    }

    public static uint Extend(uint hash, char letter) => (hash ^ letter) * 16777619;

    /// <summary>The same in every process and on every machine: it is written into files.</summary>
    public static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = NoLetters;
        foreach (char c in word)
            hash = Extend(hash, c);
        return hash;
    }

    public int Count(ReadOnlySpan<char> word)
    {
        int count = 0;
        if (_counts.Count > 0 && _counts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int taught))
            count = taught;
        if (_learnt.Length == 0)
            return count;
        uint hash = HashOf(word);
        foreach (var table in _learnt)
            count += table.Count(word, hash);
        return count;
    }

    /// <summary>Only plain words of a sensible length are kept.</summary>
    public static bool IsWord(ReadOnlySpan<char> word) =>
        word.Length is >= 3 and < WordTable.Lengths && word.IndexOfAnyExceptInRange('a', 'z') < 0;

    private int BitOf(uint hash) => (int)(hash * 0x9E3779B1 >> _filterShift);

    private void Mark(string word)
    {
        int bit = BitOf(HashOf(word));
        _filter[bit >> 6] |= 1UL << bit;
    }

    private void GrowFilter()
    {
        _filter = new ulong[_filter.Length == 0 ? SmallestFilter : 8 * _filter.Length];
        _filterShift = 32 - BitOperations.Log2((uint)_filter.Length) - 6;
        foreach (string word in _counts.Keys)
            Mark(word);
    }
}
