using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Readers.Pdf;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Readers;

/// <summary>A table row that may be quoted is a whole row.</summary>
public sealed class PdfTableTests
{
    [Fact]
    public async Task CellsWrappedInEveryColumn_Read_AreOneRow()
    {
        var blocks = await ReadAsync(
        [
            (700, "Gegenstand", "Schlusszeichnung durch"),
            (680, "Vorlagen für den Stadtrat", "Oberbürgermeisterin"),
            (660, "Verhältnisse (Verträge,", "Oberbürgermeisterin, soweit nicht"),
            (648.5, "Kündigungen)", "übertragen"),
            (628.5, "Bescheide über Beträge", "Amtsleitung"),
            (617, "von mehr als 80.000 EUR", ""),
        ]);

        Assert.Equal(
            "Gegenstand | Schlusszeichnung durch\nVorlagen für den Stadtrat | Oberbürgermeisterin\nVerhältnisse (Verträge, Kündigungen) | Oberbürgermeisterin, soweit nicht übertragen\nBescheide über Beträge von mehr als 80.000 EUR | Amtsleitung",
            Assert.Single(blocks, b => b.Kind == BlockKind.Table).Text);
    }

    [Fact]
    public async Task RowsAsCloseAsLines_Read_StayRows()
    {
        var blocks = await ReadAsync([(700, "Raum", "Gebühr"), (688.5, "Saal mit Bühne", "375,00"), (677, "Küche mit Herd", "75,00"), (665.5, "Hof mit Zelt", "60,00")]);

        Assert.Equal("Raum | Gebühr\nSaal mit Bühne | 375,00\nKüche mit Herd | 75,00\nHof mit Zelt | 60,00", Assert.Single(blocks, b => b.Kind == BlockKind.Table).Text);
    }

    [Fact]
    public async Task RowsThatCannotBeTold_Read_AreTextByColumnAndNoTable()
    {
        var blocks = await ReadAsync(
        [
            (700, "Vorlagen für den Stadtrat und", "Oberbürgermeisterin, sonst die"),
            (688.5, "seine Ausschüsse (alle,", "Dezernatsleitung"),
            (677, "auch nichtöffentliche)", "nach Geschäftsverteilung"),
        ]);

        Assert.DoesNotContain(blocks, b => b.Kind == BlockKind.Table);
        Assert.Contains(blocks, b => b.Text == "Vorlagen für den Stadtrat und seine Ausschüsse (alle, auch nichtöffentliche)\nOberbürgermeisterin, sonst die Dezernatsleitung nach Geschäftsverteilung");
    }

    [Fact]
    public async Task TableOverTwoPages_Read_IsOneAndItsBrokenRowWhole()
    {
        var blocks = (await Reading.Of("a.pdf", Pdf.Pages(
            [.. Prose, .. Row(200, "Stelle", "Aufgabe"), .. Row(180, "DSB", "Meldung an die Aufsicht"), .. Row(160, "ISB", "Bewertung und Koordination bei")],
            [.. Row(780, "Stelle", "Aufgabe"), .. Row(760, "", "Befall mit Schadsoftware"), .. Row(740, "Leitung", "Entscheidung")]))).Blocks;

        Assert.Equal(
            "Stelle | Aufgabe\nDSB | Meldung an die Aufsicht\nISB | Bewertung und Koordination bei Befall mit Schadsoftware\nLeitung | Entscheidung",
            Assert.Single(blocks, b => b is { Kind: BlockKind.Table, Page: 1 }).Text);
    }

    [Theory]
    [InlineData("Zentrale Vergabestelle", "Zentrale", "Vergabest", "elle")]
    [InlineData("01.02.2027", "01.0", "2.20", "27")]
    [InlineData("Schwerdonnerstag", "Schwerdonnerst", "ag")]
    [InlineData("elektronischer begründeter", "elektronischer", "begründeter")]
    [InlineData("3.000 80.000", "3.000", "80.000")]
    [InlineData("Mo, 02.11.2026", "Mo,", "02.11.202", "6")]
    public void BrokenWords_Joined_OnlyWhereTheDocumentProvesIt(string expected, params string[] lines)
    {
        var words = new PdfWords([new PdfPage(1, 595, 842, [new PdfLine(0, 0, 1, 1, "Die Vergabestelle arbeitet am Donnerstag.", 5, 1)])]);

        Assert.Equal(expected, words.Join(lines));
    }

    [Theory]
    [InlineData("organisation/DA-10-01_AGA.pdf", "Beschäftigungsverhältnisse (Arbeitsverträge, Kündigungen) | Oberbürgermeisterin, soweit nicht auf den Personalservice (11.1) übertragen")]
    [InlineData("organisation/DA-23-04_Vergabe.pdf", "über 40.000 EUR bis 80.000 EUR | Beschränkte Ausschreibung ohne Teilnahmewettbewerb | Beschränkte Ausschreibung ohne Teilnahmewettbewerb")]
    [InlineData("organisation/DA-23-04_Vergabe.pdf", "über 40.000 EUR bis 80.000 EUR (Bau bis 200.000 EUR) | mindestens fünf Unternehmen auffordern | Vergabeplattform | Zentrale Vergabestelle")]
    [InlineData("it/DA-16-08_KI-Nutzung.pdf", "KI-Dienste auf privaten Konten oder Geräten | – | jede dienstliche Nutzung")]
    [InlineData("it/DA-16-08_KI-Nutzung.pdf", "Pseudonym, das monatlich wechselt | Antwortzeit oder Arbeitsmenge einzelner Personen")]
    [InlineData("personal/MB-11-12_Entgeltfortzahlung.pdf", "ab der 7. Woche bis zum Ende der 39. Woche (mehr als drei Jahre Beschäftigungszeit) | zusätzlich Krankengeldzuschuss | Stadt Musterstadt am Rhein")]
    [InlineData("personal/LF-11-20_Mutterschutz.pdf", "Geburt fünf Tage früher (keine Frühgeburt) | 01.03.2027 | 24.02.2027 | 18.01.2027 | 26.04.2027 (8 Wochen und 5 Tage)")]
    public async Task SampleTables_Read_HaveWholeRows(string file, string row)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "KiKoKo.sln")))
            root = root.Parent!;

        var extraction = await DocumentReader.ReadAsync(Path.Combine(root.FullName, "ingest", "samples", "library", file), TestContext.Current.CancellationToken);

        Assert.Contains(row, extraction.Blocks.Where(b => b.Kind == BlockKind.Table).SelectMany(b => b.Text.Split('\n')));
    }

    // Lines as close as those within a cell of the tables below it.
    private static PdfString[] Prose { get; } = [.. Enumerable.Range(0, 6).Select(i => new PdfString(70, 800 - (i * 11.5), 10, $"Dies ist die Zeile {i} eines Absatzes, der über mehrere Zeilen geht und"))];

    private static PdfString[] Row(double y, string left, string right) =>
        [.. left.Length > 0 ? [new PdfString(70, y, 10, left)] : Array.Empty<PdfString>(), .. right.Length > 0 ? [new PdfString(300, y, 10, right)] : Array.Empty<PdfString>()];

    private static async Task<IReadOnlyList<Block>> ReadAsync(params (double Y, string Left, string Right)[] rows) =>
        (await Reading.Of("a.pdf", Pdf.Pages([.. Prose, .. rows.SelectMany(r => Row(r.Y, r.Left, r.Right))]))).Blocks;
}
