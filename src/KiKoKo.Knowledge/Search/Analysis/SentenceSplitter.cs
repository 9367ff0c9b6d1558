using System.Collections.Frozen;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>Splits German administrative prose into sentences, verbatim. Line feeds are borders; "§ 5 Abs. 1", "31. Dezember" and "z. B." are not.</summary>
public static class SentenceSplitter
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "abb", "abs", "abschn", "allg", "alt", "anl", "anm", "art", "aufl", "bd", "betr", "bspw", "bzgl", "bzw", "ca", "d", "dez", "dgl", "dr", "einschl", "erg", "etc", "evtl", "f", "ff", "gem", "ggf", "h",
        "hrsg", "hs", "i", "inkl", "insb", "jan", "feb", "mär", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "kap", "lfd", "lit", "ltd", "m", "max", "min", "mind", "mio", "mo", "di", "mi", "do", "fr", "sa",
        "nr", "nrn", "o", "od", "p", "prof", "r", "rd", "rn", "s", "sog", "std", "stellv", "str", "tel", "tz", "u", "ua", "usf", "usw", "v", "vgl", "vs", "z", "zt", "ziff", "zzgl", "inh", "bek", "verf", "buchst", "mrd", "hr", "lt", "abt", "st",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>The sentences in order, trimmed, none empty.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var result = new List<string>();
        foreach (string line in text.Split('\n'))
            SplitLine(line, result);
        return result;
    }

    private static void SplitLine(string line, List<string> result)
    {
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?') || !EndsSentence(line, i))
                continue;
            int end = i + 1;
            while (end < line.Length && line[end] is '"' or '“' or '”' or '»' or '«' or ')' or '\'')
                end++;
            Add(line[start..end], result);
            start = end;
            i = end - 1;
        }

        Add(line[start..], result);
    }

    private static void Add(string sentence, List<string> result)
    {
        sentence = sentence.Trim();
        if (sentence.Length > 0)
            result.Add(sentence);
    }

    private static bool EndsSentence(string line, int at)
    {
        int next = at + 1;
        while (next < line.Length && line[next] is '"' or '“' or '”' or '»' or ')' or '\'')
            next++;
        if (next >= line.Length)
            return true;
        if (!char.IsWhiteSpace(line[next]))
            return false;
        while (next < line.Length && char.IsWhiteSpace(line[next]))
            next++;
        if (next >= line.Length)
            return true;
        if (char.IsLower(line[next]) || line[next] is ',' or ';')
            return false;
        if (line[at] != '.')
            return true;

        int from = at;
        while (from > 0 && (char.IsLetterOrDigit(line[from - 1]) || line[from - 1] == '§'))
            from--;
        var token = line.AsSpan(from, at - from);
        if (token.Length == 0)
            return true;
        if (IsNumber(token))
            return token.Length > 2 && !StartsWithMonth(line, next);
        if (token.Length == 1 && char.IsLetter(token[0]))
            return false;
        return !Abbreviations.Contains(token.ToString().ToLowerInvariant());
    }

    private static bool IsNumber(ReadOnlySpan<char> token)
    {
        foreach (char c in token)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }

    private static bool StartsWithMonth(string line, int at) =>
        Array.Exists(Months, m => string.CompareOrdinal(line, at, m, 0, m.Length) == 0);
}
