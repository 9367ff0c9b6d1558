namespace KiKoKo.Assistant.Evidence;

/// <summary>German numbers in words: "dreißig", "zweieinhalb", "zweitausendfünfhundert", "dritten", and those that begin a word ("vierzehntägig", "Dreimonatsfrist").</summary>
internal static class NumberWords
{
    private static readonly (string Name, int Value)[] Small =
    [
        ("eins", 1), ("ein", 1), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10), ("elf", 11), ("zwölf", 12),
        ("dreizehn", 13), ("vierzehn", 14), ("fünfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19),
    ];

    private static readonly (string Name, int Value)[] Tens =
    [
        ("zwanzig", 20), ("dreißig", 30), ("dreissig", 30), ("vierzig", 40), ("fünfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80), ("neunzig", 90),
    ];

    private static readonly (string Name, int Value)[] Ordinals =
    [
        ("erst", 1), ("zweit", 2), ("dritt", 3), ("viert", 4), ("fünft", 5), ("sechst", 6), ("siebt", 7), ("acht", 8), ("neunt", 9), ("zehnt", 10), ("elft", 11), ("zwölft", 12),
    ];

    private static readonly string[] Counted = ["täg", "tag", "wöch", "woch", "monat", "jahr", "jähr", "stund", "stünd", "minut", "minüt", "fach", "mal", "stellig"];

    /// <param name="word">Lower case.</param>
    /// <returns>Null for a word that is no number, also for "ein", which mostly is the article.</returns>
    public static decimal? Value(string word)
    {
        if (word.Length is < 3 or > 48 || word is "ein" or "eins" or "acht" && word.Length < 3)
            return null;
        if (word is "anderthalb" or "eineinhalb")
            return 1.5m;
        if (word.EndsWith("einhalb", StringComparison.Ordinal) && Whole(word.AsSpan(0, word.Length - 7)) is { } base1)
            return base1 + 0.5m;
        if (word is "zweier" or "zweien" or "beide" or "beiden" or "beider" or "beides")
            return 2;
        if (word is "dreier" or "dreien")
            return 3;
        return Whole(word) ?? Ordinal(word);
    }

    /// <summary>The number before a counted unit within one word: (14, "tägig") of "vierzehntägig".</summary>
    public static (decimal Value, string Counted)? Leading(string word)
    {
        foreach (string counted in Counted)
        {
            int at = word.IndexOf(counted, StringComparison.Ordinal);
            if (at < 3)
                continue;
            if (Whole(word.AsSpan(0, at)) is { } value)
                return (value, word[at..]);
        }

        return null;
    }

    private static int? Ordinal(string word)
    {
        if (word.Length < 5)
            return null;
        ReadOnlySpan<char> stem = word[^1] == 'e' ? word.AsSpan(0, word.Length - 1) : word[^2] == 'e' && word[^1] is 'n' or 'r' or 's' or 'm' ? word.AsSpan(0, word.Length - 2) : default;
        foreach (var (name, value) in Ordinals)
        {
            if (stem.SequenceEqual(name))
                return value;
        }

        if (stem.EndsWith("st") && Whole(stem[..^2]) is >= 20 and var tens)
            return tens;
        return stem.EndsWith("t") && Whole(stem[..^1]) is >= 13 and < 20 and var teens ? teens : null;
    }

    private static int? Whole(ReadOnlySpan<char> word)
    {
        int thousand = word.IndexOf("tausend");
        if (thousand < 0)
            return BelowThousand(word);
        int? count = thousand == 0 ? 1 : BelowThousand(word[..thousand]);
        var rest = word[(thousand + 7)..];
        if (rest.StartsWith("und"))
            rest = rest[3..];
        return count is null ? null : rest.IsEmpty ? count * 1000 : BelowThousand(rest) is { } more ? (count * 1000) + more : null;
    }

    private static int? BelowThousand(ReadOnlySpan<char> word)
    {
        int hundreds = 0, at = word.IndexOf("hundert");
        if (at >= 0)
        {
            if (at > 0 && Exact(word[..at], Small) is not { } count)
                return null;
            else
                hundreds = at == 0 ? 100 : Exact(word[..at], Small)!.Value * 100;
            word = word[(at + 7)..];
            if (word.StartsWith("und"))
                word = word[3..];
            if (word.IsEmpty)
                return hundreds;
        }

        if ((Exact(word, Small) ?? Exact(word, Tens)) is { } simple)
            return hundreds + simple;
        int und = word.IndexOf("und");
        return und > 0 && Exact(word[..und], Small) is < 10 and var unit && Exact(word[(und + 3)..], Tens) is { } ten ? hundreds + ten + unit : null;
    }

    private static int? Exact(ReadOnlySpan<char> word, (string Name, int Value)[] names)
    {
        foreach (var (name, value) in names)
        {
            if (word.SequenceEqual(name))
                return value;
        }

        return null;
    }
}
