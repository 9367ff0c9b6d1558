namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>What the search engine knows about German, for others that compare texts.</summary>
public static class GermanText
{
    private static readonly WordAnalyzer Words = new(splitter: null);

    /// <summary>
    /// The content words of a text in reading order: lower case, stemmed, umlauts folded, without stop words. Numbers, § citations,
    /// mail addresses and phone numbers stay whole. Compounds are not taken apart. Works for any string.
    /// </summary>
    public static string[] Terms(string text)
    {
        var terms = new List<string>();
        var tokens = new Tokenizer(Normalization.Normalize(text));
        int last = -1;
        while (tokens.MoveNext())
        {
            // A hyphenated word counts by its pieces, not a second time as a whole.
            if (tokens.Position == last)
                continue;
            last = tokens.Position;
            if (Words.Analyze(tokens.Current.ToString()) is [var term, ..])
                terms.Add(term.Text);
        }

        return [.. terms];
    }
}
