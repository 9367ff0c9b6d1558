namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>From a token to its terms: the same for documents and for questions.</summary>
internal sealed class WordAnalyzer(CompoundSplitter? splitter)
{
    /// <param name="token">As <see cref="Tokenizer"/> gives it.</param>
    /// <returns>The term itself first, then parts, then roots; empty for a stop word or a lone letter.</returns>
    public Term[] Analyze(string token)
    {
        if (StopWords.Contains(token) || token.Length == 1 && !char.IsAsciiDigit(token[0]))
            return [];
        if (token[0] == Tokenizer.Phone)
            return PhoneNumber(token);
        if (token.Contains('@'))
            return [.. WholeAndParts(token, token.Split(['.', '@', '-', '_', '+', '%'], StringSplitOptions.RemoveEmptyEntries), minPart: 2), .. Names(token)];
        if (token[0] == '§')
            return [Whole(token), Whole(token[1..])];
        if (char.IsAsciiDigit(token[0]))
            return Numbers.Terms(token);
        if (Capitals.IsAbbreviation(token))
            return [Whole(token.ToLowerInvariant())];
        if (token.Contains(Ellipsis.TailMissing, StringComparison.Ordinal))
            return Ellipsis.Complete(token, splitter) is { } meant ? Analyze(meant) : [];
        if (token.AsSpan().ContainsAnyInRange('0', '9'))
            return Designation(token);

        string literal = Normalization.WriteOut(token);
        string stem = Stem(token);
        var terms = new List<Term>(4) { Term.Of(stem, literal) };
        foreach (string part in splitter?.Split(literal) ?? [])
        {
            string partStem = Stem(part);
            if (partStem != stem)
                terms.Add(new Term(partStem, Term.PartForm));
        }

        for (int i = 0, words = terms.Count; i < words; i++)
        {
            if (Term.RootOf(terms[i].Text) is { } root && !terms.Contains(root))
                terms.Add(root);
        }

        return [.. terms];
    }

    /// <summary>The stem of a normalized word. Never empty.</summary>
    public static string Stem(string token)
    {
        string stem = Snowball.Stem(token);
        return stem.Length == 0 ? token : stem;
    }

    private static Term Whole(string text) => Term.Of(text, text);

    /// <summary>"abs2", "hr12", "eg9a": the whole, its letters and its number.</summary>
    private static Term[] Designation(string token)
    {
        int digits = token.AsSpan().IndexOfAnyInRange('0', '9');
        string letters = token[..digits], number = token[digits..];
        if (letters is "abs" or "nr" or "art" or "ziff" or "satz")
            return [Whole(token), Whole(number)];
        string stem = Stem(token);
        return [Term.Of(stem, Normalization.WriteOut(token)), .. ((string[])[letters, number]).Where(p => char.IsAsciiDigit(p[0]) || p.Length > 1 && !StopWords.Contains(p)).Select(p => new Term(Stem(p), Term.PartForm))];
    }

    /// <summary>Of "erika.muster@stadt.de" the words that are somebody's name. A mailbox of one word belongs to nobody.</summary>
    private static IEnumerable<Term> Names(string mail)
    {
        string[] pieces = mail[..mail.IndexOf('@', StringComparison.Ordinal)].Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length < 2 ? [] : pieces.Where(p => p.Length > 2).Distinct(StringComparer.Ordinal).Select(p => new Term(Term.NameMark + Stem(p), Term.PartForm));
    }

    /// <summary>The whole number, its groups, the number without the area code, and the extension of one written without groups.</summary>
    private static Term[] PhoneNumber(string token)
    {
        string[] groups = token[1..].Split('-', StringSplitOptions.RemoveEmptyEntries);
        var parts = groups.ToList();
        if (groups.Length > 2)
            parts.Add(string.Concat(groups[1..]));
        else if (groups[^1].Length >= 6)
            parts.Add(groups[^1][^4..]);
        return WholeAndParts(string.Concat(groups), [.. parts], minPart: 3);
    }

    private static Term[] WholeAndParts(string whole, string[] parts, int minPart) =>
        [Whole(whole), .. parts.Where(p => p.Length >= minPart && p != whole).Distinct().Select(p => new Term(Stem(p), Term.PartForm))];
}
