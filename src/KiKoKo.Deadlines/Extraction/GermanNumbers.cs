namespace KiKoKo.Deadlines.Extraction;

/// <summary>Numbers in words up to 999: "zwölf", "neunundsechzigsten", "hundertzwanzig". Nothing is allocated.</summary>
internal static class GermanNumbers
{
    private static readonly (string Name, int Value)[] s_units =
    [
        ("eins", 1), ("ein", 1), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9),
    ];

    private static readonly (string Name, int Value)[] s_teens =
    [
        ("zehn", 10), ("elf", 11), ("zwölf", 12), ("dreizehn", 13), ("vierzehn", 14), ("fünfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19),
    ];

    private static readonly (string Name, int Value)[] s_tens =
    [
        ("zwanzig", 20), ("dreißig", 30), ("dreissig", 30), ("vierzig", 40), ("fünfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80), ("neunzig", 90),
    ];

    private static readonly (string Name, int Value)[] s_ordinals =
    [
        ("erst", 1), ("zweit", 2), ("dritt", 3), ("viert", 4), ("fünft", 5), ("sechst", 6), ("siebt", 7), ("siebent", 7), ("acht", 8), ("neunt", 9), ("zehnt", 10), ("elft", 11), ("zwölft", 12),
    ];

    /// <summary>A cardinal in any inflection: "zwei", "zweier", "einem", "dreien".</summary>
    public static int? Cardinal(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[32];
        if (!Lower(word, buffer, out var text))
            return null;
        if (text is "ein" or "eine" or "einen" or "einem" or "einer" or "eines" or "eins")
            return 1;
        if (text is "zweier" or "zweien")
            return 2;
        return text is "dreier" or "dreien" ? 3 : Whole(text);
    }

    /// <summary>An ordinal in any inflection: "vierten", "neunundsechzigste".</summary>
    public static int? Ordinal(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[32];
        if (!Lower(word, buffer, out var text) || text.Length < 5)
            return null;
        ReadOnlySpan<char> stem = text[^1] == 'e' ? text[..^1] : text[^2] == 'e' && text[^1] is 'n' or 'r' or 's' or 'm' ? text[..^2] : default;
        if (stem.IsEmpty)
            return null;
        foreach (var (name, value) in s_ordinals)
        {
            if (stem.SequenceEqual(name))
                return value;
        }

        if (stem.EndsWith("st"))
            return Whole(stem[..^2]) is >= 20 and var tens ? tens : null;
        return stem.EndsWith("t") && Whole(stem[..^1]) is >= 13 and var teens ? teens : null;
    }

    private static int? Whole(ReadOnlySpan<char> text)
    {
        int hundreds = 0;
        int at = text.IndexOf("hundert");
        if (at >= 0)
        {
            if (at == 0)
                hundreds = 100;
            else if (Exact(text[..at], s_units) is { } count)
                hundreds = 100 * count;
            else
                return null;
            text = text[(at + "hundert".Length)..];
            if (text.StartsWith("und"))
                text = text[3..];
            if (text.IsEmpty)
                return hundreds;
        }

        if ((Exact(text, s_units) ?? Exact(text, s_teens) ?? Exact(text, s_tens)) is { } simple)
            return hundreds + simple;
        int und = text.IndexOf("und");
        return und > 0 && Exact(text[..und], s_units) is { } unit && Exact(text[(und + 3)..], s_tens) is { } ten ? hundreds + ten + unit : null;
    }

    private static int? Exact(ReadOnlySpan<char> text, (string Name, int Value)[] names)
    {
        foreach (var (name, value) in names)
        {
            if (text.SequenceEqual(name))
                return value;
        }

        return null;
    }

    private static bool Lower(ReadOnlySpan<char> word, Span<char> buffer, out ReadOnlySpan<char> lower)
    {
        lower = default;
        if (word.Length is < 2 or > 31)
            return false;
        int length = word.ToLowerInvariant(buffer);
        lower = buffer[..length];
        return true;
    }
}
