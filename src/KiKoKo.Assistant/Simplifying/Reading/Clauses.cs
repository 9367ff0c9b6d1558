using System.Buffers;

namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>Words of a sentence between two signs (comma, semicolon, colon, dash, bracket) or between "und" and "oder".</summary>
internal static class Clauses
{
    /// <summary>One after another; together they hold all words of the sentence.</summary>
    public static IEnumerable<IReadOnlyList<Word>> Of(string text, Sentence sentence)
    {
        var clause = new List<Word>();
        foreach (var word in sentence.Words)
        {
            if (clause.Count > 0 && (word.Lower is "und" or "oder" or "sowie" || HasSign(text.AsSpan(clause[^1].End, word.Start - clause[^1].End))))
            {
                yield return clause;
                clause = [];
            }

            clause.Add(word);
        }

        if (clause.Count > 0)
            yield return clause;
    }

    private static readonly SearchValues<char> s_signs = SearchValues.Create(",;:()–");

    /// <summary>Whether what stands between two words parts clauses.</summary>
    public static bool HasSign(ReadOnlySpan<char> gap) => gap.ContainsAny(s_signs) || gap.Contains(" - ", StringComparison.Ordinal);
}
