using System.Text;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The words of one segment with their counts, read where they lie in the file: probed by hash for compound splitting, scanned by
/// length and letters for corrections. Nothing of it is loaded. Written by <see cref="WordTableWriter"/>.
/// </summary>
/// <remarks>Words are plain (see <see cref="Lexicon.IsWord"/>) and numbered by length, then alphabetically.</remarks>
internal sealed unsafe class WordTable
{
    /// <summary>One more than the longest word.</summary>
    public const int Lengths = 41;

    /// <summary>Numbers at the front: words, slots, then per length the first word and the first stem, each with an end.</summary>
    public const int HeaderNumbers = 2 + 2 * (Lengths + 1);

    private readonly object _owner;
    private readonly int* _firstWord;
    private readonly int* _firstStem;
    private readonly byte* _tags;
    private readonly int* _slots;
    private readonly uint _mask;
    private readonly int* _counts;
    private readonly int* _stems;
    private readonly int* _sounds;
    private readonly ulong* _shapes;
    private readonly ulong* _stemShapes;
    private readonly byte* _text;
    private readonly int[] _textOf = new int[Lengths + 1];

    /// <param name="start">Aligned to eight bytes.</param>
    /// <param name="owner">Keeps the bytes mapped.</param>
    public WordTable(byte* start, object owner)
    {
        _owner = owner;
        int* header = (int*)start;
        Size = header[0];
        int slots = header[1];
        _mask = (uint)slots - 1;
        _firstWord = header + 2;
        _firstStem = _firstWord + Lengths + 1;
        byte* at = start + 4 * HeaderNumbers;
        _shapes = (ulong*)at;
        _stemShapes = _shapes + Size;
        _slots = (int*)(_stemShapes + Size);
        _counts = _slots + slots;
        _stems = _counts + Size;
        _sounds = _stems + Size;
        _tags = (byte*)(_sounds + Size);
        _text = _tags + slots;
        for (int n = 0; n < Lengths; n++)
            _textOf[n + 1] = _textOf[n] + n * (_firstWord[n + 1] - _firstWord[n]);
    }

    public int Size { get; }

    /// <summary>How often the word occurs in the segment, deleted documents included; 0: it does not.</summary>
    /// <param name="hash">See <see cref="Lexicon.HashOf"/>.</param>
    public int Count(ReadOnlySpan<char> word, uint hash)
    {
        if (word.Length >= Lengths)
            return 0;
        byte tag = Tag(hash);
        int found = 0;
        for (uint slot = SlotOf(hash, _mask); ; slot = (slot + 1) & _mask)
        {
            byte here = _tags[slot];
            if (here == 0)
                break;
            if (here == tag && Is(_slots[slot], word))
            {
                found = _counts[_slots[slot]];
                break;
            }
        }

        GC.KeepAlive(_owner);
        return found;
    }

    /// <summary>Numbers of the words that have nearly this length and nearly these letters.</summary>
    public void Near(int length, ulong shape, int edits, List<int> found)
    {
        int to = _firstWord[Math.Clamp(length + edits + 1, 0, Lengths)];
        for (int i = _firstWord[Math.Clamp(length - edits, 0, Lengths)]; i < to; i++)
        {
            if (WordShape.MayBeWithin(_shapes[i], shape, edits))
                found.Add(i);
        }

        GC.KeepAlive(_owner);
    }

    /// <summary>Numbers of the words whose stem has nearly this length and nearly these letters.</summary>
    public void NearByStem(int length, ulong shape, int edits, List<int> found)
    {
        int to = _firstStem[Math.Clamp(length + edits + 1, 0, Lengths)];
        for (int i = _firstStem[Math.Clamp(length - edits, 0, Lengths)]; i < to; i++)
        {
            if (WordShape.MayBeWithin(_stemShapes[i], shape, edits))
                found.Add(_stems[i]);
        }

        GC.KeepAlive(_owner);
    }

    /// <summary>Numbers of the words that sound the same, see <see cref="Similarity.Sound"/>.</summary>
    public void LikeSounding(string sound, List<int> found)
    {
        int low = 0, high = Size;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (string.CompareOrdinal(SoundOf(middle), sound) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < Size && SoundOf(low) == sound; low++)
            found.Add(_sounds[low]);
    }

    /// <summary>Numbers of the words that begin so and are at most so long.</summary>
    public void BeginningWith(ReadOnlySpan<char> prefix, int longest, List<int> found)
    {
        Span<byte> wanted = stackalloc byte[Lengths];
        wanted = wanted[..Encoding.ASCII.GetBytes(prefix, wanted)];
        for (int length = prefix.Length; length <= Math.Min(longest, Lengths - 1); length++)
        {
            int low = _firstWord[length], end = _firstWord[length + 1], high = end;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (new ReadOnlySpan<byte>(TextOf(middle, length), wanted.Length).SequenceCompareTo(wanted) < 0)
                    low = middle + 1;
                else
                    high = middle;
            }

            for (; low < end && new ReadOnlySpan<byte>(TextOf(low, length), wanted.Length).SequenceEqual(wanted); low++)
                found.Add(low);
        }

        GC.KeepAlive(_owner);
    }

    public string Word(int number)
    {
        int length = 0;
        while (_firstWord[length + 1] <= number)
            length++;
        string word = string.Create(length, (nint)TextOf(number, length), static (span, at) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = (char)((byte*)at)[i];
        });
        GC.KeepAlive(_owner);
        return word;
    }

    /// <summary>False: no word of this hash is here.</summary>
    /// <param name="hash">See <see cref="Lexicon.HashOf"/>.</param>
    public bool MayHold(uint hash)
    {
        byte tag = Tag(hash);
        bool found = false;
        for (uint slot = SlotOf(hash, _mask); !found && _tags[slot] != 0; slot = (slot + 1) & _mask)
            found = _tags[slot] == tag;
        GC.KeepAlive(_owner);
        return found;
    }

    public static uint SlotOf(uint hash, uint mask) => (hash ^ hash >> 15) & mask;

    /// <summary>Never 0, which marks a free slot.</summary>
    public static byte Tag(uint hash) => (byte)(hash >> 24 | 1);

    private bool Is(int number, ReadOnlySpan<char> word)
    {
        if (number < _firstWord[word.Length] || number >= _firstWord[word.Length + 1])
            return false;
        byte* text = TextOf(number, word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            if (text[i] != word[i])
                return false;
        }

        return true;
    }

    private string SoundOf(int rank) => Similarity.Sound(Word(_sounds[rank]));

    private byte* TextOf(int number, int length) => _text + _textOf[length] + (number - _firstWord[length]) * length;
}
