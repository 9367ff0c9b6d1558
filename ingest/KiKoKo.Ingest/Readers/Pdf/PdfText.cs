namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Joins what line breaks took apart.</summary>
internal static class PdfText
{
    /// <summary>Two lines as one text. A word divided at the line end is put together; "Haus- und" and "IT-Service" keep their hyphen.</summary>
    public static string Join(string above, string below)
    {
        if (above.Length == 0)
            return below;
        if (below.Length == 0)
            return above;
        bool divided = above.Length > 1 && above[^1] is '-' or '\u2010' && char.IsLetterOrDigit(above[^2]);
        if (!divided)
            return $"{above} {below}";
        if (char.IsUpper(below[0]) || char.IsAsciiDigit(below[0]) || char.IsAsciiDigit(above[^2]))
            return above + below;
        string word = below.Split(' ', 2)[0].TrimEnd(',');
        return word is "und" or "oder" or "bzw." or "sowie" or "als" or "bis" or "noch" or "/" || !char.IsLetter(below[0]) ? $"{above} {below}" : above[..^1] + below;
    }
}
