using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>One worksheet: streams the cells, fills merged ranges, cuts at empty rows, hands on tables and lone texts.</summary>
internal sealed partial class XlsxSheet(IReadOnlyList<string> shared, CellFormat format, BlockList blocks)
{
    private const int MaxColumns = 512;
    private const int MaxRows = 200_000;
    private const int HeaderRows = 12;
    private readonly SortedDictionary<int, SortedDictionary<int, string>> _rows = [];
    private readonly List<string> _notes = [];
    private int _width;

    public void Read(XmlReader reader)
    {
        int row = 0;
        try
        {
            while (!reader.EOF)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    reader.Read();
                    continue;
                }

                switch (reader.LocalName)
                {
                    case "row":
                        row = int.TryParse(reader.GetAttribute("r"), out int number) ? number : row + 1;
                        Row(row, (XElement)XNode.ReadFrom(reader));
                        break;
                    case "mergeCell":
                        Merge(reader.GetAttribute("ref") ?? "");
                        reader.Read();
                        break;
                    case "oddHeader" or "oddFooter" or "firstHeader" or "firstFooter":
                        _notes.Add(FooterCode().Replace(reader.ReadElementContentAsString(), " "));
                        break;
                    default:
                        reader.Read();
                        break;
                }
            }
        }
        finally
        {
            Emit();
        }
    }

    /// <summary>Text of a shared or inline string, without phonetic guides.</summary>
    public static string TextOf(XElement item) =>
        Clean.Line(string.Concat(item.Descendants().Where(e => e.Name.LocalName == "t" && e.Parent!.Name.LocalName != "rPh").Select(e => e.Value)));

    private void Row(int number, XElement row)
    {
        if (_rows.Count >= MaxRows)
            throw new UnreadableException(ExtractionStatus.TooLarge, $"Ein Blatt hat mehr als {MaxRows} gefüllte Zeilen.");
        int column = -1;
        foreach (var cell in row.Elements())
        {
            column = Column(cell.Attr("r")) ?? column + 1;
            if (column >= MaxColumns)
                break;
            string text = Value(cell);
            if (text.Length == 0)
                continue;
            if (!_rows.TryGetValue(number, out var cells))
                _rows[number] = cells = [];
            cells[column] = text;
            _width = Math.Max(_width, column + 1);
        }
    }

    private string Value(XElement cell)
    {
        string? stored = cell.Child("v")?.Value;
        switch (cell.Attr("t"))
        {
            case "s":
                return int.TryParse(stored, out int index) && index >= 0 && index < shared.Count ? shared[index] : "";
            case "inlineStr":
                return cell.Child("is") is { } inline ? TextOf(inline) : "";
            case "str" or "d":
                return Clean.Line(stored ?? "");
            case "b":
                return stored == "1" ? "WAHR" : "FALSCH";
            case "e":
                return "";
            default:
                return string.IsNullOrEmpty(stored) ? "" : format.Show(stored, int.TryParse(cell.Attr("s"), out int style) ? style : 0);
        }
    }

    // A merged header names all columns below it and a merged first column all rows beside it; each keeps its name that way.
    // A title across the whole width stays once.
    private void Merge(string range)
    {
        string[] corners = range.Split(':');
        if (corners.Length != 2 || Column(corners[0]) is not { } left || Column(corners[1]) is not { } right || RowOf(corners[0]) is not { } top || RowOf(corners[1]) is not { } bottom
            || !_rows.TryGetValue(top, out var first) || !first.TryGetValue(left, out string? text) || right >= MaxColumns)
        {
            return;
        }

        bool header = top <= HeaderRows && right - left + 1 < _width && bottom - top < 4;
        bool side = left == right && bottom - top < 200;
        if (!header && !side)
            return;
        for (int r = top; r <= bottom; r++)
        {
            if (!_rows.TryGetValue(r, out var cells))
                continue;
            for (int c = left; c <= right; c++)
                cells.TryAdd(c, text);
        }
    }

    private void Emit()
    {
        var region = new List<SortedDictionary<int, string>>();
        int previous = 0;
        foreach (var (number, cells) in _rows)
        {
            if (number > previous + 1)
                EmitRegion(region);
            region.Add(cells);
            previous = number;
        }

        EmitRegion(region);
        foreach (string note in _notes)
            blocks.Add(BlockKind.Note, note);
    }

    private void EmitRegion(List<SortedDictionary<int, string>> region)
    {
        // Lone cells before the first real row are titles and remarks, not a header.
        int start = 0;
        while (start < region.Count && region[start].Values.Distinct().Count() == 1)
            blocks.Add(BlockKind.Paragraph, region[start++].First().Value);
        if (start < region.Count)
            blocks.Table([.. region.Skip(start).Select(cells => (IReadOnlyList<string>)[.. Enumerable.Range(0, _width).Select(c => cells.GetValueOrDefault(c, ""))])]);
        region.Clear();
    }

    private static int? Column(string? reference)
    {
        int column = 0;
        foreach (char c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
                break;
            column = (column * 26) + (c - 'A' + 1);
            if (column > 20_000)
                return null;
        }

        return column == 0 ? null : column - 1;
    }

    private static int? RowOf(string reference) => int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), out int row) ? row : null;

    [GeneratedRegex("&\"[^\"]*\"|&\\d+|&K[0-9A-F+\\-]{6}|&[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FooterCode();
}
