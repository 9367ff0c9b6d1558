using System.Text;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>One way of writing: composed, compatible characters (NFKC), lower case, without soft hyphens.</summary>
internal static class Normalization
{
    private const char Other = '\0';

    private static readonly char[] Lower = MakeLower();

    /// <summary>Any string, also one with broken surrogates; never throws.</summary>
    public static string Normalize(string text)
    {
        if (!Ascii.IsValid(text))
        {
            text = Repair(text);
            if (!text.IsNormalized(NormalizationForm.FormKC))
                text = text.Normalize(NormalizationForm.FormKC);
        }

        return text.ToLowerInvariant();
    }

    /// <summary>The same without making a string of it: a view of <paramref name="room"/>, which grows with the longest text.</summary>
    public static ReadOnlySpan<char> Normalize(string text, ref char[] room)
    {
        if (room.Length < text.Length)
            room = new char[Math.Max(text.Length, 2 * room.Length)];
        char[] lower = Lower, to = room;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char small = c < lower.Length ? lower[c] : Other;
            if (small == Other)
                return Normalize(text);
            to[i] = small;
        }

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
                if (!IsUnwanted((char)c) && ((char)c).ToString().IsNormalized(NormalizationForm.FormKC))
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
