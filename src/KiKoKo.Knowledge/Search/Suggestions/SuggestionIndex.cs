using System.Collections.Concurrent;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>Where in a text a typed beginning was found; the greater the better.</summary>
internal enum WordPlace
{
    /// <summary>At a further part of a compound.</summary>
    Inside = 1,

    /// <summary>At any word.</summary>
    Anywhere = 2,

    /// <summary>At the first word of the text.</summary>
    Start = 3,
}

/// <summary>An entry that has a word.</summary>
internal readonly record struct SuggestionPosting(int Entry, WordPlace Place);

/// <summary>
/// The words of all entries of one catalogue in order, with the entries they stand in: every prefix is a range of it.
/// Immutable but for what it remembers of each audience.
/// </summary>
internal sealed class SuggestionIndex
{
    private const int MaxAudiences = 64;

    private readonly ConcurrentDictionary<(string Audience, DateOnly Day), ushort[]> _frequencies = new();
    private readonly Dictionary<string, int[]> _partStarts;
    private readonly string[] _words;

    /// <summary>All words in order, each behind a line break; found by place in <see cref="_places"/>.</summary>
    private readonly string _text;
    private readonly int[] _places;
    private readonly int[] _first;
    private readonly SuggestionPosting[] _postings;

    /// <param name="partStarts">For every written-out compound of the entries, where its further parts begin.</param>
    /// <param name="words">In ordinal order.</param>
    /// <param name="first">Where the postings of a word begin; one more than words.</param>
    /// <param name="postings">See <see cref="SuggestionPosting"/>.</param>
    private SuggestionIndex(Catalogue catalogue, IReadOnlyList<SuggestionEntry> entries, Dictionary<string, int[]> partStarts, string[] words, int[] first, SuggestionPosting[] postings)
    {
        Catalogue = catalogue;
        Entries = entries;
        _partStarts = partStarts;
        _words = words;
        _text = '\n' + string.Join('\n', words);
        _places = new int[words.Length];
        for (int w = 0, at = 1; w < words.Length; at += words[w++].Length + 1)
            _places[w] = at;
        _first = first;
        _postings = postings;
    }

    public Catalogue Catalogue { get; }

    public IReadOnlyList<SuggestionEntry> Entries { get; }

    public static SuggestionIndex Build(Catalogue catalogue, IEnumerable<Contact> contacts, CompoundSplitter compounds)
    {
        var entries = SuggestionEntry.Of(catalogue, contacts);
        var builder = new Builder(compounds);
        for (int e = 0; e < entries.Count; e++)
        {
            foreach (string text in entries[e].Texts)
                builder.Add(e, text, isMain: text == entries[e].Text);
        }

        var (words, first, postings) = builder.Build();
        return new SuggestionIndex(catalogue, entries, builder.PartStarts, words, first, postings);
    }

    /// <summary>Per entry, how many of its documents this person may be shown on that day; 0: the entry does not exist for them.</summary>
    public ushort[] Frequencies(Audience audience, DateOnly day)
    {
        if (_frequencies.Count > MaxAudiences)
            _frequencies.Clear();
        return _frequencies.GetOrAdd((audience.Key, day), _ => Count(audience, day));
    }

    /// <summary>The entries with a word that begins like this.</summary>
    public ReadOnlySpan<SuggestionPosting> PostingsOf(ReadOnlySpan<char> prefix)
    {
        var (from, to) = Range(prefix, 0, _words.Length);
        return _postings.AsSpan(_first[from], _first[to] - _first[from]);
    }

    /// <summary>The entries that have this very word.</summary>
    public ReadOnlySpan<SuggestionPosting> PostingsOfWord(ReadOnlySpan<char> word)
    {
        int at = Bound(word, 0, _words.Length, after: false);
        return at < _words.Length && word.SequenceEqual(_words[at]) ? _postings.AsSpan(_first[at], _first[at + 1] - _first[at]) : [];
    }

    /// <summary>The postings of every prefix that is one insertion, deletion, replacement or swap of neighbours away; some several times.</summary>
    public void ForEachNear(ReadOnlySpan<char> typed, Action<ArraySegment<SuggestionPosting>> found)
    {
        Span<char> variant = stackalloc char[typed.Length + 1];
        var (from, to) = (0, _words.Length);
        for (int k = 0; k < typed.Length && from < to; k++)
        {
            typed[..k].CopyTo(variant);
            typed[(k + 1)..].CopyTo(variant[k..]);
            Look(variant[..^2]);
            if (k + 1 < typed.Length)
            {
                (variant[k], variant[k + 1]) = (typed[k + 1], typed[k]);
                typed[(k + 2)..].CopyTo(variant[(k + 2)..]);
                Look(variant[..^1]);
            }

            for (int c = 0; c < 36; c++)
            {
                variant[k] = (char)(c < 26 ? 'a' + c : '0' + c - 26);
                typed[(k + 1)..].CopyTo(variant[(k + 1)..]);
                Look(variant[..^1]);
                typed[k..].CopyTo(variant[(k + 1)..]);
                Look(variant);
            }

            (from, to) = Range(typed[..(k + 1)], from, to);
        }

        void Look(ReadOnlySpan<char> prefix)
        {
            var (lower, upper) = Range(prefix, from, to);
            if (lower < upper)
                found(new ArraySegment<SuggestionPosting>(_postings, _first[lower], _first[upper] - _first[lower]));
        }
    }

