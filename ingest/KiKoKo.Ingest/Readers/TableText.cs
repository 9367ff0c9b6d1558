namespace KiKoKo.Ingest.Readers;

/// <summary>The one textual form of a table: cells joined by " | ", rows by line feeds, the header row first.</summary>
internal static class TableText
{
    private const string CellSeparator = " | ";

    /// <summary>Rows to text. Empty rows and empty columns are left out; a bar inside a cell becomes a slash.</summary>
    public static string Format(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var cleaned = rows.Select(r => r.Select(Clean.Cell).ToArray()).Where(r => r.Any(c => c.Length > 0)).ToList();
        if (cleaned.Count == 0)
            return "";

        int width = cleaned.Max(r => r.Length);
        bool[] used = new bool[width];
        foreach (string[] row in cleaned)
        {
            for (int i = 0; i < row.Length; i++)
                used[i] |= row[i].Length > 0;
        }

        return string.Join('\n', cleaned.Select(r => string.Join(CellSeparator, Enumerable.Range(0, width).Where(i => used[i]).Select(i => i < r.Length ? r[i] : "")).TrimEnd()));
    }

    /// <summary>Text to rows of cells.</summary>
    public static string[][] Parse(string text) => [.. text.Split('\n').Select(r => $"{r} ".Split("| ").Select(c => c.Trim()).ToArray())];
}
