using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Readers.Pdf;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Readers;

public sealed class PdfReaderTests
{
    [Fact]
    public async Task Pages_Read_KeepNumbersAndDropFurniture()
    {
        PdfString[] Page(int n) => [new(70, 815, 9, "Stadt Musterstadt"), .. Pdf.Lines($"Inhalt der Seite mit dem Wort Probe{n} darin."), new(280, 30, 9, $"Seite {n} von 3")];

        var extraction = await Reading.Of("a.pdf", Pdf.Pages(Page(1), Page(2), Page(3)));

        Assert.Equal(3, extraction.Pages);
        Assert.Equal([1, 2, 3], extraction.Blocks.Where(b => b.Kind == BlockKind.Paragraph).Select(b => b.Page!.Value));
        Assert.Equal(["Stadt Musterstadt"], extraction.Blocks.Where(b => b.Kind == BlockKind.Note).Select(b => b.Text));
        Assert.Equal(1, extraction.Furniture);
        Assert.DoesNotContain(extraction.Blocks, b => b.Text.Contains("Seite 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paragraphs_Read_AreJoinedAndDehyphenated()
    {
        var lines = Pdf.Lines(
            "(1) Die Beschäftigten der Stadtverwaltung haben Anspruch auf Erholungsur-",
            "laub nach den Vorschriften des Tarifvertrags und der Haus- und",
            "Dienstordnung in der Fassung von heute.",
            "(2) Der Antrag ist rechtzeitig zu stellen.",
            "a) schriftlich oder",
            "b) im Portal");

        var blocks = (await Reading.Of("a.pdf", Pdf.Pages(lines))).Blocks;

        Assert.Equal("(1) Die Beschäftigten der Stadtverwaltung haben Anspruch auf Erholungsurlaub nach den Vorschriften des Tarifvertrags und der Haus- und Dienstordnung in der Fassung von heute.", blocks[0].Text);
        Assert.Equal([BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem], blocks.Select(b => b.Kind));
    }

    [Fact]
    public async Task Headings_Read_ComeFromSizeAndForm()
    {
        PdfString[] page =
        [
            new(70, 780, 20, "Dienstanweisung Urlaub"),
            new(70, 730, 11, "§ 1 Zweck"),
            new(70, 700, 11, "Diese Dienstanweisung regelt den Urlaub der Beschäftigten der Stadt im Einzelnen."),
            new(70, 660, 11, "§ 2"),
            new(70, 646, 11, "Antrag"),
            new(70, 616, 11, "Der Antrag ist schriftlich zu stellen und von der Führungskraft zu unterschreiben."),
        ];

        var extraction = await Reading.Of("a.pdf", Pdf.Pages(page));

        Assert.Equal("Dienstanweisung Urlaub", extraction.Metadata["title"]);
        Assert.Equal(["Dienstanweisung Urlaub", "§ 1 Zweck", "§ 2 Antrag"], extraction.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Text));
        Assert.Equal(["Dienstanweisung Urlaub", "§ 2 Antrag"], extraction.Blocks[^1].Path);
    }

    [Fact]
    public async Task TwoColumns_Read_OneAfterTheOther()
    {
        PdfString[] page = [.. Enumerable.Range(0, 14).SelectMany(i => new PdfString[] { new(60, 780 - (i * 14), 10, $"links steht Zeile {i} mit genug Worten hier"), new(320, 780 - (i * 14), 10, $"rechts steht Zeile {i} mit genug Worten hier") })];

        string text = string.Join(' ', (await Reading.Of("a.pdf", Pdf.Pages(page))).Blocks.Select(b => b.Text));

        Assert.True(text.IndexOf("links steht Zeile 13", StringComparison.Ordinal) < text.IndexOf("rechts steht Zeile 0", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task FormFields_Read_HaveNameAndTip()
    {
        var extraction = await Reading.Of("a.pdf", Pdf.Form(Pdf.Lines("Antrag auf Urlaub"), ("fld1", "Name, Vorname"), ("Text2", "")));

        Assert.Equal([new("fld1", "Name, Vorname", "text"), new("Text2", "", "text")], extraction.Fields);
        Assert.Equal(["Name, Vorname"], extraction.Blocks.Where(b => b.Kind == BlockKind.FormField).Select(b => b.Text));
    }

    [Fact]
    public async Task CellsOverSeveralLines_Read_StayInTheirRow()
    {
        PdfString[] page =
        [
            new(70, 700, 10, "Begriff"), new(200, 700, 10, "Bedeutung"), new(430, 700, 10, "Frist"),
            new(70, 680, 10, "Urlaub"), new(200, 680, 10, "Freistellung von der Arbeit mit"), new(430, 680, 10, "2 Wochen"),
            new(200, 668, 10, "Fortzahlung des Entgelts"),
            new(70, 648, 10, "Teilzeit"), new(200, 648, 10, "weniger Stunden"), new(430, 648, 10, "3 Monate"),
        ];

        var table = Assert.Single((await Reading.Of("a.pdf", Pdf.Pages(page))).Blocks, b => b.Kind == BlockKind.Table);

        Assert.Equal("Begriff | Bedeutung | Frist\nUrlaub | Freistellung von der Arbeit mit Fortzahlung des Entgelts | 2 Wochen\nTeilzeit | weniger Stunden | 3 Monate", table.Text);
    }

    [Theory]
    [InlineData("(Umlaute \\344\\(x\\)) /Next", "Umlaute ä(x)")]
    [InlineData("<48616C6C6F> 1", "Hallo")]
    public void Strings_Parsed_AreUnescaped(string source, string expected) =>
        Assert.Equal(expected, System.Text.Encoding.Latin1.GetString(Assert.IsType<byte[]>(new PdfSyntax(System.Text.Encoding.Latin1.GetBytes(source)).Value())));

    [Fact]
    public void RandomBytes_Parsed_NeverThrow()
    {
        var random = new Random(3);
        byte[] alphabet = "<>[]()/\\ 0123456789RAobj%\n"u8.ToArray();
        for (int i = 0; i < 5_000; i++)
            _ = new PdfSyntax([.. Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)])]).Value();
    }

    [Theory]
    [InlineData("Antrags-", "formular", "Antragsformular")]
    [InlineData("Haus-", "und Hof", "Haus- und Hof")]
    [InlineData("IT-", "Service", "IT-Service")]
    [InlineData("siehe DA-20-", "08", "siehe DA-20-08")]
    [InlineData("Ende", "Anfang", "Ende Anfang")]
    public void Lines_Joined_AsTheWordNeeds(string above, string below, string expected) => Assert.Equal(expected, PdfText.Join(above, below));
}
