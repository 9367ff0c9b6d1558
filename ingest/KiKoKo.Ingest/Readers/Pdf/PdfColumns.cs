namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Decides whether a page is set in columns of prose (read one after another) or in rows (tables, forms, one column).</summary>
internal static class PdfColumns
{
    private const int MinProseLines = 6;
    private const int MinProseWords = 4;
    private const double MinColumnShare = 0.22;
    private const double MaxCrossingShare = 0.25;
    private const double MinSideBySideShare = 0.4;

    public static bool IsSetInColumns(PdfPage page)
    {
        var prose = page.Lines.Where(l => l.Words >= MinProseWords).ToList();
        if (prose.Count < 2 * MinProseLines)
            return false;

        double span = prose.Max(l => l.Right) - prose.Min(l => l.Left), origin = prose.Min(l => l.Left);
        for (double share = 0.28; share <= 0.72; share += 0.02)
        {
            double gutter = origin + (span * share);
            var left = prose.Where(l => l.Right <= gutter).ToList();
            var right = prose.Where(l => l.Left >= gutter).ToList();
            int crossing = prose.Count - left.Count - right.Count;
            if (left.Count >= MinProseLines && right.Count >= MinProseLines && crossing <= prose.Count * MaxCrossingShare
                && left.Average(l => l.Width) >= page.Width * MinColumnShare && right.Average(l => l.Width) >= page.Width * MinColumnShare
                && SideBySide(left, right) >= MinSideBySideShare)
            {
                return true;
            }
        }

        return false;
    }

    // Share of the shorter column's height that has text of the other beside it.
    private static double SideBySide(List<PdfLine> left, List<PdfLine> right)
    {
        double overlap = Math.Min(left.Max(l => l.Bottom), right.Max(l => l.Bottom)) - Math.Max(left.Min(l => l.Top), right.Min(l => l.Top));
        double shorter = Math.Min(left.Max(l => l.Bottom) - left.Min(l => l.Top), right.Max(l => l.Bottom) - right.Min(l => l.Top));
        return shorter <= 0 ? 0 : overlap / shorter;
    }
}
