using System.Text;
using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Readers;

public sealed class SpreadsheetAndSlideTests
{
    [Fact]
    public async Task Cells_Read_ShowWhatTheSheetShows()
    {
        const string Sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46023</v></c><c r=\"B2\" s=\"2\"><v>1234.5</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" s=\"3\"><v>0.19</v></c><c r=\"B3\" s=\"4\"><v>0.5</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\"><v>0.1</v></c><c r=\"B4\" t=\"b\"><v>1</v></c></row></sheetData>";

        var extraction = await Reading.Of("a.xlsx", Office.Xlsx(("Blatt", "visible", Sheet)));

        Assert.Equal("Gemeinsam | Fettdruck\n01.01.2026 | 1.234,50 €\n19 % | 12:00\n0,1 | WAHR", extraction.Blocks[1].Text);
    }

    [Fact]
    public async Task HiddenSheet_Read_IsLeftOutWithWarning()
    {
        var extraction = await Reading.Of("a.xlsx", Office.Xlsx(("Offen", "visible", Office.Cells(["x", "y"])), ("Gehälter", "hidden", Office.Cells(["geheim", "9999"]))));

        Assert.DoesNotContain(extraction.Blocks, b => b.Text.Contains("geheim", StringComparison.Ordinal));
        Assert.Contains(extraction.Warnings, w => w.Contains("„Gehälter“", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MergedHeader_Read_NamesEveryColumn()
    {
        string sheet = Office.Cells(["Amt", "Erreichbar", ""], ["", "Telefon", "Raum"], ["Personal", "1210", "S 110"]) + "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A1:A2\"/></mergeCells>";

        Assert.Equal("Amt | Erreichbar | Erreichbar\nAmt | Telefon | Raum\nPersonal | 1210 | S 110", (await Reading.Of("a.xlsx", Office.Xlsx(("B", "visible", sheet)))).Blocks[1].Text);
    }

    [Fact]
    public async Task Slides_Read_KeepNumberTitleNotesAndLists()
    {
        byte[] file = Office.Pptx(
            (Office.Slide(Office.Shape("title", "Urlaub") + Office.Shape("body", "Antrag stellen", "Frist beachten")), "Sprechtext"),
            (Office.Slide(Office.Shape("title", "Entwurf"), hidden: true), null),
            (Office.Slide("<p:grpSp>" + Office.Shape("body", "In der Gruppe") + "</p:grpSp>"), null));

        var extraction = await Reading.Of("a.pptx", file);

        Assert.Equal(
            [(BlockKind.Heading, "Urlaub", 1), (BlockKind.ListItem, "Antrag stellen", 1), (BlockKind.ListItem, "Frist beachten", 1), (BlockKind.Note, "Sprechtext", 1), (BlockKind.ListItem, "In der Gruppe", 3)],
            extraction.Blocks.Select(b => (b.Kind, b.Text, b.Slide!.Value)));
        Assert.Contains(extraction.Warnings, w => w.Contains("Folie 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Chart_Read_GivesItsFigures()
    {
        var chart = System.Xml.Linq.XElement.Parse(
            "<c><ser><tx><strRef><strCache><pt><v>Anträge</v></pt></strCache></strRef></tx><cat><strCache><pt><v>Mai</v></pt><pt><v>Juni</v></pt></strCache></cat><val><numCache><pt><v>7</v></pt><pt><v>9</v></pt></numCache></val></ser></c>");

        Assert.Equal(" | Anträge\nMai | 7\nJuni | 9", TableText.Format(KiKoKo.Ingest.Readers.Office.ChartTable.Of(chart)));
    }

    [Theory]
    [InlineData("Name;Raum\nMüller;S 110\n", "Name | Raum\nMüller | S 110")]
    [InlineData("Name,Raum\n\"Müller, Eva\",\"S \"\"110\"\"\"\n", "Name | Raum\nMüller, Eva | S \"110\"")]
    [InlineData("Name\tRaum\nMüller\tS 110", "Name | Raum\nMüller | S 110")]
    [InlineData("Name;Aufgabe\nMüller;\"erste\nzweite\"", "Name | Aufgabe\nMüller | erste zweite")]
    public async Task Csv_WithAnyDelimiter_IsATable(string content, string table) =>
        Assert.Equal(table, (await Reading.Of("a.csv", content)).Blocks[0].Text);

    [Fact]
    public async Task Csv_InWindows1252_KeepsUmlauts()
    {
        byte[] file = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Name;Betrag\nMüßig;5 €\n");

        Assert.Equal("Name | Betrag\nMüßig | 5 €", (await Reading.Of("a.csv", file)).Blocks[0].Text);
    }

    [Theory]
    [InlineData("a | b\nc |", 2)]
    [InlineData(" | b", 2)]
    [InlineData("a |  | c", 3)]
    public void TableText_Parsed_KeepsEmptyCells(string text, int cells) => Assert.All(TableText.Parse(text), row => Assert.Equal(cells, row.Length));
}
