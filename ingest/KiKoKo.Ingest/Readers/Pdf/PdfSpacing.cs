namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Tells the distance between two lines of one cell from the distance between two rows of a table.</summary>
internal sealed class PdfSpacing(IReadOnlyList<PdfPage> pages)
{
    private const double Unknown = 0.75;
    private const int ProseWords = 5;
    private const int EnoughGaps = 4;

    // What a row has on top of the line spacing, as a share of the type's height; less is measuring noise.
    private const double Clearance = 0.12;

    private readonly double? _usual = LineGap(pages.SelectMany(p => p.Lines.Select(l => (p.Number, Line: l))), ProseWords, EnoughGaps);

    /// <summary>
    /// The gap above which a new row begins, as a share of the type's height. Lines of a cell stand as close as lines of prose or
    /// closer; lines further apart may be rows that pdftotext took for one block.
    /// </summary>
    public double RowGap(IEnumerable<PdfRow> region, PdfPage page)
    {
        double? own = LineGap(region.SelectMany(r => r.Lines).Select(l => (page.Number, l)), 0, 1);
        double? prose = LineGap(page.Lines.Select(l => (page.Number, l)), ProseWords, EnoughGaps) ?? _usual;
        return own is null && prose is null ? Unknown : Math.Min(own ?? double.MaxValue, prose ?? double.MaxValue) + Clearance;
    }

    // pdftotext puts the lines of one cell or paragraph in one block.
    private static double? LineGap(IEnumerable<(int Page, PdfLine Line)> lines, int minWords, int enough)
    {
        var gaps = new List<double>();
        foreach (var block in lines.Where(l => l.Line.Words >= minWords).GroupBy(l => (l.Page, l.Line.Block), l => l.Line))
        {
            PdfLine? above = null;
            foreach (var line in block.OrderBy(l => l.Top))
            {
                if (above is not null && Math.Abs(line.Left - above.Left) < line.Height && Math.Abs(line.Height - above.Height) < 0.15 * line.Height && line.Top - above.Top > 0.5 * line.Height)
                    gaps.Add((line.Top - above.Bottom) / line.Height);
                above = line;
            }
        }

        gaps.Sort();
        return gaps.Count < enough ? null : gaps[gaps.Count / 5];
    }
}
