using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The words of one segment with their counts, read where they lie in the file. Compound splitting asks for words, most of which
/// do not exist, so a filter stands before them. What corrections need besides is computed when first asked for, see
/// <see cref="WordNeighbours"/>. Written by <see cref="WordTableWriter"/>.
/// </summary>
/// <remarks>
/// Words are plain (see <see cref="Lexicon.IsWord"/>) and numbered by length, then alphabetically. Those of one length lie in
/// groups of <see cref="GroupSize"/>. The first of a group is its count in a byte, its letters, and the count once more if the byte is
/// zero. The others are bits, lowest first: the count in <see cref="CountBits"/>, how many letters are those of the word before in
/// <see cref="CommonBits"/> (if they hold the highest, the rest in <see cref="MoreBits"/>), the other letters in
/// <see cref="LetterBits"/> each, and, where the count's bits are zero, it in groups of seven bits.
/// </remarks>
internal sealed unsafe class WordTable
{
    /// <summary>One more than the longest word.</summary>
    public const int Lengths = 41;

    public const int GroupSize = 16;

    /// <summary>Numbers at the front: words, 64-bit pieces of the filter, then per length the first word, with an end.</summary>
    public const int HeaderNumbers = 2 + Lengths + 1;

    public const int CountBits = 2;
    public const int CommonBits = 4;
    public const int MoreBits = 5;
    public const int LetterBits = 5;

    /// <summary>The highest of <see cref="CommonBits"/>: there are more.</summary>
    public const int MostCommon = (1 << CommonBits) - 1;

    private readonly object _owner;
    private readonly int* _firstWord;
    private readonly ulong* _filter;
    private readonly uint _filterSize;
    private readonly uint* _groups;
    private readonly byte* _text;
    private readonly int[] _firstGroup = new int[Lengths + 1];
    private readonly Lazy<WordNeighbours> _neighbours;

    /// <param name="start">Aligned to eight bytes.</param>
    /// <param name="owner">Keeps the bytes mapped.</param>
    public WordTable(byte* start, object owner)
    {
        _owner = owner;
        int* header = (int*)start;
        Size = header[0];
        _filterSize = (uint)header[1];
        _firstWord = header + 2;
        for (int n = 0; n < Lengths; n++)
            _firstGroup[n + 1] = _firstGroup[n] + GroupsFor(_firstWord[n + 1] - _firstWord[n]);
        _filter = (ulong*)(start + 4 * HeaderNumbers);
        _groups = (uint*)(_filter + _filterSize);
        _text = (byte*)(_groups + _firstGroup[Lengths]);
        _neighbours = new(() => new WordNeighbours(this));
    }

    public int Size { get; }

    /// <summary>What words are near an unknown one. The first call looks at every word once.</summary>
    public WordNeighbours Neighbours => _neighbours.Value;

    /// <summary>Somebody has asked for <see cref="Neighbours"/>.</summary>
    public bool HasNeighbours => _neighbours.IsValueCreated;

    /// <summary>How often the word occurs in the segment, deleted documents included; 0: it does not.</summary>
    /// <param name="hash">See <see cref="Lexicon.HashOf"/>.</param>
    public int Count(ReadOnlySpan<char> word, uint hash)
    {
        if (word.Length >= Lengths || !MayHold(hash))
            return 0;
        int low = _firstGroup[word.Length], high = _firstGroup[word.Length + 1], first = low;
        if (low == high)
            return 0;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (Compare(_text + _groups[middle] + 1, word) <= 0)
                low = middle;
            else
                high = middle;
        }

        int found = 0, number = _firstWord[word.Length] + (low - first) * GroupSize;
        var reader = new Reader(this, number, word.Length);
        for (int end = Math.Min(number + GroupSize, _firstWord[word.Length + 1]); number < end; number++)
        {
            int count = reader.Next();
            int order = Compare(reader.Letters, word);
            if (order == 0)
                found = count;
            if (order >= 0)
                break;
        }

