namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// Lower case, except for short words that would be stop words but are written in capitals among others that are not: "DA" is
/// a Dienstanweisung, "da" is nothing. They stay in capitals, and so pass <see cref="StopWords"/>.
/// </summary>
internal static class Capitals
{
    private const int MaxLength = 3;
    private const int LongWord = 4;

    public static string Lower(string text) => string.Create(text.Length, text, static (lower, text) =>
    {
        text.AsSpan().ToLowerInvariant(lower);
        Keep(text, lower);
    });

    /// <summary>Puts the abbreviations back into a text in lower case.</summary>
    public static void Keep(string text, Span<char> lower)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            int next = text.AsSpan(i).IndexOfAnyInRange('A', 'Z');
            if (next < 0)
                return;
            i += next;
            int to = i;
            while (to < text.Length && char.IsLetterOrDigit(text[to]))
                to++;
            int length = to - i;
            if (length is >= 2 and <= MaxLength && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && IsCapitals(text.AsSpan(i, length)) && IsAbbreviation(text, i, to))
                text.AsSpan(i, length).CopyTo(lower[i..]);
            i = to - 1;
        }
    }

    public static bool IsAbbreviation(ReadOnlySpan<char> token) => char.IsAsciiLetterUpper(token[0]);

    private static bool IsAbbreviation(string text, int from, int to)
    {
        Span<char> lower = stackalloc char[MaxLength];
        text.AsSpan(from, to - from).ToLowerInvariant(lower);
        lower = lower[..(to - from)];
        // "Urlaub UND Kur" stresses the word; "UND" abbreviates nothing.
        return StopWords.Contains(lower)
            && lower is not ("und" or "nie" or "nur" or "der" or "die" or "das")
            && !Shouts(WordBefore(text, from))
            && !Shouts(WordAfter(text, to))
            && !IsLineInCapitals(text, from, to);
    }

    private static bool Shouts(ReadOnlySpan<char> neighbour) => neighbour.Length >= LongWord && IsCapitals(neighbour);

    /// <summary>A line without any small letter is a heading or shouted, unless it is only an abbreviation or two.</summary>
    private static bool IsLineInCapitals(string text, int from, int to)
    {
        int start = from, end = to;
        while (start > 0 && text[start - 1] != '\n')
            start--;
        while (end < text.Length && text[end] != '\n')
            end++;
        int words = 0;
        for (int i = start; i < end; i++)
        {
            if (char.IsLower(text[i]))
                return false;
            if (char.IsLetter(text[i]) && (i == start || !char.IsLetter(text[i - 1])))
                words++;
        }

        return words > 2;
    }

    private static ReadOnlySpan<char> WordBefore(string text, int at)
    {
        int end = at;
        while (end > 0 && text[end - 1] is ' ' or '-')
            end--;
        int from = end;
        while (from > 0 && char.IsLetter(text[from - 1]))
            from--;
        return text.AsSpan(from, end - from);
    }

    private static ReadOnlySpan<char> WordAfter(string text, int at)
    {
        int from = at;
        while (from < text.Length && text[from] is ' ' or '-')
            from++;
        int end = from;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(from, end - from);
    }

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsUpper(c))
                return false;
        }

        return true;
    }
}
