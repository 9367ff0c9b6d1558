using System.Collections;
using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Benchmarks.Corpora;

/// <summary>An endless sequence of questions made from the corpus: words of one sentence, or two nouns in a sentence as staff ask it.</summary>
internal sealed partial class DrawnQueries(IReadOnlyList<Chunk> chunks, int seed) : IEnumerable<(string Kind, string Text)>
{
    private static readonly string[] Patterns =
    [
        "Was ist bei {0} zu beachten, wenn es um {1} geht?",
        "Ich brauche Auskunft zu {0} und {1}",
        "Bis wann muss {0} nach {1} vorliegen?",
        "Wer entscheidet über {0} bei {1}?",
        "Gibt es Ausnahmen von {0} für {1}?",
        "Welche Nachweise verlangt {0} im Fall von {1}?",
        "Wie beantrage ich {0} mit {1}?",
    ];

    /// <summary>Running text only: tables hold markup that nobody asks for.</summary>
    private readonly List<string> _texts = [.. chunks.Select(c => c.Body).Where(b => b.Length > 300 && !b.AsSpan().ContainsAny('|', '<', '='))];

    public IEnumerator<(string Kind, string Text)> GetEnumerator()
    {
        var random = new Random(seed);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var drawn = random.Next(5) < 3 ? Words(random) : Question(random);
            if (drawn is { } query && seen.Add(query.Text))
                yield return query;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private (string Kind, string Text)? Words(Random random)
    {
        string[] sentences = SentenceEnd().Split(_texts[random.Next(_texts.Count)]);
        var words = Word().Matches(sentences[random.Next(sentences.Length)]).Select(m => m.Value).Where(IsContent).ToArray();
        int n = 3 + random.Next(4);
        if (words.Length < n + 2)
            return null;
        int[] chosen = [.. Enumerable.Range(0, words.Length).OrderBy(_ => random.Next()).Take(n).Order()];
        return ("words", string.Join(' ', chosen.Select(i => words[i])));
    }

    private (string Kind, string Text)? Question(Random random)
    {
        var nouns = Noun().Matches(_texts[random.Next(_texts.Count)]).Select(m => m.Value).Distinct().Where(IsContent).ToArray();
        if (nouns.Length < 5)
            return null;
        random.Shuffle(nouns);
        return ("question", string.Format(null, Patterns[random.Next(Patterns.Length)], nouns[0], nouns[1]));
    }

    private static bool IsContent(string word) => word.Length >= 4 && !StopWords.Contains(Normalization.Normalize(word));

    [GeneratedRegex(@"(?<=[.;:])\s+", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=\p{Ll},? )\p{Lu}\p{Ll}{4,}", RegexOptions.None, 1000)]
    private static partial Regex Noun();
}
