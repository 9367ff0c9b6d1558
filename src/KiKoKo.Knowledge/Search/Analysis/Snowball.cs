namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// The German stemmer of the Snowball family, version 3.1 (https://snowballstem.org/algorithms/german/stemmer.html).
/// Input is one lower-case word; ä and ae, ö and oe, ü and ue, ß and ss come out alike.
/// </summary>
internal static class Snowball
{
    private static readonly string[] EtExceptions = ["geordn", "intern", "plan", "tick", "tr"];

    public static string Stem(string word)
    {
        // ß becomes ss, so a stem may for a while be longer than its word.
        Span<char> buffer = word.Length <= 128 ? stackalloc char[256] : new char[word.Length * 2];
        int length = Stem(word, buffer);
        return buffer[..length].SequenceEqual(word) ? word : buffer[..length].ToString();
    }

    /// <returns>The length of the stem in <paramref name="buffer"/>, which must be twice as long as the word.</returns>
    public static int Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        int n = Prelude(word, buffer);
        var (r1, r2) = Regions(buffer[..n]);
        n = InflectedEnding(buffer, n, r1);
        n = VerbalEnding(buffer, n, r1);
        n = DerivedEnding(buffer, n, r1, r2);
        n = Apostrophe(buffer, n, r1);
        Postlude(buffer[..n]);
        return n;
    }

    /// <summary>Marks u and y between vowels as consonants (upper case) and writes umlauts and ß in one way.</summary>
    private static int Prelude(ReadOnlySpan<char> word, Span<char> b)
    {
        word.CopyTo(b[^word.Length..]);
        var source = b[^word.Length..];
        for (int i = 0; i + 2 < source.Length;)
        {
            if (source[i + 1] is 'u' or 'y' && IsVowel(source[i]) && IsVowel(source[i + 2]))
            {
                source[i + 1] = source[i + 1] == 'u' ? 'U' : 'Y';
                i += 3;
            }
            else
            {
                i++;
            }
        }

        // Reads ahead of where it writes: the source stands at the end of a buffer twice as long.
        int n = 0;
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            char next = i + 1 < source.Length ? source[i + 1] : '\0';
            if (c == 'ß')
            {
                b[n++] = 's';
                b[n++] = 's';
            }
            else if (c == 'q' && next == 'u')
            {
                b[n++] = 'q';
                b[n++] = 'u';
                i++;
            }
            else if (next == 'e' && c is 'a' or 'o' or 'u')
            {
                b[n++] = c == 'a' ? 'ä' : c == 'o' ? 'ö' : 'ü';
                i++;
            }
            else
            {
                b[n++] = c;
            }
        }

        return n;
    }

    private static (int R1, int R2) Regions(ReadOnlySpan<char> w)
    {
        if (w.Length < 3)
            return (w.Length, w.Length);
        int p1 = PastVowelAndConsonant(w, 0);
        int p2 = p1 < 0 ? -1 : PastVowelAndConsonant(w, p1);
        return (p1 < 0 ? w.Length : Math.Max(3, p1), p2 < 0 ? w.Length : p2);
    }

    private static int PastVowelAndConsonant(ReadOnlySpan<char> w, int from)
    {
        int i = from;
        while (i < w.Length && !IsVowel(w[i]))
            i++;
        while (i < w.Length && IsVowel(w[i]))
            i++;
        return i < w.Length ? i + 1 : -1;
    }

    private static int InflectedEnding(Span<char> b, int n, int r1)
    {
        var w = b[..n];
        string ending = Longest(w, "erinnen", "erin", "ern", "lns", "em", "er", "en", "es", "ln", "e", "s");
        int at = n - ending.Length;
        if (ending.Length == 0 || at < r1)
            return n;
        switch (ending)
        {
            case "em":
                return w[..at].EndsWith("syst") ? n : at;
            case "e" or "en" or "es":
                return w[..at].EndsWith("niss") ? at - 1 : at;
            case "s":
                return at > 0 && IsSEnding(w[at - 1]) ? at : n;
            case "ln" or "lns":
                return at + 1;
            default:
                return at;
        }
    }

    private static int VerbalEnding(Span<char> b, int n, int r1)
    {
        var w = b[..n];
        string ending = Longest(w, "est", "en", "er", "et", "st");
        int at = n - ending.Length;
        if (ending.Length == 0 || at < r1)
            return n;
        return ending switch
        {
            "st" => at >= 4 && w[at - 1] != 'r' && IsSEnding(w[at - 1]) ? at : n,
            "et" => at > 0 && IsEtEnding(w[at - 1]) && Longest(w[..at], EtExceptions).Length == 0 ? at : n,
            _ => at,
        };
    }

    private static int DerivedEnding(Span<char> b, int n, int r1, int r2)
    {
        var w = b[..n];
        string ending = Longest(w, "isch", "lich", "heit", "keit", "end", "ung", "ig", "ik");
        int at = n - ending.Length;
        if (ending.Length == 0 || at < r2)
            return n;
        var rest = w[..at];
        switch (ending)
        {
            case "end" or "ung":
                return rest.EndsWith("ig") && at - 2 >= r2 && !rest[..^2].EndsWith("e") ? at - 2 : at;
            case "ig" or "ik" or "isch":
                return rest.EndsWith("e") ? n : at;
            case "lich" or "heit":
                return (rest.EndsWith("er") || rest.EndsWith("en")) && at - 2 >= r1 ? at - 2 : at;
            default:
                int inner = Longest(rest, "lich", "ig").Length;
                return inner > 0 && at - inner >= r2 ? at - inner : at;
        }
    }

    private static int Apostrophe(Span<char> b, int n, int r1)
    {
        string ending = Longest(b[..n], "'sch", "'s", "'");
        return n - ending.Length >= r1 ? n - ending.Length : n;
    }

    private static void Postlude(Span<char> w)
    {
        foreach (ref char c in w)
        {
            c = c switch { 'Y' => 'y', 'U' or 'ü' => 'u', 'ä' => 'a', 'ö' => 'o', _ => c };
        }
    }

    private static string Longest(ReadOnlySpan<char> w, params ReadOnlySpan<string> longestFirst)
    {
        foreach (string ending in longestFirst)
        {
            if (w.EndsWith(ending))
                return ending;
        }

        return "";
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ä' or 'ö' or 'ü';

    private static bool IsSEnding(char c) => c is 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'r' or 't';

    private static bool IsEtEnding(char c) =>
        c is 'd' or 'f' or 'g' or 'k' or 'l' or 'm' or 'n' or 'r' or 's' or 't' or 'U' or 'z' or 'ä';
}
