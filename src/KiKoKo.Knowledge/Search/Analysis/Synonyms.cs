using System.Text;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// Words and phrases that mean the same in this house. Solr synonym format: a line "a, b, c" makes all of them equal,
/// "a, b => c" reads a and b as c (and keeps them); # begins a comment. A phrase is several words. Behind a backslash a comma,
/// an arrow, a # or a backslash is part of the word.
/// </summary>
internal sealed class Synonyms
{
    private const int MaxPhrase = 6;

    // The private use area: nobody writes words with it.
    private const char Guarded = '\uE000';

    private readonly Dictionary<string, List<string[]>> _byPhrase = new(StringComparer.Ordinal);

    // Per first term of a phrase how many terms the longest has: most terms of a question begin none.
    private readonly Dictionary<string, int> _longestFrom = new(StringComparer.Ordinal);

    public static Synonyms None { get; } = new();

    /// <summary>A line that cannot be read is left out; <paramref name="rejected"/> gets its number, from 1.</summary>
    public static Synonyms Read(TextReader reader, ICollection<int>? rejected = null)
    {
        var synonyms = new Synonyms();
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            line = Guard(line.TrimStart('\uFEFF'));
            int comment = line.IndexOf('#', StringComparison.Ordinal);
            if (comment >= 0)
                line = line[..comment];
            if (!string.IsNullOrWhiteSpace(line) && !synonyms.AddLine(line))
                rejected?.Add(number);
        }

        return synonyms;
    }

    /// <summary>False: no phrase that means anything begins with this term.</summary>
    public bool MayBegin(string term) => _longestFrom.ContainsKey(term);

    /// <summary>The meanings of a phrase that begins at <paramref name="at"/>, longest phrase first.</summary>
    /// <returns>Length of the phrase in terms and the terms of each synonym.</returns>
    public IEnumerable<(int Length, string[] Synonym)> At(IReadOnlyList<string> terms, int at)
    {
        for (int n = Math.Min(_longestFrom.GetValueOrDefault(terms[at]), terms.Count - at); n > 0; n--)
        {
            if (_byPhrase.TryGetValue(Key(terms.Skip(at).Take(n)), out var found))
            {
                foreach (string[] synonym in found)
                    yield return (n, synonym);
            }
        }
    }

    /// <summary>Moves characters behind a backslash to where nobody looks for separators.</summary>
    private static string Guard(string line)
    {
        if (!line.Contains('\\', StringComparison.Ordinal))
            return line;
        var b = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
            b.Append(line[i] == '\\' && i + 1 < line.Length && char.IsAscii(line[i + 1]) ? (char)(Guarded + line[++i]) : line[i]);
        return b.ToString();
    }

    private static string Unguard(string phrase) =>
        phrase.AsSpan().ContainsAnyInRange(Guarded, (char)(Guarded + 127))
            ? string.Concat(phrase.Select(c => c is >= Guarded and <= (char)(Guarded + 127) ? (char)(c - Guarded) : c))
            : phrase;

    private bool AddLine(string line)
    {
        string[] sides = line.Split("=>");
        if (sides.Length > 2)
            return false;
        var left = Phrases(sides[0]);
        var right = sides.Length == 2 ? Phrases(sides[1]) : left;
        if (left.Count == 0 || right.Count == 0 || sides.Length == 1 && left.Count < 2)
            return false;
        foreach (string[] from in left)
        {
            foreach (string[] to in right)
            {
                if (!from.SequenceEqual(to))
                    Add(from, to);
            }
        }

        return true;
    }

    private void Add(string[] from, string[] to)
    {
        string key = Key(from);
        _longestFrom[from[0]] = Math.Max(from.Length, _longestFrom.GetValueOrDefault(from[0]));
        if (!_byPhrase.TryGetValue(key, out var list))
            _byPhrase[key] = list = [];
        if (!list.Any(x => x.SequenceEqual(to)))
            list.Add(to);
    }

    private static List<string[]> Phrases(string side) =>
        [.. side.Split(',').Select(Unguard).Select(GermanText.Terms).Where(t => t.Length is > 0 and <= MaxPhrase)];

    private static string Key(IEnumerable<string> terms) => string.Join(' ', terms);
}
