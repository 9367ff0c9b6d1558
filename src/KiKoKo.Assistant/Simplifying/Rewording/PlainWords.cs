using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Rewording;

/// <summary>An expression of the word list as it stands in a text.</summary>
/// <param name="Replacement">What can stand there instead without another change; null: nothing by rule.</param>
/// <param name="Advice">Plain words to choose from.</param>
internal sealed record PlainWordMatch(int Start, int End, string? Replacement, string Advice, bool IsForeign);

/// <summary>The word list <c>amtsdeutsch.txt</c>: officialese and foreign words with plain German for them.</summary>
internal sealed class PlainWords
{
    private static readonly string[] s_endings = ["e", "en", "er", "es", "em"];
    private readonly ILookup<string, PlainWord> _byFirst;
    private readonly PlainWord[] _prefixes;

    private PlainWords(IReadOnlyList<PlainWord> entries)
    {
        Entries = entries;
        _byFirst = entries.Where(e => !e.IsPrefix).OrderByDescending(e => e.Words.Count).ToLookup(e => e.Key, StringComparer.Ordinal);
        _prefixes = [.. entries.Where(e => e.IsPrefix).OrderByDescending(e => e.Key.Length)];
    }

    public static PlainWords Embedded { get; } = new([.. Read(EmbeddedText.Lines("KiKoKo.Assistant.Simplifying.amtsdeutsch.txt"))]);

    public IReadOnlyList<PlainWord> Entries { get; }

    /// <summary>In order, the longest at each place; they do not overlap.</summary>
    public IEnumerable<PlainWordMatch> FindAll(WrittenText text) => text.Sentences.SelectMany(s => FindAll(text.Text, s));

    private IEnumerable<PlainWordMatch> FindAll(string text, Sentence sentence)
    {
        for (int at = 0; at < sentence.Words.Count; at++)
        {
            string lower = sentence.Words[at].Lower;
            var entry = _byFirst[lower].FirstOrDefault(e => e.Fits(text, sentence.Words, at))
                ?? Array.Find(_prefixes, e => lower.StartsWith(e.Key, StringComparison.Ordinal) && e.Fits(text, sentence.Words, at));
            if (entry is null)
                continue;
            var (first, last) = (sentence.Words[at], sentence.Words[at + entry.Words.Count - 1]);
            string? replacement = Choose(text, sentence, at, entry);
            if (replacement is not null && at == 0 && char.IsUpper(first.Text[0]) && char.IsLower(replacement[0]))
                replacement = char.ToUpperInvariant(replacement[0]) + replacement[1..];
            yield return new PlainWordMatch(first.Start, last.End, replacement, entry.Advice, entry.IsForeign);
            at += entry.Words.Count - 1;
        }
    }

    /// <summary>A form that is both finite and a participle (benötigt) is told apart by the auxiliary of its clause.</summary>
    private static string? Choose(string text, Sentence sentence, int at, PlainWord entry)
    {
        // "nicht unzulässig" does not become "nicht nicht erlaubt".
        if (entry.Finite?.StartsWith("nicht ", StringComparison.Ordinal) is true && at > 0 && Negations.IsOne(sentence.Words[at - 1].Lower))
            return null;
        if (entry.Participle is null)
            return entry.Finite;
        var word = sentence.Words[at];
        var clause = Clauses.Of(text, sentence).First(c => c.Contains(word));
        if (clause.Any(w => Verbs.IsAuxiliary(w.Lower)))
            return clause[^1] == word || Verbs.IsAuxiliary(clause[^1].Lower) ? entry.Participle : null;
        return sentence.Words.Any(w => Verbs.IsAuxiliary(w.Lower)) ? null : entry.Finite;
    }

    /// <exception cref="FormatException">A line is not of the format that the file's head describes.</exception>
    internal static IEnumerable<PlainWord> Read(IEnumerable<string> lines)
    {
        string section = "";
        foreach (string line in lines)
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
                continue;
            }

            string[] sides = line.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides.Any(s => s.Length == 0))
                throw new FormatException($"Erwartet „alt = neu“: {line}");
            bool foreign = section.EndsWith("fremdwort", StringComparison.Ordinal);
            var entries = section.Split(' ')[0] switch
            {
                "ersetzen" => Replaced(sides[0], sides[1], foreign),
                "adjektiv" => Inflected(sides[0], sides[1], foreign),
                "hinweis" => sides[0].Split('|', StringSplitOptions.TrimEntries).Select(f => Entry(f, null, sides[1], foreign)),
                _ => throw new FormatException($"Unbekannter Abschnitt [{section}]."),
            };
            foreach (var entry in entries)
                yield return entry;
        }
    }

    private static IEnumerable<PlainWord> Replaced(string left, string right, bool foreign)
    {
        bool notFirst = left[0] == '~';
        string[] tokens = left.TrimStart('~', ' ').Split(" !", StringSplitOptions.TrimEntries);
        string[] old = tokens[0].Split('|', StringSplitOptions.TrimEntries), plain = right.Split('|', StringSplitOptions.TrimEntries);
        if (old.Length != plain.Length)
            throw new FormatException($"Gleich viele Formen auf beiden Seiten erwartet: {left} = {right}");
        return old.Zip(plain, (o, p) => Entry(o, p, p.Replace("/", ", ", StringComparison.Ordinal), foreign) with { NotBefore = tokens[1..], NotFirst = notFirst });
    }

    private static IEnumerable<PlainWord> Inflected(string left, string right, bool foreign)
    {
        string stem = left.TrimStart('+', ' ');
        if (left[0] != '+')
            yield return Entry(stem, right, right, foreign);
        foreach (string ending in s_endings)
            yield return Entry(stem + ending, right + ending, right + ending, foreign);
    }

    private static PlainWord Entry(string form, string? replacement, string advice, bool foreign)
    {
        string[] words = form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool[] commas = [.. words[..^1].Select(w => w.EndsWith(','))];
        string[]? verb = replacement?.Split('/');
        return new PlainWord([.. words.Select(w => w.TrimEnd(','))], commas, verb?[0], verb is [_, var participle] ? participle : null, advice, foreign, [], NotFirst: false);
    }
}
