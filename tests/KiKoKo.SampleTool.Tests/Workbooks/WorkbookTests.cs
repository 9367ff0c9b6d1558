using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using KiKoKo.SampleTool.Sources;
using KiKoKo.SampleTool.Workbooks;
using Workbook = KiKoKo.SampleTool.Workbooks.Workbook;

namespace KiKoKo.SampleTool.Tests.Workbooks;

public sealed class WorkbookTests
{
    private static readonly string[] Lines = ["Name\tTelefon\tStufe 1", "Fundbüro\t06799 400-3250\t2500", "Pforte\t0112\t", ""];

    [Fact]
    public void Workbook_HasABoldHeaderRowAndTheRowsBelow()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.xlsx");
        Workbook.Write(path, "Verzeichnis: Beispiel/Stadt mit einem langen Namen", TabularText.Parse("a.tsv", Lines));

        using var file = SpreadsheetDocument.Open(path, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => e.Description));
        var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var rows = sheet.Descendants<Row>().ToArray();
        Assert.Equal(["Name", "Telefon", "Stufe 1"], rows[0].Elements<Cell>().Select(c => c.InnerText));
        var format = file.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)rows[0].Elements<Cell>().First().StyleIndex!.Value);
        Assert.NotNull(file.WorkbookPart.WorkbookStylesPart.Stylesheet.Fonts!.ElementAt((int)format.FontId!.Value).GetFirstChild<Bold>());
        Assert.Equal(["Fundbüro", "06799 400-3250", "2500"], rows[1].Elements<Cell>().Select(c => c.InnerText));
        Assert.Equal(3, rows.Length);
        Assert.Equal("Verzeichnis BeispielStadt mit e", file.WorkbookPart.Workbook.Descendants<Sheet>().Single().Name!.Value);
    }

    [Fact]
    public void Cells_WithLeadingZeros_StayText()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.xlsx");
        Workbook.Write(path, "a", TabularText.Parse("a.tsv", Lines));

        using var file = SpreadsheetDocument.Open(path, isEditable: false);
        var cells = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, StringComparer.Ordinal);
        Assert.Equal(CellValues.InlineString, cells["B3"].DataType!.Value);
        Assert.Null(cells["C2"].DataType);
    }

    [Fact]
    public void Workbook_WrittenTwice_HasTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        Workbook.Write(folder.File("a.xlsx"), "a", TabularText.Parse("a.tsv", Lines));
        Workbook.Write(folder.File("b.xlsx"), "a", TabularText.Parse("a.tsv", Lines));

        Assert.Equal(File.ReadAllBytes(folder.File("a.xlsx")), File.ReadAllBytes(folder.File("b.xlsx")));
    }

    [Fact]
    public void Row_LongerThanTheHeader_IsAFaultThatNamesItsLine()
    {
        var fault = Assert.Throws<SourceFault>(() => TabularText.Parse("a.tsv", ["a\tb", "1\t2", "1\t2\t3"]));

        Assert.StartsWith("a.tsv:3: ", fault.Message, StringComparison.Ordinal);
    }
}