        GC.KeepAlive(_owner);
        return found;
    }

    /// <summary>Numbers of the words that begin like this and are at most so long.</summary>
    public void StartingWith(ReadOnlySpan<char> prefix, int longest, List<int> found)
    {
        for (int length = prefix.Length; length <= Math.Min(longest, Lengths - 1); length++)
        {
            int first = _firstGroup[length], low = first, high = _firstGroup[length + 1];
            if (low == high)
                continue;
            // The last group that begins before the prefix: its later words may have it.
            while (high - low > 1)
            {
                int middle = (low + high) >>> 1;
                if (Compare(_text + _groups[middle] + 1, prefix) < 0)
                    low = middle;
                else
                    high = middle;
            }

            int number = _firstWord[length] + (low - first) * GroupSize;
            var reader = new Reader(this, number, length);
            for (int end = _firstWord[length + 1], order = -1; number < end && order <= 0; number++)
            {
                reader.Next();
                order = Compare(reader.Letters, prefix);
                if (order == 0)
                    found.Add(number);
            }
        }

        GC.KeepAlive(_owner);
    }

    /// <summary>Where each length begins; behind the longest the number of all words.</summary>
    public int FirstOf(int length) => _firstWord[Math.Clamp(length, 0, Lengths)];

    public string Word(int number)
    {
        Span<char> letters = stackalloc char[Lengths];
        return letters[..Word(number, letters)].ToString();
    }

    /// <returns>How many letters it has.</returns>
    /// <param name="letters">Has room for the longest word.</param>
    public int Word(int number, Span<char> letters)
    {
        int length = 0;
        while (_firstWord[length + 1] <= number)
            length++;
        int place = (number - _firstWord[length]) % GroupSize;
        var reader = new Reader(this, number - place, length);
        for (int i = 0; i <= place; i++)
            reader.Next();
        for (int i = 0; i < length; i++)
            letters[i] = (char)reader.Letters[i];
        GC.KeepAlive(_owner);
        return length;
    }

    /// <summary>All words by number.</summary>
    /// <param name="take">Gets each; the letters are valid during the call only.</param>
    public void ReadAll(ReadOnlySpanAction take)
    {
        Span<char> letters = stackalloc char[Lengths];
        for (int length = 0; length < Lengths; length++)
        {
            int from = _firstWord[length], to = _firstWord[length + 1];
            if (from == to)
                continue;
            var reader = new Reader(this, from, length);
            for (int number = from; number < to; number++)
            {
                reader.Next();
                for (int i = 0; i < length; i++)
                    letters[i] = (char)reader.Letters[i];
                take(number, letters[..length]);
            }
        }

        GC.KeepAlive(_owner);
    }

    public delegate void ReadOnlySpanAction(int number, ReadOnlySpan<char> word);

    /// <summary>False: no word of this hash is here. True by mistake about once in sixty times.</summary>
    /// <param name="hash">See <see cref="Lexicon.HashOf"/>.</param>
    public bool MayHold(uint hash)
    {
        var (piece, bits) = InFilter(hash, _filterSize);
        bool may = (_filter[piece] & bits) == bits;
        GC.KeepAlive(_owner);
        return may;
    }

    public static int GroupsFor(int words) => (words + GroupSize - 1) / GroupSize;

    /// <summary>Four bits of one of the filter's pieces.</summary>
    public static (uint Piece, ulong Bits) InFilter(uint hash, uint size)
    {
        ulong mixed = (hash ^ hash >> 15) * 0x9E3779B97F4A7C15;
        ulong bits = 1UL << (int)(mixed >> 8) | 1UL << (int)(mixed >> 14) | 1UL << (int)(mixed >> 20) | 1UL << (int)(mixed >> 26);
        return ((uint)((mixed >> 32) * size >> 32), bits);
    }

    /// <summary>How a word's beginning stands to this.</summary>
    private static int Compare(byte* word, ReadOnlySpan<char> prefix)
    {
        for (int i = 0; i < prefix.Length; i++)
        {
            if (word[i] != prefix[i])
                return word[i] - prefix[i];
        }

        return 0;
    }

    /// <summary>Reads the words of one length, from the first of a group on.</summary>
    private ref struct Reader(WordTable table, int number, int length)
    {
        private fixed byte _letters[Lengths];
        private int _group = table._firstGroup[length] + (number - table._firstWord[length]) / GroupSize;
        private int _place;
        private byte* _at;
        private int _bit;

        /// <summary>Of the present word. Only while this struct lives on the stack.</summary>
        public byte* Letters => (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _letters[0]);

        /// <returns>The count of the next word, which becomes the present one.</returns>
        public int Next()
        {
            if (_place++ % GroupSize == 0)
                return First();
            int count = Take(CountBits), common = Take(CommonBits);
            if (common == MostCommon)
                common += Take(MoreBits);
            for (int i = common; i < length; i++)
                _letters[i] = (byte)('a' + Take(LetterBits));
            if (count > 0)
                return count;
            for (int shift = 0, seven = 128; seven >= 128; shift += 7)
                count |= ((seven = Take(8)) & 127) << shift;
            return count;
        }

        private int First()
        {
            _at = table._text + table._groups[_group++];
            int count = *_at++;
            for (int i = 0; i < length; i++)
                _letters[i] = *_at++;
            if (count == 0)
                count = (int)VarInt.Read(ref _at);
            _bit = 0;
            return count;
        }

        private int Take(int width)
        {
            int value = (int)(*(ulong*)(_at + (_bit >> 3)) >> (_bit & 7)) & ((1 << width) - 1);
            _bit += width;
            return value;
        }
    }
}
