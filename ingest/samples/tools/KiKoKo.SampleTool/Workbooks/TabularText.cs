using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Workbooks;

/// <summary>A tab-separated table: the first line names the columns, every other line has as many cells.</summary>
internal sealed record TabularText(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <exception cref="SourceFault">A row is longer than the header, or there is no row.</exception>
    public static TabularText Parse(string file, IReadOnlyList<string> lines)
    {
        string[] header = lines.Count > 0 ? lines[0].Split('\t') : [];
        var rows = new List<IReadOnlyList<string>>();
        for (int i = 1; i < lines.Count; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            string[] cells = lines[i].Split('\t');
            if (cells.Length > header.Length)
                throw SourceFault.At(file, i + 1, $"Die Zeile hat {cells.Length} Zellen, die Kopfzeile {header.Length}.");
            rows.Add([.. cells.Select(c => c.Trim()), .. Enumerable.Repeat("", header.Length - cells.Length)]);
        }

        return rows.Count > 0 ? new TabularText([.. header.Select(h => h.Trim())], rows) : throw SourceFault.At(file, 1, "Die Tabelle hat keine Zeilen.");
    }
}
