using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>
/// Finds what completes one query. All typed words must begin a word of an entry, in any order; when nothing has them all, the
/// last ones are taken alone: "Wo finde ich den Dienstr". Stop words before the last word count only as they stand, and after
/// a word of content they may be missing.
/// </summary>
internal sealed class SuggestionSearch
{
    /// <summary>Words of the query that are looked at, counted from its end.</summary>
    private const int MostWords = 6;

    /// <summary>A typo is tolerated in words of this length.</summary>
    public const int TypoLength = 5;

    /// <summary>A word of this length is also looked for inside of others.</summary>
    public const int WithinLength = 4;

    /// <summary>Of equally good matches, at most so many of one kind as long as there are others.</summary>
    private const int OfOneKind = 3;

    private const int Kept = 16;
    private const int Kinds = 4;
    private const int Classes = 6;

    // How well an entry has a word: by a typo in a part of a compound 1, at a word 2; somewhere inside a word 3; else above that by its place.
    private const byte TypoAtWord = 2, Within = 3, Strongest = Within + (byte)WordPlace.Start;

    private readonly SuggestionIndex _index;
    private readonly ushort[] _frequency;
    private readonly Word[] _words;

    /// <param name="frequency">Of this person; see <see cref="SuggestionIndex.Frequencies"/>.</param>
    public SuggestionSearch(SuggestionIndex index, ushort[] frequency, string query)
    {
        _index = index;
        _frequency = frequency;
        _words = [.. TypedWords.Cut(query).TakeLast(MostWords).Select(w => new Word(w.Start, query.Substring(w.Start, w.Length)))];
        if (_words.Length > 0)
            _words[^1].IsLast = true;
    }

    /// <summary>The words that <see cref="Find"/> found something for.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    /// <returns>Where in the query the completed part begins, and entries, best first; somewhat more than are shown.</returns>
    public (int From, IReadOnlyList<int> Entries) Find()
    {
        for (int first = 0; first < _words.Length; first++)
        {
            if (!IsWorthIt(first))
                continue;
            foreach (bool loosely in (bool[])[false, true])
            {
                if (loosely && !_words[first..].Any(w => w.Written.Length >= WithinLength))
                    continue;
                var found = Best(first, loosely);
                if (found.Count == 0)
                    continue;
                Typed = [.. _words[first..].Select(w => w.Written)];
                // The whole query may begin with a mark or a blank that the completion replaces as well.
                return (first == 0 && _words.Length < MostWords ? 0 : _words[first].Start, found);
            }
        }

        return (0, []);
    }

    /// <summary>A rest of a sentence tells something only when it has a word of its own.</summary>
    private bool IsWorthIt(int first) => first == 0
        ? _words.Sum(w => w.Written.Length) >= 2
        : !_words[first].IsFiller && _words[first..].Any(w => w.Written.Length >= 3 && !StopWords.Contains(w.Written)) && _words[^1].Written.Length >= 2;

    private List<int> Best(int first, bool loosely)
    {
        for (int w = first; w < _words.Length; w++)
            Match(_words[w], loosely);
        string begun = string.Join(' ', _words[first..].Select(w => w.Written));
        var best = new List<int>[Classes * Kinds];
        foreach (int entry in _words[^1].Touched)
        {
            byte weakest = Weakest(first, entry);
            if (weakest == 0)
                continue;
            var e = _index.Entries[entry];
            bool fromStart = weakest >= Strongest - 1 && _words[first].Strength[entry] == Strongest && (first == _words.Length - 1 || e.BeginsWith(begun));
            int rank = fromStart ? 0 : Math.Max(1, Strongest - weakest);
            // A topic that is already there in full completes nothing.
            if (e.Kind != SuggestionKind.Topic || !fromStart || !e.Beginnings.Contains(begun, StringComparer.Ordinal))
                Keep(best[(rank * Kinds) + (int)e.Kind] ??= [], entry);
        }

        return [.. Enumerable.Range(0, Classes).SelectMany(c => Mixed(best.AsSpan(c * Kinds, Kinds).ToArray()))];
    }

    private byte Weakest(int first, int entry)
    {
        byte weakest = Strongest;
        bool content = false;
        for (int w = first; w < _words.Length && weakest > 0; w++)
        {
            if (!content || !_words[w].IsFiller)
                weakest = Math.Min(weakest, _words[w].Strength[entry]);
            content |= !_words[w].IsFiller;
        }

        return weakest;
    }

    private static IEnumerable<int> Mixed(List<int>?[] kinds) =>
        kinds.SelectMany(k => k?.Take(OfOneKind) ?? []).Concat(kinds.SelectMany(k => k?.Skip(OfOneKind) ?? []));

    private void Keep(List<int> best, int entry)
    {
        int at = best.Count;
        while (at > 0 && Compare(entry, best[at - 1]) < 0)
            at--;
        if (at >= Kept)
            return;
        best.Insert(at, entry);
        if (best.Count > Kept)
            best.RemoveAt(Kept);
    }

    /// <summary>The more frequent one, then the shorter one.</summary>
    private int Compare(int a, int b)
    {
        int order = _frequency[b].CompareTo(_frequency[a]);
        if (order == 0)
            order = _index.Entries[a].Text.Length.CompareTo(_index.Entries[b].Text.Length);
        if (order == 0)
            order = string.CompareOrdinal(_index.Entries[a].Text, _index.Entries[b].Text);
        return order != 0 ? order : string.CompareOrdinal(_index.Entries[a].Detail, _index.Entries[b].Detail);
    }

    private void Match(Word word, bool loosely)
    {
        if (word.Strength.Length == 0)
        {
            word.Strength = new byte[_index.Entries.Count];
            Mark(word, word.IsFiller ? _index.PostingsOfWord(word.Written) : _index.PostingsOf(word.Written), place => (byte)(Within + place));
        }

        if (!loosely || word.IsLoose || word.IsFiller)
            return;
        word.IsLoose = true;
        if (word.Written.Length >= WithinLength)
            _index.ForEachWithin(word.Written, postings => Mark(word, postings, _ => Within));
        if (word.Written.Length >= TypoLength)
            _index.ForEachNear(word.Written, postings => Mark(word, postings, place => place == WordPlace.Inside ? (byte)1 : TypoAtWord));
    }

    private void Mark(Word word, ReadOnlySpan<SuggestionPosting> postings, Func<WordPlace, byte> strengthOf)
    {
        byte[] strengths = word.Strength;
        foreach (var (entry, place) in postings)
        {
            if (_frequency[entry] == 0)
                continue;
            if (strengths[entry] == 0)
                word.Touched.Add(entry);
            strengths[entry] = Math.Max(strengths[entry], strengthOf(place));
        }
    }

    private sealed class Word(int start, string typed)
    {
        public int Start => start;

        public string Written { get; } = TypedWords.Written(typed);

        /// <summary>Still being written: what looks like a stop word may become another word.</summary>
        public bool IsLast { get; set; }

        public bool IsFiller => !IsLast && StopWords.Contains(Written);

        /// <summary>Per entry how it has the word, 0: not at all.</summary>
        public byte[] Strength { get; set; } = [];

        /// <summary>Entries that have it, each once.</summary>
        public List<int> Touched { get; } = [];

        /// <summary>Was it looked for inside of words and with typos as well?</summary>
        public bool IsLoose { get; set; }
    }
}
