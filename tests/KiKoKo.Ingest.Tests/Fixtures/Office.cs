using System.IO.Compression;
using System.Text;

namespace KiKoKo.Ingest.Tests.Fixtures;

/// <summary>Office files from their parts, as small as the formats allow.</summary>
internal static class Office
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    public static string Relationships(params (string Id, string Type, string Target)[] all) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{R}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    public static byte[] Docx(string body, params (string Name, string Content)[] more) => Docx(body, W, more);

    public static byte[] Docx(string body, string ns, params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", Relationships(("r1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", $"<w:document xmlns:w=\"{ns}\" xmlns:r=\"{R}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", $"<w:styles xmlns:w=\"{ns}\"><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Eigen\"><w:name w:val=\"Amt-Abschnitt\"/><w:basedOn w:val=\"Basis\"/></w:style><w:style w:styleId=\"Basis\"><w:name w:val=\"Basis\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style></w:styles>"),
        .. more,
    ]);

    public static string P(string text, string? style = null) =>
        $"<w:p>{(style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Item(string text, int num, int level = 0) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{P(c)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    public static byte[] Xlsx(params (string Name, string State, string SheetXml)[] sheets) => Zip(
    [
        ("_rels/.rels", Relationships(("r1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", $"<workbook xmlns=\"{S}\" xmlns:r=\"{R}\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"s{i + 1}\"/>"))}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Relationships([.. sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")])),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{S}\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0.00\\ &quot;€&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"{S}\"><si><t>Gemeinsam</t></si><si><r><t>Fett</t></r><r><t>druck</t></r><rPh><t>phonetisch</t></rPh></si></sst>"),
        .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{S}\">{s.SheetXml}</worksheet>")),
    ]);

    /// <summary>Rows of inline strings from A1 on.</summary>
    public static string Cells(params string[][] rows) =>
        $"<sheetData>{string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">{string.Concat(r.Select((c, j) => c.Length == 0 ? "" : $"<c r=\"{(char)('A' + j)}{i + 1}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>"))}</sheetData>";

    public static byte[] Pptx(params (string Slide, string? Notes)[] slides)
    {
        const string P = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
        var parts = new List<(string, string)>
        {
            ("_rels/.rels", Relationships(("r1", "officeDocument", "ppt/presentation.xml"))),
            ("ppt/presentation.xml", $"<p:presentation {P} xmlns:r=\"{R}\"><p:sldIdLst>{string.Concat(slides.Select((_, i) => $"<p:sldId id=\"{256 + i}\" r:id=\"s{i + 1}\"/>"))}</p:sldIdLst></p:presentation>"),
            ("ppt/_rels/presentation.xml.rels", Relationships([.. slides.Select((_, i) => ($"s{i + 1}", "slide", $"slides/slide{i + 1}.xml"))])),
        };
        for (int i = 0; i < slides.Length; i++)
        {
            parts.Add(($"ppt/slides/slide{i + 1}.xml", slides[i].Slide.Replace("<p:sld", $"<p:sld {P}", StringComparison.Ordinal)));
            if (slides[i].Notes is { } notes)
            {
                parts.Add(($"ppt/slides/_rels/slide{i + 1}.xml.rels", Relationships(("n", "notesSlide", $"../notesSlides/notes{i + 1}.xml"))));
                parts.Add(($"ppt/notesSlides/notes{i + 1}.xml", $"<p:notes {P}><p:cSld><p:spTree>{Shape("body", notes)}</p:spTree></p:cSld></p:notes>"));
            }
        }

        return Zip([.. parts]);
    }

    public static string Slide(string shapes, bool hidden = false) => $"<p:sld{(hidden ? " show=\"0\"" : "")}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>";

    public static string Shape(string placeholder, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"{placeholder}\"/></p:nvPr></p:nvSpPr><p:txBody>{string.Concat(paragraphs.Select(t => $"<a:p><a:r><a:t>{t}</a:t></a:r></a:p>"))}</p:txBody></p:sp>";

    public static string SlideTable(params string[][] rows) =>
        $"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{string.Concat(rows.Select(r => $"<a:tr>{string.Concat(r.Select(c => $"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>"))}</a:tr>"))}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

    /// <summary>An OLE2 container whose directory names an encrypted package.</summary>
    public static byte[] EncryptedStub() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[480]];
}
