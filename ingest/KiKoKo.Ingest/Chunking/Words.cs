using System.Text.RegularExpressions;

namespace KiKoKo.Ingest.Chunking;

/// <summary>Counting and cutting text by words and sentences.</summary>
internal static partial class Words
{
    /// <summary>Number of runs without white space.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c);
            count += !space && !inside ? 1 : 0;
            inside = !space;
        }

        return count;
    }

    /// <summary>Cuts a text into pieces of at most <paramref name="max"/> words, between sentences where that is possible.</summary>
    public static IEnumerable<string> Cut(string text, int max)
    {
        if (Count(text) <= max)
        {
            yield return text;
            yield break;
        }

        string piece = "";
        foreach (string sentence in Sentences(text).SelectMany(s => Hard(s, max)))
        {
            if (piece.Length > 0 && Count(piece) + Count(sentence) > max)
            {
                yield return piece;
                piece = "";
            }

            piece = piece.Length == 0 ? sentence : $"{piece} {sentence}";
        }

        if (piece.Length > 0)
            yield return piece;
    }

    /// <summary>Sentences of German text. Abbreviations, ordinal numbers and initials do not end one.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        int start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            int stop = end.Index + 1;
            if (text[end.Index] == '.' && Abbreviation().IsMatch(text[start..stop]))
                continue;
            yield return text[start..stop].Trim();
            start = stop;
        }

        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    private static IEnumerable<string> Hard(string sentence, int max)
    {
        if (Count(sentence) <= max)
            return [sentence];
        return sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(max).Select(c => string.Join(' ', c));
    }

    [GeneratedRegex(@"[.!?](?=[“”""»)]?\s+[\p{Lu}„»(""\d])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(^|[\s(„])(\p{L}|\d{1,3}|Abs|Art|Nr|Nrn|Ziff|Buchst|bzw|ca|evtl|ggf|inkl|insb|usw|vgl|Abt|Aufl|Bd|Dr|Prof|Hr|Fr|Str|Tel|Mio|Mrd|Kap|max|min|mind|sog|gem|lt|zzgl|ff|rd|St|Jan|Feb|Aug|Sept|Okt|Nov|Dez)\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Abbreviation();
}
