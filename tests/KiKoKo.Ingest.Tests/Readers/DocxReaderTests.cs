using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Readers;

public sealed class DocxReaderTests
{
    private const string Numbering =
        $"<w:numbering xmlns:w=\"{Office.W}\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";

    [Fact]
    public async Task NumberedList_Read_ShowsLabelsAsWordDoes()
    {
        string body = Office.Item("Antrag", 1) + Office.Item("Muster", 1, 1) + Office.Item("Anlage", 1, 1) + Office.Item("Frist", 1) + Office.Item("Punkt", 2) + Office.Item("Neustart", 3);

        var extraction = await Reading.Of("liste.docx", Office.Docx(body, ("word/numbering.xml", Numbering)));

        Assert.Equal(["1. Antrag", "1.a) Muster", "1.b) Anlage", "2. Frist", "Punkt", "5. Neustart"], extraction.Blocks.Select(b => b.Text));
        Assert.All(extraction.Blocks, b => Assert.Equal(BlockKind.ListItem, b.Kind));
        Assert.Equal([1, 2, 2, 1, 1, 1], extraction.Blocks.Select(b => b.Level!.Value));
    }

    [Fact]
    public async Task StyleBasedOnOutline_Read_IsHeadingOfThatLevel()
    {
        var extraction = await Reading.Of("a.docx", Office.Docx(Office.P("Teil", "berschrift1") + Office.P("Abschnitt", "Eigen") + Office.P("Text.")));

        Assert.Equal(["Teil", "Abschnitt"], extraction.Blocks[^1].Path);
        Assert.Equal(2, extraction.Blocks[1].Level);
    }

    [Fact]
    public async Task TrackedChanges_Read_InsertionsInDeletionsOut()
    {
        const string Body = "<w:p><w:r><w:t>Frist: </w:t></w:r><w:del><w:r><w:delText>zwei</w:delText></w:r></w:del><w:ins><w:r><w:t>drei</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>versteckt</w:t></w:r><w:r><w:t> Wochen</w:t></w:r></w:p>";

        Assert.Equal("Frist: drei Wochen", (await Reading.Of("a.docx", Office.Docx(Body))).Blocks[0].Text);
    }

    [Fact]
    public async Task TextBox_InBothMarkups_IsReadOnce()
    {
        const string Body = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Im Kasten</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Im Kasten</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";

        Assert.Equal(["Im Kasten"], (await Reading.Of("a.docx", Office.Docx(Body))).Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task Footnote_Read_FollowsItsParagraph()
    {
        string notes = $"<w:footnotes xmlns:w=\"{Office.W}\"><w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">{Office.P("Siehe Anlage 3.")}</w:footnote></w:footnotes>";
        string body = "<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + Office.P("Danach");

        var blocks = (await Reading.Of("a.docx", Office.Docx(body, ("word/footnotes.xml", notes)))).Blocks;

        Assert.Equal([(BlockKind.Paragraph, "Text"), (BlockKind.Note, "Siehe Anlage 3."), (BlockKind.Paragraph, "Danach")], blocks.Select(b => (b.Kind, b.Text)));
    }

    [Fact]
    public async Task ContentControls_Read_AreFieldsWithLabelAndKind()
    {
        const string Body = "<w:sdt><w:sdtPr><w:alias w:val=\"Beginn des Urlaubs\"/><w:tag w:val=\"von\"/><w:date/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Datum</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            + "<w:p><w:sdt><w:sdtPr><w:alias w:val=\"Amt\"/><w:dropDownList><w:listItem w:displayText=\"Personal\" w:value=\"11\"/><w:listItem w:value=\"IT\"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>wählen</w:t></w:r></w:sdtContent></w:sdt></w:p>"
            + "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"ok\"/><w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>";

        var extraction = await Reading.Of("antrag.docx", Office.Docx(Body));

        Assert.Equal([new("von", "Beginn des Urlaubs", "date"), new("Amt", "Amt", "choice"), new("ok", "ok", "checkbox")], extraction.Fields);
        Assert.Contains(extraction.Blocks, b => b.Kind == BlockKind.FormField && b.Text == "Amt: Personal / IT");
    }

    [Fact]
    public async Task MergedCells_Read_RepeatDownwards()
    {
        const string Body = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Urlaub</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

        Assert.Equal("Urlaub | A\nUrlaub | B", (await Reading.Of("a.docx", Office.Docx(Body))).Blocks[0].Text);
    }

    [Fact]
    public async Task HtmlChunk_Read_IsPartOfTheText()
    {
        byte[] file = Office.Docx(
            "<w:altChunk r:id=\"c1\"/>",
            ("word/_rels/document.xml.rels", Office.Relationships(("c1", "aFChunk", "teil.html"))),
            ("word/teil.html", "<html><body><h2>Aus HTML</h2><p>Eingebettet.</p></body></html>"));

        Assert.Equal(["Aus HTML", "Eingebettet."], (await Reading.Of("a.docx", file)).Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task TableOfContents_Read_IsLeftOut()
    {
        const string Body = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>1 Zweck 3</w:t></w:r></w:p></w:sdtContent></w:sdt>";

        Assert.Equal(["Text"], (await Reading.Of("a.docx", Office.Docx(Body + Office.P("Text")))).Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task CustomProperties_Read_AreMetadata()
    {
        byte[] file = Office.Docx(
            Office.P("Text"),
            ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Dienstanweisung Urlaub</dc:title><dc:creator>Name</dc:creator></cp:coreProperties>"),
            ("docProps/custom.xml", "<Properties xmlns:vt=\"v\"><property name=\"validFrom\"><vt:lpwstr>2026-01-01</vt:lpwstr></property></Properties>"));

        var metadata = (await Reading.Of("a.docx", file)).Metadata;

        Assert.Equal("Dienstanweisung Urlaub", metadata["title"]);
        Assert.Equal("2026-01-01", metadata["validFrom"]);
        Assert.DoesNotContain("Name", metadata.Values);
    }
}
