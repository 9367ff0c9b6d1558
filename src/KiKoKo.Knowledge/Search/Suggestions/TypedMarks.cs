using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>Which pieces of a suggestion were typed.</summary>
internal static class TypedMarks
{
    /// <param name="typed">Written out.</param>
    /// <param name="partStarts">See <see cref="SuggestionIndex.PartStarts(string)"/>.</param>
    /// <returns>In order, apart from each other.</returns>
    public static IReadOnlyList<TextRange> Of(string text, IReadOnlyList<string> typed, Func<string, IReadOnlyList<int>> partStarts)
    {
        var marks = new List<TextRange>();
        foreach (var place in TypedWords.Cut(text))
        {
            string word = text.Substring(place.Start, place.Length);
            TextRange? longest = null;
            foreach (string t in typed)
            {
                if (In(word, t, partStarts) is { } mark && mark.Length > (longest?.Length ?? 0))
                    longest = mark;
            }

            if (longest is not null)
                marks.Add(longest with { Start = place.Start + longest.Start });
        }

        return marks;
    }

    private static TextRange? In(string word, string typed, Func<string, IReadOnlyList<int>> partStarts)
    {
        string written = TypedWords.Written(word), plain = TypedWords.Plain(word);
        if (Begins(written, typed, 0))
            return Between(word, 0, typed.Length, plain: false);
        if (Begins(plain, typed, 0))
            return Between(word, 0, typed.Length, plain: true);
        foreach (int start in partStarts(written))
        {
            if (Begins(written, typed, start))
                return Between(word, start, start + typed.Length, plain: false);
            int from = TypedWords.OriginalIndex(word, start, plain: false);
            string rest = word[from..];
            if (Begins(TypedWords.Plain(rest), typed, 0))
                return new TextRange(from, TypedWords.OriginalIndex(rest, typed.Length, plain: true));
        }

        if (typed.Length >= SuggestionSearch.WithinLength && written.IndexOf(typed, StringComparison.Ordinal) is > 0 and var within)
            return Between(word, within, within + typed.Length, plain: false);
        if (typed.Length < SuggestionSearch.TypoLength)
            return null;
        foreach (int start in partStarts(written).Prepend(0))
        {
            if (IsNear(typed, written.AsSpan(start)) is { } length)
                return Between(word, start, start + length, plain: false);
        }

        return null;
    }

    private static bool Begins(string word, string typed, int from) => word.AsSpan(from).StartsWith(typed);

    private static TextRange Between(string word, int from, int to, bool plain)
    {
        int start = TypedWords.OriginalIndex(word, from, plain);
        return new TextRange(start, TypedWords.OriginalIndex(word, to, plain) - start);
    }

    /// <summary>The length of the beginning that is one edit away; null: none is.</summary>
    private static int? IsNear(string typed, ReadOnlySpan<char> word)
    {
        for (int length = typed.Length + 1; length >= typed.Length - 1; length--)
        {
            if (length <= word.Length && Similarity.EditDistance(typed, word[..length], 1) <= 1)
                return length;
        }

        return null;
    }
}
