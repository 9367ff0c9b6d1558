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

    /// <summary>Room for one token that is not written so in its text.</summary>
    public readonly char[] Token = new char[Tokenizer.RoomForToken];

    /// <summary>Set on a token that shares the position of the one before it.</summary>
    private const int SamePosition = int.MinValue;

    private const int BlockBits = 15;

    /// <summary>So many tokens are noted before the first of them is looked up.</summary>
    private const uint Ahead = 16;

    /// <summary>A token on its way.</summary>
    private struct Noted
    {
        public char[] Letters;
        public ulong Hash;
        public int Length;
        public bool SamePosition;
    }

    // A word lies in _records as its count, its number, whether it is exact (see Fingerprint) and its length, then its letters, two a piece.
    private const int CountAt = 0, NumberAt = 1, LengthAt = 2, LettersAt = 3;
    private const int ExactFlag = int.MinValue;

    // Open addressing, never more than half full: the half of a word's hash that did not choose the slot, and where its record begins, or 0.
    private (uint Hash, int Record)[] _slots = new (uint, int)[1 << 12];
    private int[] _records = new int[1 << 12];
    private int _recordsEnd = 1;
    private int[] _recordOf = new int[1 << 9];
    private ulong[] _hashes = new ulong[1 << 9];
    private int _words;

    // Blocks, not one array: growing would copy it again and again. Only the first one grows, since most batches are one document.
    private int[][] _blocks = new int[4][];
    private int[] _last = [];
    private int _tokens;
    private int _room;

    private readonly Noted[] _ahead = [.. Enumerable.Range(0, (int)Ahead).Select(_ => new Noted { Letters = [] })];
    private uint _noted;
    private uint _taken;

    private Fingerprint _fingerprint;

    /// <summary>Number of distinct words; they are numbered from 0.</summary>
    public int Words => _words;

    public int Count(int word) => _records[_recordOf[word] + CountAt];

    /// <summary>A hash of the word's letters, the same in every batch.</summary>
    public ulong Hash(int word) => _hashes[word];

    /// <summary>The letters of a word; valid until the next text is added.</summary>
    public ReadOnlySpan<char> Letters(int word) => LettersOf(_recordOf[word]);

    /// <param name="fingerprint">See <see cref="Fingerprint"/>.</param>
    /// <returns>From where to where the tokens of this text stand.</returns>
    public (int From, int To) Add(string text, out ulong fingerprint)
    {
        int from = _tokens;
        _fingerprint = default;
        analysis.Cut(text, this);
        while (_taken < _noted)
            TakeNext();
        fingerprint = _fingerprint.Value();
        return (from, _tokens);
    }

    /// <summary>The same for a text that needs no fingerprint.</summary>
    public (int From, int To) Add(string text) => text.Length == 0 ? (_tokens, _tokens) : Add(text, out _);

    /// <param name="samePosition">It stands where the token before it stands.</param>
    public void Take(ReadOnlySpan<char> token, bool samePosition)
    {
        // Words lie far apart in memory: where one may lie is fetched some tokens before it is looked up.
        if (_noted - _taken == Ahead)
            TakeNext();
        ref var noted = ref _ahead[_noted % Ahead];
        if (noted.Letters.Length < token.Length)
            noted.Letters = new char[Math.Max(32, 2 * token.Length)];
        token.CopyTo(noted.Letters);
        noted.Hash = HashOf(token);
        noted.Length = token.Length;
        noted.SamePosition = samePosition;
        Memory.Fetch(ref _slots[SlotOf(noted.Hash, _slots.Length)]);
        _noted++;
        if (_noted - _taken > Ahead / 2)
            FetchRecord(_ahead[(_noted - 1 - Ahead / 2) % Ahead].Hash);
    }

    private void TakeNext()
    {
        ref readonly var noted = ref _ahead[_taken++ % Ahead];
        var token = noted.Letters.AsSpan(0, noted.Length);
        int record = Find(token, noted.Hash);
        if (record == 0)
            record = Add(token, noted.Hash);
        ref int counted = ref _records[record + CountAt];
        counted++;
        int word = _records[record + NumberAt];
        if (!noted.SamePosition)
            _fingerprint.Add(noted.Hash, _records[record + LengthAt] < 0);
        Append(noted.SamePosition ? word | SamePosition : word);
    }

    private void FetchRecord(ulong hash)
    {
        int record = _slots[SlotOf(hash, _slots.Length)].Record;
        Memory.Fetch(ref _records[record]);
    }

    public (int Word, bool SamePosition) this[int at]
    {
        get
        {
            int token = _blocks[at >> BlockBits][at & (1 << BlockBits) - 1];
            return (token & int.MaxValue, token < 0);
        }
    }

    private void Append(int token)
    {
        if (_tokens == _room)
            MakeRoom();
        _last[_tokens++ & (1 << BlockBits) - 1] = token;
    }

    private void MakeRoom()
    {
        const int full = 1 << BlockBits;
        int block = _tokens >> BlockBits;
        if (block == _blocks.Length)
            Array.Resize(ref _blocks, 2 * block);
        if (block == 0)
            Array.Resize(ref _last, Math.Min(full, Math.Max(1024, 4 * _room)));
        else
            _last = GC.AllocateUninitializedArray<int>(full);
        _blocks[block] = _last;
        _room = (block << BlockBits) + _last.Length;
    }

    private ReadOnlySpan<char> LettersOf(int record) =>
        MemoryMarshal.Cast<int, char>(_records.AsSpan(record + LettersAt))[..(_records[record + LengthAt] & int.MaxValue)];

    private int Find(ReadOnlySpan<char> token, ulong hash)
    {
        var slots = _slots;
        for (int at = SlotOf(hash, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            var (known, record) = slots[at];
            if (record == 0 || known == (uint)hash && token.SequenceEqual(LettersOf(record)))
                return record;
        }
    }

    private int Add(ReadOnlySpan<char> word, ulong hash)
    {
        if (2 * (_words + 1) > _slots.Length)
        {
            _slots = new (uint, int)[4 * _slots.Length];
            for (int i = 0; i < _words; i++)
                Place(_hashes[i], _recordOf[i]);
        }

        if (_words == _recordOf.Length)
        {
            Array.Resize(ref _recordOf, 2 * _words);
            Array.Resize(ref _hashes, 2 * _words);
        }

        int record = _recordsEnd, end = record + LettersAt + (word.Length + 1) / 2;
        if (end > _records.Length)
            Array.Resize(ref _records, Math.Max(end, 2 * _records.Length));
        _records[record + CountAt] = 0;
        _records[record + NumberAt] = _words;
        _records[record + LengthAt] = word.Length | (Fingerprint.IsExact(word) ? ExactFlag : 0);
        word.CopyTo(MemoryMarshal.Cast<int, char>(_records.AsSpan(record + LettersAt)));
        _recordsEnd = end;
        _hashes[_words] = hash;
        _recordOf[_words++] = record;
        Place(hash, record);
        return record;
    }

    private void Place(ulong hash, int record)
    {
        int at = SlotOf(hash, _slots.Length);
        while (_slots[at].Record != 0)
            at = (at + 1) & (_slots.Length - 1);
        _slots[at] = ((uint)hash, record);
    }

    private static int SlotOf(ulong hash, int slots) => (int)(hash * 0x9E3779B97F4A7C15 >> 33) & (slots - 1);

    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in word)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
