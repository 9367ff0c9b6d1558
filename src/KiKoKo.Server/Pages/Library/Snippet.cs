using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Pages.Library;

/// <summary>The part of a passage that shows why it was found.</summary>
internal static class Snippet
{
    private const int Length = 280;
    private const int Before = 60;

    /// <summary>Letters of an ending that an inflected form may differ by.</summary>
    private const int Ending = 2;

    /// <summary>Pieces in order; those found are marked.</summary>
    public static IReadOnlyList<(string Text, bool Marked)> Of(string passage, IReadOnlyList<TermMatch> matched)
    {
        string text = passage.ReplaceLineEndings(" ").Replace(" | ", " · ", StringComparison.Ordinal);
        string[] stems = [.. matched.Select(m => Stem(m.Term)).Distinct(StringComparer.OrdinalIgnoreCase)];
        int first = stems.Select(s => Find(text, s, 0)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        int start = first <= Before ? 0 : text.IndexOf(' ', first - Before) + 1;
        string shown = Wording.Shorten(text[start..], Length);
        return [.. Mark(start > 0 ? "… " + shown : shown, stems)];
    }

    /// <summary>The word of the text that a term was found as; the term itself where it stands elsewhere. Terms of the index have no umlauts.</summary>
    public static string Word(string text, string term)
    {
        int at = Find(text, Stem(term), 0);
        return at < 0 ? term : text[at..End(text, at)];
    }

    private static IEnumerable<(string Text, bool Marked)> Mark(string text, string[] stems)
    {
        int from = 0;
        while (from < text.Length)
        {
            int at = stems.Select(s => Find(text, s, from)).Where(i => i >= 0).DefaultIfEmpty(-1).Min();
            if (at < 0)
                break;
            int end = End(text, at);
            if (at > from)
                yield return (text[from..at], false);
            yield return (text[at..end], true);
            from = end;
        }

        if (from < text.Length)
            yield return (text[from..], false);
    }

    private static int End(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>Where a word begins with the stem; for a long stem also where one contains it, as a part of a compound.</summary>
    private static int Find(string text, string stem, int from)
    {
        (text, stem) = (Fold(text), Fold(stem));
        for (int at = text.IndexOf(stem, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(stem, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || stem.Length >= 5)
                return at;
        }

        return -1;
    }

    /// <summary>Of the same length, so that places in it are places in the text.</summary>
    private static string Fold(string text) => string.Create(text.Length, text, (folded, t) =>
    {
        for (int i = 0; i < folded.Length; i++)
            folded[i] = char.ToLowerInvariant(t[i]) switch { 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', var c => c };
    });

    private static string Stem(string term) => term.Length > 4 + Ending ? term[..^Ending] : term;
}
