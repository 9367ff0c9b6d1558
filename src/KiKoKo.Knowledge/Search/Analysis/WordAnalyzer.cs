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
            return WholeAndParts(token, token.Split(['.', '@', '-', '_', '+', '%'], StringSplitOptions.RemoveEmptyEntries), minPart: 2);
        if (token[0] == '§')
            return [Whole(token), Whole(token[1..])];
        if (char.IsAsciiDigit(token[0]))
            return Number(token);
        if (token.Length <= 6 && char.IsAsciiDigit(token[^1]) && Citation(token) is { } number)
            return [Whole(token), Whole(number)];

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

    private static string? Citation(string token)
    {
        int digits = token.AsSpan().IndexOfAnyInRange('0', '9');
        return token[..digits] is "abs" or "nr" or "art" ? token[digits..] : null;
    }

    private static Term[] PhoneNumber(string token)
    {
        string[] groups = token[1..].Split('-', StringSplitOptions.RemoveEmptyEntries);
        return WholeAndParts(string.Concat(groups), groups, minPart: 3);
    }

    private static Term[] Number(string token)
    {
        string[] groups = token.Split(['.', ',', ':', '/', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length == 1)
            return LettersBehind(token);

        bool allDigits = groups.All(g => g.All(char.IsAsciiDigit));
        if (allDigits && groups.Length == 3 && groups[2].Length is 4 && groups[0].Length <= 2 && groups[1].Length <= 2)
        {
            // 01.07.2026 and 1.7.2026 are one day.
            string day = $"{groups[0].TrimStart('0')}.{groups[1].TrimStart('0')}.{groups[2]}";
            return [Whole(day), new Term(groups[2], Term.PartForm)];
        }

        string whole = token;
        if (allDigits && groups[0].Length <= 3 && token.Contains('.') && groups.Skip(1).All(g => g.Length == 3))
            whole = string.Concat(groups); // 3.000 and 3000 are one amount.
        return WholeAndParts(whole, groups, minPart: 1);
    }

    /// <summary>"9a", "2fa", "37a": the whole, and the number for who leaves the letter out.</summary>
    private static Term[] LettersBehind(string token)
    {
        int digits = token.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits <= 0 ? [Whole(token)] : [Whole(token), new Term(token[..digits], Term.PartForm)];
    }

    private static Term[] WholeAndParts(string whole, string[] parts, int minPart) =>
        [Whole(whole), .. parts.Where(p => p.Length >= minPart && p != whole).Distinct().Select(p => new Term(Stem(p), Term.PartForm))];
}