    /// <summary>The entries with a word that has this somewhere behind its beginning: compounds whose parts are no words of the corpus.</summary>
    public void ForEachWithin(string typed, Action<ArraySegment<SuggestionPosting>> found)
    {
        for (int at = _text.IndexOf(typed, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(typed, at + 1, StringComparison.Ordinal))
        {
            int word = Array.BinarySearch(_places, at);
            if (word < 0 && (word = ~word - 1) >= 0)
                found(new ArraySegment<SuggestionPosting>(_postings, _first[word], _first[word + 1] - _first[word]));
        }
    }

    /// <summary>Where the further parts of a written-out compound begin; empty for any other word.</summary>
    public IReadOnlyList<int> PartStarts(string written) => _partStarts.TryGetValue(written, out int[]? starts) ? starts : [];

    private ushort[] Count(Audience audience, DateOnly day)
    {
        var visible = Catalogue.Visible(audience, day).ToHashSet(ReferenceEqualityComparer.Instance);
        var counts = new ushort[Entries.Count];
        for (int e = 0; e < counts.Length; e++)
            counts[e] = (ushort)Math.Min(ushort.MaxValue, Entries[e].Documents.Count(visible.Contains));
        return counts;
    }

    private (int From, int To) Range(ReadOnlySpan<char> prefix, int from, int to)
    {
        int lower = Bound(prefix, from, to, after: false);
        return (lower, Bound(prefix, lower, to, after: true));
    }

    /// <summary>The first word that is not less than the prefix, or that comes after all words with it.</summary>
    private int Bound(ReadOnlySpan<char> prefix, int from, int to, bool after)
    {
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            var word = _words[middle].AsSpan();
            int order = (word.Length > prefix.Length ? word[..prefix.Length] : word).SequenceCompareTo(prefix);
            if (order < 0 || (after && order == 0))
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    private sealed class Builder(CompoundSplitter compounds)
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (int Word, bool Inside)[]> _ways = new(StringComparer.Ordinal);
        private readonly List<(int Word, SuggestionPosting Posting)> _found = [];

        public Dictionary<string, int[]> PartStarts { get; } = new(StringComparer.Ordinal);

        public void Add(int entry, string text, bool isMain)
        {
            var words = TypedWords.Cut(text);
            for (int i = 0; i < words.Count; i++)
            {
                AddWord(entry, text.Substring(words[i].Start, words[i].Length), isMain && i == 0);
                // "E-Mail" is also typed "email".
                int last = i;
                while (last + 1 < words.Count && IsHyphen(text, words[last], words[last + 1]))
                    last++;
                if (last > i && (i == 0 || !IsHyphen(text, words[i - 1], words[i])))
                    AddWord(entry, string.Concat(words[i..(last + 1)].Select(w => text.Substring(w.Start, w.Length))), isMain && i == 0);
            }
        }

        public (string[] Words, int[] First, SuggestionPosting[] Postings) Build()
        {
            string[] words = [.. _numbers.Keys];
            int[] numbers = [.. _numbers.Values];
            Array.Sort(words, numbers, StringComparer.Ordinal);
            int[] rank = new int[words.Length];
            for (int r = 0; r < numbers.Length; r++)
                rank[numbers[r]] = r;

            int[] first = new int[words.Length + 1];
            foreach (var (word, _) in _found)
                first[rank[word] + 1]++;
            for (int w = 0; w < words.Length; w++)
                first[w + 1] += first[w];
            int[] next = first[..^1];
            var postings = new SuggestionPosting[_found.Count];
            foreach (var (word, posting) in _found)
                postings[next[rank[word]]++] = posting;
            return (words, first, postings);
        }

        private void AddWord(int entry, string word, bool isFirst)
        {
            if (!_ways.TryGetValue(word, out var ways))
                _ways.Add(word, ways = [.. WaysToBegin(word).Distinct()]);
            foreach (var (number, inside) in ways)
                _found.Add((number, new SuggestionPosting(entry, inside ? WordPlace.Inside : isFirst ? WordPlace.Start : WordPlace.Anywhere)));
        }

        private IEnumerable<(int Word, bool Inside)> WaysToBegin(string word)
        {
            string written = TypedWords.Written(word);
            yield return (Number(written), false);
            yield return (Number(TypedWords.Plain(word)), false);
            if (!PartStarts.TryGetValue(written, out int[]? starts))
            {
                starts = [.. TypedWords.PartStarts(written, compounds.Split(written))];
                if (starts.Length > 0)
                    PartStarts.Add(written, starts);
            }

            foreach (int start in starts)
            {
                yield return (Number(written[start..]), true);
                yield return (Number(TypedWords.Plain(word[TypedWords.OriginalIndex(word, start, plain: false)..])), true);
            }
        }

        private int Number(string word)
        {
            if (!_numbers.TryGetValue(word, out int number))
                _numbers.Add(word, number = _numbers.Count);
            return number;
        }

        private static bool IsHyphen(string text, TextRange left, TextRange right) =>
            right.Start == left.Start + left.Length + 1 && text[right.Start - 1] is '-' or '\u2010' or '\u2011';
    }
}
