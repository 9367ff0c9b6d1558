using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// All distinct words of some token stores, each once, and from <see cref="Analyze"/> on their terms: most words occur in every
/// segment that is built, and none is looked at twice. Words are dealt out to shares by their hash, which all processors work on.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>A power of two; more than processors, so that none waits long for another.</summary>
    private const int ManyShares = 16;

    /// <summary>Fewer words are not worth sharing.</summary>
    private const int Few = 20_000;

    private readonly Share[] _shares;

    // Per store and word its number: which share, and its place there.
    private readonly int[][] _numbers;
    private readonly TermTexts _texts;

    /// <param name="allProcessors">False: the work is done by the caller's thread alone.</param>
    public Vocabulary(TokenStore[] stores, bool allProcessors = true)
    {
        int shares = !allProcessors || stores.Sum(s => s.Words) < Few ? 1 : ManyShares;
        _numbers = [.. stores.Select(s => new int[s.Words])];
        _texts = new TermTexts(shares);
        _shares = AllProcessors.Run([.. Enumerable.Range(0, shares)], n => new Share(n, shares, stores, _numbers));
    }

    /// <summary>One more than the highest number of a term.</summary>
    public int TermsEnd => _texts.End;

    /// <summary>Adds all words to the lexicon. To be called before <see cref="Analyze"/>.</summary>
    public void Teach(Lexicon lexicon)
    {
        foreach (var share in _shares)
            share.Teach(lexicon);
    }

    /// <param name="termsOf">See <see cref="TextAnalysis.TermsOf"/>.</param>
    public void Analyze(Func<string, Term[]> termsOf) => AllProcessors.Run(_shares, share =>
    {
        share.Analyze(termsOf, _texts);
        return 0;
    });

    /// <summary>A term in UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int term) => _texts[term];

    /// <param name="store">Its place among those given in the beginning.</param>
    /// <param name="word">Its number there.</param>
    public ReadOnlySpan<(int Term, byte Form)> Terms(int store, int word) => ShareOf(store, word, out int place).Terms(place);

    /// <summary>The word as a segment's <see cref="WordTable"/> has it; null for a stop word, and for what is no plain word.</summary>
    public string? Plain(int store, int word) => ShareOf(store, word, out int place).Plain(place);

    private Share ShareOf(int store, int word, out int place)
    {
        int number = _numbers[store][word];
        place = number / _shares.Length;
        return _shares[number % _shares.Length];
    }

    private sealed class Share
    {
        private struct Word
        {
            public uint Hash;
            public int Store;
            public int Number;
            public int Count;
            public int From;
            public int To;
            public string? Plain;
        }

        private TokenStore[] _stores;
        private readonly List<(int Term, byte Form)> _terms = [];
        private Word[] _words;
        private int[] _slots;
        private int _count;

        public Share(int number, int shares, TokenStore[] stores, int[][] numbers)
        {
            _stores = stores;
            int expected = stores.Max(s => s.Words) / shares;
            _words = new Word[Math.Max(64, expected + expected / 2)];
            _slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_words.Length * 2)];
            for (int s = 0; s < stores.Length; s++)
            {
                for (int w = 0; w < stores[s].Words; w++)
                {
                    ulong hash = stores[s].Hash(w) * 0x9E3779B97F4A7C15;
                    if ((int)(hash >> 60) % shares == number)
                        numbers[s][w] = PlaceOf(s, w, (uint)(hash >> 24)) * shares + number;
                }
            }

            _slots = [];
        }

        public void Teach(Lexicon lexicon)
        {
            foreach (ref var word in _words.AsSpan(0, _count))
            {
                if (word.Plain is not null)
                    lexicon.Add(word.Plain, word.Count);
            }
        }

        public void Analyze(Func<string, Term[]> termsOf, TermTexts texts)
        {
            foreach (ref var word in _words.AsSpan(0, _count))
            {
                var letters = _stores[word.Store].Letters(word.Number);
                word.From = _terms.Count;
                foreach (var term in termsOf(word.Plain is not null && letters.SequenceEqual(word.Plain) ? word.Plain : letters.ToString()))
                    _terms.Add((texts.NumberOf(term.Text), term.Form));
                word.To = _terms.Count;
            }

            _stores = []; // Their tokens are given up one by one while segments are made of them.
        }

        public ReadOnlySpan<(int Term, byte Form)> Terms(int place) => CollectionsMarshal.AsSpan(_terms)[_words[place].From.._words[place].To];

        public string? Plain(int place) => _words[place].Plain;

        private int PlaceOf(int store, int number, uint hash)
        {
            var letters = _stores[store].Letters(number);
            int at = (int)hash & (_slots.Length - 1);
            for (; _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
            {
                ref var word = ref _words[_slots[at] - 1];
                if (word.Hash == hash && letters.SequenceEqual(_stores[word.Store].Letters(word.Number)))
                {
                    word.Count += _stores[store].Count(number);
                    return _slots[at] - 1;
                }
            }

            if (_count == _words.Length)
            {
                Array.Resize(ref _words, 2 * _count);
                _slots = new int[2 * _slots.Length];
                for (int i = 0; i < _count; i++)
                    Enter(i, _words[i].Hash);
            }

            _words[_count] = new Word { Hash = hash, Store = store, Number = number, Count = _stores[store].Count(number), Plain = PlainOf(letters) };
            Enter(_count, hash);
            return _count++;
        }

        private void Enter(int place, uint hash)
        {
            int at = (int)hash & (_slots.Length - 1);
            while (_slots[at] != 0)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = place + 1;
        }

        private static string? PlainOf(ReadOnlySpan<char> word)
        {
            if (word.Length > Lexicon.LongestWord || StopWords.Contains(word))
                return null;
            if (Lexicon.IsWord(word))
                return word.ToString();
            return word.ContainsAny("äöüß") && Normalization.WriteOut(word) is var written && Lexicon.IsWord(written) ? written : null;
        }
    }
}
