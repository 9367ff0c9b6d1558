using System.Numerics;
using System.Text;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Numbers terms. Several threads may ask at once: each shelf, chosen by hash, has a lock of its own. Their texts lie in a few
/// large arrays, where an object for each would keep the garbage collector busy.
/// </summary>
/// <param name="shelves">A power of two.</param>
internal sealed class TermTexts(int shelves)
{
    private readonly Shelf[] _shelves = [.. Enumerable.Range(0, shelves).Select(_ => new Shelf())];
    private readonly int _shelfBits = BitOperations.Log2((uint)shelves);

    /// <summary>One more than the highest number; few numbers below it are free.</summary>
    public int End => _shelves.Max(s => s.Count) << _shelfBits;

    /// <summary>A term in UTF-8. Not to be called while numbers are being given.</summary>
    public ReadOnlySpan<byte> this[int number] => _shelves[number & (1 << _shelfBits) - 1].Text(number >> _shelfBits);

    public int NumberOf(string term)
    {
        Span<byte> room = term.Length <= 128 ? stackalloc byte[384] : new byte[3 * term.Length];
        var text = room[..Encoding.UTF8.GetBytes(term, room)];
        uint hash = 2166136261;
        foreach (byte b in text)
            hash = (hash ^ b) * 16777619;
        // The last letters alone decide the lower bits; this spreads what all of them decide.
        hash *= 0x9E3779B1;
        hash ^= hash >> 15;
        int n = (int)hash & (1 << _shelfBits) - 1;
        var shelf = _shelves[n];
        lock (shelf)
            return shelf.PlaceOf(text, hash) << _shelfBits | n;
    }

    private sealed class Shelf
    {
        // Open addressing, never more than half full: hash and place + 1, or 0.
        private (uint Hash, int Place)[] _slots = new (uint, int)[512];
        private byte[] _texts = new byte[2048];
        private int[] _ends = new int[257];

        public int Count { get; private set; }

        public ReadOnlySpan<byte> Text(int place) => _texts.AsSpan(_ends[place].._ends[place + 1]);

        public int PlaceOf(ReadOnlySpan<byte> text, uint hash)
        {
            var slots = _slots;
            int at = (int)(hash >> 8) & (slots.Length - 1);
            for (; slots[at].Place != 0; at = (at + 1) & (slots.Length - 1))
            {
                if (slots[at].Hash == hash && text.SequenceEqual(Text(slots[at].Place - 1)))
                    return slots[at].Place - 1;
            }

            slots[at] = (hash, Count + 1);
            int from = _ends[Count], end = from + text.Length;
            if (end > _texts.Length)
                Array.Resize(ref _texts, Math.Max(end, 2 * _texts.Length));
            text.CopyTo(_texts.AsSpan(from));
            Count++;
            if (Count == _ends.Length)
                Array.Resize(ref _ends, 2 * Count);
            _ends[Count] = end;
            if (2 * (Count + 1) > slots.Length)
                Grow();
            return Count - 1;
        }

        private void Grow()
        {
            var old = _slots;
            _slots = new (uint, int)[2 * old.Length];
            foreach (var slot in old)
            {
                int at = (int)(slot.Hash >> 8) & (_slots.Length - 1);
                while (slot.Place != 0 && _slots[at].Place != 0)
                    at = (at + 1) & (_slots.Length - 1);
                if (slot.Place != 0)
                    _slots[at] = slot;
            }
        }
    }
}
