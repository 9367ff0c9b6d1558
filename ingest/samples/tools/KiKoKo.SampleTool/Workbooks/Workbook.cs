using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KiKoKo.SampleTool.Stable;

namespace KiKoKo.SampleTool.Workbooks;

/// <summary>Writes a table as an XLSX file: one sheet, a bold and frozen header row with filter, columns as wide as their text.</summary>
internal static class Workbook
{
    private const double WidestColumn = 60;
    private const double LineHeight = 13.5;
    private const uint Wrapped = 1;
    private const uint HeaderCell = 2;

    // 31 characters and none of these: Excel's rule for sheet names.
    private static readonly char[] NotInSheetNames = ['[', ']', ':', '*', '?', '/', '\\'];

    public static void Write(string path, string title, TabularText table)
    {
        using (var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook))
        {
            // Ids are given by us: the library's own are random, and a second build would differ.
            var book = file.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "rId1");
            var sheet = book.AddNewPart<WorksheetPart>("rId1");
            sheet.Worksheet = Sheet(table);
            book.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = Styles();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(new Sheet { Id = "rId1", SheetId = 1, Name = SheetName(title) }),
                new DefinedNames(new DefinedName("0:0") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
            book.Workbook.GetFirstChild<DefinedNames>()!.GetFirstChild<DefinedName>()!.Text = $"'{SheetName(title)}'!$1:$1";
            OfficeProperties.Write(file.AddNewPart<CoreFilePropertiesPart>("rId2"), title);
        }

        StableZip.Rewrite(path);
    }

    private static string SheetName(string title)
    {
        string name = new([.. title.Where(c => !NotInSheetNames.Contains(c))]);
        return name.Length <= 31 ? name : name[..31].Trim();
    }

    private static Worksheet Sheet(TabularText table)
    {
        var data = new SheetData(new Row(table.Header.Select((h, i) => Cell(i, 1, h, HeaderCell))) { RowIndex = 1 });
        for (int r = 0; r < table.Rows.Count; r++)
        {
            uint number = (uint)r + 2;
            data.Append(new Row(table.Rows[r].Select((text, i) => Cell(i, number, text, Wrapped)))
            {
                RowIndex = number,
                // Written out, because LibreOffice does not measure wrapped rows of a file that was not saved by Excel.
                Height = LineHeight * table.Rows[r].Max(text => Math.Max(1, Math.Ceiling(text.Length / (WidestColumn - 4)))),
                CustomHeight = true,
            });
        }

        string last = ColumnName(table.Header.Count - 1);
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            { TabSelected = true, WorkbookViewId = 0 }),
            new Columns(table.Header.Select((_, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(table, i), CustomWidth = true })),
            data,
            new AutoFilter { Reference = $"A1:{last}{table.Rows.Count + 1}" },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddHeader("&LStadtverwaltung Musterstadt am Rhein"), new OddFooter("&RSeite &P von &N")));
    }

    private static double Width(TabularText table, int column) =>
        Math.Min(WidestColumn, table.Rows.Select(r => r[column].Length).Append(table.Header[column].Length + 3).Max() + 2);

    private static Cell Cell(int column, uint row, string text, uint style)
    {
        var cell = new Cell { CellReference = ColumnName(column) + row.ToString(CultureInfo.InvariantCulture), StyleIndex = style };
        if (IsNumber(text))
        {
            cell.CellValue = new CellValue(text);
        }
        else if (text.Length > 0)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }

        return cell;
    }

    /// <summary>Plain whole numbers only: "06799", "1.2" and "3.000,50" are names, file numbers or already formatted amounts.</summary>
    private static bool IsNumber(string text) =>
        text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + ColumnName(index % 26);

    private static Stylesheet Styles() => new(
        new Fonts(
            new Font(new FontSize { Val = 10 }, new FontName { Val = "Arial" }),
            new Font(new Bold(), new FontSize { Val = 10 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Arial" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FF1F4E79" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(),
            new Border(
                new LeftBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
                new RightBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
                new TopBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin },
                new BottomBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }) { BorderId = 1, ApplyBorder = true, ApplyAlignment = true },
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true })
            { FontId = 1, FillId = 2, BorderId = 1, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true }));
}
