using System.Text;

namespace KiKoKo.Ingest.Readers;

/// <summary>Text as it is stored: no control or invisible characters, no ligature code points, single spaces, composed umlauts.</summary>
internal static class Clean
{
    /// <summary>One line: every run of white space is one space.</summary>
    public static string Line(string text) => Collapse(text, keepLines: false);

    /// <summary>Several lines: line feeds stay, empty lines go.</summary>
    public static string Lines(string text) => Collapse(text, keepLines: true);

    /// <summary>A table cell: one line without the cell separator.</summary>
    public static string Cell(string text) => Line(text).Replace('|', '/');

    private static string Collapse(string text, bool keepLines)
    {
        if (IsClean(text))
            return text;

        var result = new StringBuilder(text.Length);
        bool space = false, line = false, combining = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u2028' or '\u2029')
            {
                space = true;
                line |= c is '\n' or '\r' or '\u2028' or '\u2029' or '\v' or '\f';
                continue;
            }

            if (char.IsControl(c) || c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\uFEFF' or '\u2060' or (>= '\uE000' and <= '\uF8FF') or '\uFFFE' or '\uFFFF')
                continue;

            if (space && result.Length > 0)
                result.Append(line && keepLines ? '\n' : ' ');
            space = line = false;
            combining |= c is >= '\u0300' and <= '\u036F';
            AppendFolded(result, c);
        }

        string cleaned = result.ToString();
        return combining ? cleaned.Normalize(NormalizationForm.FormC) : cleaned;
    }

    private static void AppendFolded(StringBuilder result, char c)
    {
        switch (c)
        {
            case '\uFB00': result.Append("ff"); break;
            case '\uFB01': result.Append("fi"); break;
            case '\uFB02': result.Append("fl"); break;
            case '\uFB03': result.Append("ffi"); break;
            case '\uFB04': result.Append("ffl"); break;
            case '\uFB05' or '\uFB06': result.Append("st"); break;
            default: result.Append(c); break;
        }
    }

    // Most cells and many lines are clean already; they are handed back without a copy.
    private static bool IsClean(string text)
    {
        if (text.Length == 0)
            return true;
        if (text[0] == ' ' || text[^1] == ' ')
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool plain = c is (> ' ' and <= '~') or 'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü' or 'ß' or '§' or '–' or '„' or '“';
            if (!plain && !(c == ' ' && text[i - 1] != ' '))
                return false;
        }

        return true;
    }
}
