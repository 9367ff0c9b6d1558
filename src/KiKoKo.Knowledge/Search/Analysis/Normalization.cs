using System.Buffers;
using System.Text;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// One way of writing: composed, compatible characters (NFKC), lower case, without soft hyphens and without accents other than
/// the German umlauts ("Café" is "cafe", "Šimić" is "simic"). Short abbreviations keep their capitals, see <see cref="Capitals"/>.
/// </summary>
internal static class Normalization
{
    // Latin-1, Latin Extended-A and Additional letters, but for ä, ö, ü and ß.
    private static readonly SearchValues<char> Accented = SearchValues.Create(
        [.. Enumerable.Range(0xC0, 0x180 - 0xC0).Concat(Enumerable.Range(0x1E00, 0x100)).Select(c => (char)c).Where(c => !"äöüßÄÖÜẞ×÷".Contains(c))]);

    private const char Other = '\0';

    private static readonly char[] Lower = MakeLower();

    /// <summary>Any string, also one with broken surrogates; never throws.</summary>
    public static string Normalize(string text)
    {
        if (!Ascii.IsValid(text))
        {
            text = Repair(text).Replace("№", "Nr. ", StringComparison.Ordinal);
            if (!text.IsNormalized(NormalizationForm.FormKC))
                text = text.Normalize(NormalizationForm.FormKC);
            text = FoldAccents(text);
        }

        return Capitals.Lower(text);
    }

    /// <summary>The same without making a string of it: a view of <paramref name="room"/>, which grows with the longest text.</summary>
    public static ReadOnlySpan<char> Normalize(string text, ref char[] room)
    {
        if (room.Length < text.Length)
            room = new char[Math.Max(text.Length, 2 * room.Length)];
        char[] lower = Lower, to = room;
        bool after = false, capitals = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char small = c < lower.Length ? lower[c] : Other;
            if (small == Other)
                return Normalize(text);
            to[i] = small;
            bool capital = char.IsAsciiLetterUpper(c);
            capitals |= capital && after;
            after = capital;
        }

        if (capitals)
            Capitals.Keep(text, to);
        return to.AsSpan(0, text.Length);
    }

    /// <summary>Lower case of the characters that normalization leaves alone, whatever stands beside them; <see cref="Other"/> for the rest.</summary>
    private static char[] MakeLower()
    {
        var lower = new char[0x2060];
        foreach (var (from, to) in ((int, int)[])[(0, 0x300), (0x2010, 0x2060)])
        {
            for (int c = from; c < to; c++)
            {
                if (!IsUnwanted((char)c) && !Accented.Contains((char)c) && ((char)c).ToString().IsNormalized(NormalizationForm.FormKC))
                    lower[c] = char.ToLowerInvariant((char)c);
            }
        }

        return lower;
    }

    /// <summary>The literal form of a normalized word: umlauts and ß written out, so that "Überstunde" and "Ueberstunde" are one.</summary>
    public static string WriteOut(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAny("äöüß"))
            return word.ToString();
        var b = new StringBuilder(word.Length + 4);
        foreach (char c in word)
        {
            _ = c switch
            {
                'ä' => b.Append("ae"),
                'ö' => b.Append("oe"),
                'ü' => b.Append("ue"),
                'ß' => b.Append("ss"),
                _ => b.Append(c),
            };
        }

        return b.ToString();
    }

    private static string FoldAccents(string text)
    {
        if (!text.AsSpan().ContainsAny(Accented))
            return text;
        var b = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            string? plain = Accented.Contains(c) ? Plain(c) : null;
            _ = plain is null ? b.Append(c) : b.Append(plain);
        }

        return b.ToString();
    }

    /// <summary>The Latin letter without its mark; null when there is none.</summary>
    private static string? Plain(char c)
    {
        switch (c)
        {
            case 'æ' or 'Æ': return "ae";
            case 'œ' or 'Œ': return "oe";
            case 'ø' or 'Ø': return "o";
            case 'ł' or 'Ł': return "l";
            case 'đ' or 'Đ' or 'ð' or 'Ð': return "d";
            case 'ı': return "i";
        }

        string apart = c.ToString().Normalize(NormalizationForm.FormD);
        return apart.Length > 1 && char.IsAsciiLetter(apart[0]) ? apart[..1] : null;
    }

    private static string Repair(string text)
    {
        bool broken = false;
        for (int i = 0; i < text.Length && !broken; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                broken = char.IsSurrogate(c) || IsUnwanted(c);
        }

        if (!broken)
            return text;
        var b = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                b.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
                b.Append(' ');
            else if (!IsUnwanted(c))
                b.Append(c);
        }

        return b.ToString();
    }

    // Soft hyphen, zero-width characters, byte order mark; not-characters that normalization rejects.
    private static bool IsUnwanted(char c) =>
        c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
