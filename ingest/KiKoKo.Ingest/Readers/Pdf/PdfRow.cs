namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Lines that stand side by side: one printed row.</summary>
internal sealed record PdfRow(List<PdfLine> Lines)
{
    public double Top => Lines.Min(l => l.Top);

    public double Bottom => Lines.Max(l => l.Bottom);

    public double Height => Lines.Max(l => l.Height);

    /// <summary>Sorts lines into rows by where they stand, whatever order they came in.</summary>
    public static List<PdfRow> Of(IEnumerable<PdfLine> lines)
    {
        var rows = new List<PdfRow>();
        foreach (var line in lines.OrderBy(l => l.Middle))
        {
            // Small type beside large (a footnote sign) overlaps its row; the next row does not.
            if (rows.Count > 0 && rows[^1] is var last && Math.Abs(line.Middle - last.Lines.Average(l => l.Middle)) < 0.5 * Math.Min(line.Height, last.Height))
                last.Lines.Add(line);
            else
                rows.Add(new PdfRow([line]));
        }

        foreach (var row in rows)
            row.Lines.Sort((a, b) => a.Left.CompareTo(b.Left));
        return rows;
    }
}
