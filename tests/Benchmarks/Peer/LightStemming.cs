namespace KiKoKo.Benchmarks.Peer;

/// <summary>
/// How Lucene's GermanAnalyzer ends: spelling made one by a three-state machine (its GermanNormalizationFilter), then the light
/// stemmer of J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (2006).
/// </summary>
internal static class LightStemming
{
    private const int Consonant = 0, Vowel = 1, MayTakeE = 2;

    public static string Term(string word)
    {
        Span<char> buffer = stackalloc char[2 * word.Length];
        int n = OneSpelling(word, buffer);
        foreach (ref char c in buffer[..n])
        {
            c = c switch
            {
                'ä' or 'à' or 'á' or 'â' => 'a',
                'ö' or 'ò' or 'ó' or 'ô' => 'o',
                'ï' or 'ì' or 'í' or 'î' => 'i',
                'ü' or 'ù' or 'ú' or 'û' => 'u',
                _ => c,
            };
        }

        n -= Ending(buffer[..n]);
        n -= Comparison(buffer[..n]);
        return buffer[..n].ToString();
    }

    /// <summary>ae, oe, ue lose their e unless the u follows a vowel or q; umlauts lose their dots; ß becomes ss.</summary>
    private static int OneSpelling(string word, Span<char> to)
    {
        int n = 0, state = Consonant;
        foreach (char c in word)
        {
            if (c == 'e' && state == MayTakeE)
            {
                state = Vowel;
                continue;
            }

            state = c switch
            {
                'a' or 'o' => MayTakeE,
                'u' => state == Consonant ? MayTakeE : Vowel,
                'e' or 'i' or 'q' or 'y' or 'ä' or 'ö' or 'ü' => Vowel,
                _ => Consonant,
            };
            if (c == 'ß')
                to[n++] = 's';
            to[n++] = c switch { 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', 'ß' => 's', _ => c };
        }

        return n;
    }

    private static int Ending(ReadOnlySpan<char> w) => w switch
    {
        { Length: > 5 } when w.EndsWith("ern") => 3,
        { Length: > 4 } when w[^2] == 'e' && (w[^1] is 'm' or 'n' or 'r' or 's') => 2,
        { Length: > 3 } when w[^1] == 'e' => 1,
        { Length: > 3 } when w[^1] == 's' && MayPrecede(w[^2]) => 1,
        _ => 0,
    };

    private static int Comparison(ReadOnlySpan<char> w) => w switch
    {
        { Length: > 5 } when w.EndsWith("est") => 3,
        { Length: > 4 } when w[^2] == 'e' && (w[^1] == 'r' || w[^1] == 'n') => 2,
        { Length: > 4 } when w.EndsWith("st") && MayPrecede(w[^3]) => 2,
        _ => 0,
    };

    private static bool MayPrecede(char c) => c is 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 't';
}
