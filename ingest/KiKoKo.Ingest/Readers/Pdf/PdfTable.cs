namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Builds a table back from lines that stand in rows.</summary>
internal static class PdfTable
{
    private const int MaxColumns = 9;
    private const double RowGapFactor = 0.75;

    /// <summary>Cells of the logical rows; null when the lines do not fall into columns.</summary>
    /// <param name="rows">Printed rows from top to bottom, each from left to right.</param>
    public static List<IReadOnlyList<string>>? Build(IReadOnlyList<PdfRow> rows)
    {
        var columns = Columns(rows);
        if (columns.Count is < 2 or > MaxColumns)
            return null;

        var table = new List<string[]>();
        double bottom = 0;
        foreach (var row in rows)
        {
            string[] cells = new string[columns.Count];
            Array.Fill(cells, "");
            foreach (var line in row.Lines)
            {
                int column = columns.FindIndex(c => line.Left < c.Right && line.Right > c.Left);
                column = column < 0 ? columns.FindLastIndex(c => line.Left >= c.Left) : column;
                cells[Math.Max(column, 0)] = PdfText.Join(cells[Math.Max(column, 0)], line.Text);
            }

            bool far = row.Top - bottom > row.Height * RowGapFactor;
            if (table.Count == 0 || far || StartsRow(table[^1], cells))
            {
                table.Add(cells);
            }
            else
            {
                for (int i = 0; i < cells.Length; i++)
                    table[^1][i] = PdfText.Join(table[^1][i], cells[i]);
            }

            bottom = row.Bottom;
        }

        return table.Count < 2 ? null : [.. table];
    }

    // A line below continues its cells; it is a new row when the first column speaks again or the last one would twice.
    private static bool StartsRow(string[] above, string[] cells) =>
        cells[0].Length > 0 && cells.Count(c => c.Length > 0) > 1 || (cells[^1].Length > 0 && above[^1].Length > 0 && cells.Count(c => c.Length > 0) > 1);

    // Columns are what the segments of the many-celled rows cover, seen from above.
    private static List<(double Left, double Right)> Columns(IReadOnlyList<PdfRow> rows)
    {
        var columns = new List<(double Left, double Right)>();
        foreach (var line in rows.Where(r => r.Lines.Count > 1).SelectMany(r => r.Lines).OrderBy(l => l.Left))
        {
            if (columns.Count > 0 && line.Left < columns[^1].Right)
                columns[^1] = (columns[^1].Left, Math.Max(columns[^1].Right, line.Right));
            else
                columns.Add((line.Left, line.Right));
        }

        return columns;
    }
}

/// <summary>Lines that stand side by side.</summary>
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
