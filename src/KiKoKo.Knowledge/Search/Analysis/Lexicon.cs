using System.Runtime.InteropServices;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// The words that occur in the corpus, written out (see <see cref="Normalization.WriteOut"/>), with the number of their occurrences.
/// What compound splitting knows about German it knows from here.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>Hash of the empty word.</summary>
    public const uint NoLetters = 2166136261;

    private readonly Dictionary<string, int> _counts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    // One bit per hash: most chunks of a compound are no word, and this says so without looking them up.
    private readonly ulong[] _filter = new ulong[1 << 16];

    /// <param name="learnt">What to begin with; it is copied, because searches go on reading it.</param>
    public Lexicon(Lexicon? learnt = null)
    {
        _counts = learnt is null ? new(StringComparer.Ordinal) : new(learnt._counts, StringComparer.Ordinal);
        _lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        learnt?._filter.CopyTo(_filter, 0);
    }

    public int Size => _counts.Count;

    public IReadOnlyDictionary<string, int> Words => _counts;

    public void Add(string word, int count)
    {
        if (!IsWord(word))
            return;
        ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out bool exists);
        known += count;
        if (exists)
            return;
        uint hash = NoLetters;
        foreach (char c in word)
            hash = Extend(hash, c);
        int bit = BitOf(hash);
        _filter[bit >> 6] |= 1UL << bit;
    }

    /// <summary>False: no word of these letters is here.</summary>
    /// <param name="hash"><see cref="NoLetters"/>, extended letter by letter.</param>
    public bool MayKnow(uint hash)
    {
        int bit = BitOf(hash);
        return (_filter[bit >> 6] >> bit & 1) != 0;
    }

    public static uint Extend(uint hash, char letter) => (hash ^ letter) * 16777619;

    private static int BitOf(uint hash) => (int)(hash * 0x9E3779B1 >> 10);

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
