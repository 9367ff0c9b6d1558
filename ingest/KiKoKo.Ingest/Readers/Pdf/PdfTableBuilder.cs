using System.Text.RegularExpressions;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Finds the columns of printed rows and which printed rows make up one row of the table.</summary>
internal static partial class PdfTableBuilder
{
    private const int MaxColumns = 9;
    private const double FarGap = 0.75;

    /// <summary>Null when the lines do not fall into columns.</summary>
    /// <param name="rows">Printed rows from top to bottom, each from left to right.</param>
    /// <param name="rowGap">The gap above which a new row begins, as a share of the type's height.</param>
    public static PdfTable? Build(IReadOnlyList<PdfRow> rows, double rowGap)
    {
        var columns = Columns(rows);
        if (columns.Count is < 2 or > MaxColumns)
            return null;

        var printed = rows.Select(r => Cells(r, columns)).ToList();
        bool[] starts = StartsByGaps(rows, rowGap);
        bool isSure = SplitDoubtful(starts, rows, printed);
        var table = new List<IReadOnlyList<string>[]>();
        for (int i = 0; i < printed.Count;)
        {
            int end = i + 1;
            while (end < printed.Count && !starts[end])
                end++;
            table.Add([.. Enumerable.Range(0, columns.Count).Select(c => (IReadOnlyList<string>)[.. printed[i..end].Select(p => p[c]).Where(t => t.Length > 0)])]);
            i = end;
        }

        return table.Count < 2 ? null : new PdfTable([.. columns.Select(c => c.Left)], table, isSure);
    }

    private static bool[] StartsByGaps(IReadOnlyList<PdfRow> rows, double rowGap)
    {
        bool[] starts = new bool[rows.Count];
        double bottom = double.MinValue;
        for (int i = 0; i < rows.Count; i++)
        {
            starts[i] = rows[i].Top - bottom > rowGap * rows[i].Height;
            bottom = Math.Max(bottom, rows[i].Bottom);
        }

        return starts;
    }

    // Rows set as close as lines of a cell look like one large row. Where they do, the columns decide. False: they cut a cell.
    private static bool SplitDoubtful(bool[] starts, IReadOnlyList<PdfRow> rows, List<string[]> printed)
    {
        var groups = new List<(int Start, int End)>();
        for (int i = 0, end; i < printed.Count; i = end)
        {
            for (end = i + 1; end < printed.Count && !starts[end];)
                end++;
            groups.Add((i, end));
        }

        var full = groups.Where(g => g.End - g.Start > 2 && printed[g.Start..g.End].Count(p => p.All(c => c.Length > 0)) >= 0.75 * (g.End - g.Start)).ToHashSet();
        bool mostlyFull = 2 * full.Sum(g => g.End - g.Start) > printed.Count;
        bool isSure = true;
        foreach (var (start, end) in groups.Where(g => groups.Count == 1 || (mostlyFull && full.Contains(g)) || ListsSeveral(printed[g.Start..g.End])))
        {
            bool[] own = StartsByColumns(rows.Skip(start).Take(end - start).ToList(), printed[start..end]);
            own.CopyTo(starts, start);
            isSure &= !CutsACell(own, printed[start..end]);
        }

        return isSure;
    }

    // No single row has a label or a value of its own in each line, or the same text in two.
    private static bool ListsSeveral(List<string[]> group) =>
        group.Count > 1 && (group.Count(p => Label().IsMatch(p[0])) > 1 || group.Skip(1).Any(p => SectionLabel().IsMatch(p[0]))
            || Enumerable.Range(0, group[0].Length).Any(c =>
                group.Count(p => Value().IsMatch(p[c])) > 1 || group.Where(p => p[c].Length > 0).CountBy(p => p[c], StringComparer.Ordinal).Any(t => t.Value > 1)));

    // A line below continues its cells; it is a new row when the first column speaks again or the last one would twice.
    private static bool[] StartsByColumns(IReadOnlyList<PdfRow> rows, List<string[]> printed)
    {
        bool[] starts = new bool[printed.Count];
        bool lastSpoke = false;
        for (int i = 0; i < printed.Count; i++)
        {
            bool several = printed[i].Count(c => c.Length > 0) > 1;
            bool far = i == 0 || rows[i].Top - rows[i - 1].Bottom > FarGap * rows[i].Height;
            starts[i] = far || (several && (printed[i][0].Length > 0 || (printed[i][^1].Length > 0 && lastSpoke)));
            lastSpoke = (!starts[i] && lastSpoke) || printed[i][^1].Length > 0;
        }

        return starts;
    }

    // A cell that ends in the middle of a bracket, a word or an enumeration goes on below.
    private static bool CutsACell(bool[] starts, List<string[]> printed) =>
        Enumerable.Range(1, printed.Count - 1).Any(i => starts[i] && Enumerable.Range(0, printed[i].Length).Any(c =>
            printed[i][c].Length > 0 && printed[i - 1][c] is { Length: > 1 } above && (above.LastIndexOf('(') > above.LastIndexOf(')') || above[^1] is ',' || (above[^1] == '-' && char.IsLetter(above[^2])))));

    private static string[] Cells(PdfRow row, List<(double Left, double Right)> columns)
    {
        string[] cells = new string[columns.Count];
        Array.Fill(cells, "");
        foreach (var line in row.Lines)
        {
            int column = columns.FindIndex(c => line.Left < c.Right && line.Right > c.Left);
            column = Math.Max(column < 0 ? columns.FindLastIndex(c => line.Left >= c.Left) : column, 0);
            cells[column] = PdfText.Join(cells[column], line.Text);
        }

        return cells;
    }

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

    [GeneratedRegex(@"^(\d{1,2}\.\d{1,2}\.\d{4}|[\d.]+(,\d+)?\s*(EUR|€|%|Uhr|Tage?|Wochen?|Monate?|Jahre?)|\d{1,3}(\.\d{3})*(,\d{2})?(\s*[–-]\s*\d{1,3}(\.\d{3})*(,\d{2})?)?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"^\d{1,3}[.)]?( ?[a-z])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}\.? \S", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionLabel();
}
