namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>A table built back from lines that stand in rows.</summary>
/// <param name="Lefts">Where its columns begin, in points.</param>
/// <param name="Rows">Logical rows of cells, each cell its printed lines from top to bottom; the header first.</param>
/// <param name="IsSure">False: which printed lines make up a row cannot be told, so that no row of it may be quoted.</param>
internal sealed record PdfTable(IReadOnlyList<double> Lefts, IReadOnlyList<IReadOnlyList<string>[]> Rows, bool IsSure)
{
    private const double SameLeft = 3;

    /// <summary>The cells as text, row by row.</summary>
    public List<IReadOnlyList<string>> Grid(PdfWords words) => [.. Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(words.Join)])];

    /// <summary>All its text, one column after another, each on a line of its own.</summary>
    public string ByColumn(PdfWords words) =>
        string.Join('\n', Enumerable.Range(0, Lefts.Count).Select(c => words.Join([.. Rows.SelectMany(r => r[c])])).Where(t => t.Length > 0));

    /// <summary>This with what the next page brings of it; null when that is another table.</summary>
    public PdfTable? With(PdfTable next)
    {
        if (!IsSure || !next.IsSure || Lefts.Count != next.Lefts.Count || Lefts.Zip(next.Lefts).Any(l => Math.Abs(l.First - l.Second) > SameLeft))
            return null;
        bool repeatsHeader = Rows[0].Zip(next.Rows[0]).All(c => c.First.SequenceEqual(c.Second, StringComparer.Ordinal));
        List<IReadOnlyList<string>[]> added = [.. next.Rows.Skip(repeatsHeader ? 1 : 0)], all = [.. Rows];
        // The page ended inside a row: what is left of it lacks cells that every other row has.
        if (added.Count > 0 && IsRest(added[0], [.. Rows, .. added.Skip(1)]))
        {
            all[^1] = [.. all[^1].Zip(added[0], (above, below) => (IReadOnlyList<string>)[.. above, .. below])];
            added.RemoveAt(0);
        }

        return this with { Rows = [.. all, .. added] };
    }

    private static bool IsRest(IReadOnlyList<string>[] row, List<IReadOnlyList<string>[]> others) =>
        Enumerable.Range(0, row.Length).Any(c => row[c].Count == 0 && others.TrueForAll(o => o[c].Count > 0));
}
