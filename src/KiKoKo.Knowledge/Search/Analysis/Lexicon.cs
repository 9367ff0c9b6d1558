using System.Numerics;
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

    public const int LongestWord = WordTable.Lengths - 1;

    private readonly WordTable[] _learnt = [.. learnt.OrderByDescending(t => t.Size)];

    // Open addressing, never more than half full: hash and number of the word + 1, or 0.
    private (uint Hash, int Word)[] _slots = [];
    private (string Text, int Count)[] _words = [];
    private int _count;

    // One bit per hash: most chunks of a compound are no word, and this says so without looking them up. Sixteen bits per word or more.
    private ulong[] _filter = [];
    private int _filterShift = 32;

    /// <summary>Not to be called any more once searches read it.</summary>
    public void Add(string word, int count)
    {
        if (!IsWord(word))
            return;
        uint hash = HashOf(word);
        int known = Find(word, hash);
        if (known >= 0)
        {
            _words[known].Count += count;
            return;
        }

        if (_count == _words.Length)
            Grow();
        _words[_count++] = (word, count);
        Place(hash, _count);
        if (_count * 16 <= _filter.Length * 64 || _filter.Length == LargestFilter)
            Mark(hash);
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

    public int Count(ReadOnlySpan<char> word) => Count(word, HashOf(word));

    /// <param name="hash">Of this word.</param>
    public int Count(ReadOnlySpan<char> word, uint hash)
    {
        int known = Find(word, hash), count = known < 0 ? 0 : _words[known].Count;
        foreach (var table in _learnt)
            count += table.Count(word, hash);
        return count;
    }

    /// <summary>Only plain words of a sensible length are kept.</summary>
    public static bool IsWord(ReadOnlySpan<char> word) =>
        word.Length is >= 3 and <= LongestWord && word.IndexOfAnyExceptInRange('a', 'z') < 0;

    /// <summary>Says that <see cref="Count(ReadOnlySpan{char}, uint)"/> will soon be asked.</summary>
    public void Expect(uint hash)
    {
        if (_slots.Length > 0)
            Memory.Fetch(ref _slots[SlotOf(hash, _slots.Length)]);
    }

    /// <returns>Its number, -1: it was not taught.</returns>
    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        var slots = _slots;
        if (slots.Length == 0)
            return -1;
        for (int at = SlotOf(hash, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            var (known, number) = slots[at];
            if (number == 0 || known == hash && word.SequenceEqual(_words[number - 1].Text))
                return number - 1;
        }
    }

    private void Grow()
    {
        Array.Resize(ref _words, Math.Max(256, 2 * _count));
        var old = _slots;
        _slots = new (uint, int)[2 * _words.Length];
        foreach (var (hash, number) in old)
        {
            if (number > 0)
                Place(hash, number);
        }
    }

    private void Place(uint hash, int number)
    {
        int at = SlotOf(hash, _slots.Length);
        while (_slots[at].Word != 0)
            at = (at + 1) & (_slots.Length - 1);
        _slots[at] = (hash, number);
    }

    // Fibonacci hashing: the low bits of the hash alone are those of the last letters.
    private static int SlotOf(uint hash, int slots) => (int)(hash * 0x9E3779B97F4A7C15 >> 32) & (slots - 1);

    private int BitOf(uint hash) => (int)(hash * 0x9E3779B1 >> _filterShift);

    private void Mark(uint hash)
    {
        int bit = BitOf(hash);
        _filter[bit >> 6] |= 1UL << bit;
    }

    private void GrowFilter()
    {
        _filter = new ulong[_filter.Length == 0 ? SmallestFilter : 8 * _filter.Length];
        _filterShift = 32 - BitOperations.Log2((uint)_filter.Length) - 6;
        foreach (var (hash, number) in _slots)
        {
            if (number > 0)
                Mark(hash);
        }
    }
}
