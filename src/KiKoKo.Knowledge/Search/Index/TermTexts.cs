using System.Runtime.InteropServices;
using System.Text;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Numbers terms. Several threads may ask at once: each shelf, chosen by hash, has a lock of its own.</summary>
internal sealed class TermTexts(int shelves)
{
    private readonly Shelf[] _shelves = [.. Enumerable.Range(0, shelves).Select(_ => new Shelf())];

    private sealed class Shelf
    {
        public readonly Lock Gate = new();
        public readonly Dictionary<string, int> Places = new(StringComparer.Ordinal);
        public readonly List<byte[]> Texts = [];
    }

    /// <summary>One more than the highest number; few numbers below it are free.</summary>
    public int End => _shelves.Max(s => s.Texts.Count) * _shelves.Length;

    /// <summary>A term in UTF-8. Not to be called while numbers are being given.</summary>
    public byte[] this[int number] => _shelves[number % _shelves.Length].Texts[number / _shelves.Length];

    public int NumberOf(string term)
    {
        int n = (int)(Lexicon.HashOf(term) >> 8) % _shelves.Length;
        var shelf = _shelves[n];
        lock (shelf.Gate)
        {
            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(shelf.Places, term, out bool known);
            if (!known)
            {
                place = shelf.Texts.Count;
                shelf.Texts.Add(Encoding.UTF8.GetBytes(term));
            }

            return place * _shelves.Length + n;
        }
    }
}
