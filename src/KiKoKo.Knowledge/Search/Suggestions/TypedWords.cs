using System.Globalization;
using System.Text;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>How people begin to type a word: umlauts as such, written out or left away, from its beginning or from a part of a compound.</summary>
internal static class TypedWords
{
    /// <summary>Runs of letters and digits as places in the text. Combining marks and soft hyphens belong to their word.</summary>
    public static List<TextRange> Cut(string text)
    {
        var words = new List<TextRange>();
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            int start = i;
            while (i < text.Length && IsInside(text[i]))
                i++;
            words.Add(new TextRange(start, i - start));
        }

        return words;
    }

    /// <summary>Lower case with umlauts and ß written out.</summary>
    public static string Written(string word) => Normalization.WriteOut(Normalization.Normalize(word));

    /// <summary>Lower case with the dots and accents left away, ß as ss.</summary>
    public static string Plain(string word)
    {
        string normal = Normalization.Normalize(word);
        if (Ascii.IsValid(normal))
            return normal;
        var b = new StringBuilder(normal.Length + 2);
        foreach (char c in normal.Normalize(NormalizationForm.FormD))
        {
            if (c == 'ß')
                b.Append("ss");
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                b.Append(c);
        }

        return b.ToString();
    }

    /// <summary>Where in a written-out compound its second and further parts begin.</summary>
    /// <param name="parts">As <see cref="CompoundSplitter.Split"/> gives them: words of the corpus, so a dropped vowel stands there again.</param>
    public static List<int> PartStarts(string written, string[] parts)
    {
        var starts = new List<int>();
        int from = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            int at = -1;
            for (int dropped = 0; dropped <= 2 && at < 0 && parts[i].Length - dropped >= 3; dropped++)
                at = written.IndexOf(parts[i][..^dropped], from, StringComparison.Ordinal);
            if (at < 0)
                break;
            if (i > 0)
                starts.Add(at);
            from = Math.Min(at + 3, written.Length);
        }

        return starts;
    }

    /// <summary>The place in the original word that a place in its written-out (or plain) form came from; the end when they do not run side by side.</summary>
    public static int OriginalIndex(string word, int index, bool plain)
    {
        int at = 0;
        for (int i = 0; i < word.Length; i++)
        {
            if (at >= index)
                return i;
            at += char.ToLowerInvariant(word[i]) is 'ß' || (!plain && char.ToLowerInvariant(word[i]) is 'ä' or 'ö' or 'ü') ? 2 : 1;
        }

        return word.Length;
    }

    private static bool IsInside(char c) =>
        char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
