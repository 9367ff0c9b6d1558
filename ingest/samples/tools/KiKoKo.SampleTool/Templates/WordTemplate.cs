using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KiKoKo.SampleTool.Stable;

namespace KiKoKo.SampleTool.Templates;

/// <summary>
/// The house's Word template: styles, header with the city's name, footer with page numbers, A4, German without hyphenation.
/// pandoc takes it as its reference document; forms are written into it.
/// </summary>
internal static class WordTemplate
{
    private const string City = "Stadtverwaltung Musterstadt am Rhein";

    /// <param name="note">Right-hand side of the header, e.g. a form's number; may be empty.</param>
    /// <param name="content">What stands in the body.</param>
    public static void Write(string path, string title, string note, IEnumerable<OpenXmlElement> content)
    {
        using (var file = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document))
        {
            // Ids are given by us: the library's own are random, and a second build would differ.
            var main = file.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            using (var styles = typeof(WordTemplate).Assembly.GetManifestResourceStream("styles.xml")!)
                main.AddNewPart<StyleDefinitionsPart>("rId1").FeedData(styles);
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = new Settings(
                new DefaultTabStop { Val = 709 },
                new AutoHyphenation { Val = false },
                new ThemeFontLanguages { Val = "de-DE" },
                new DecimalSymbol { Val = "," },
                new ListSeparator { Val = ";" });
            main.AddNewPart<HeaderPart>("rId3").Header = new Header(HeaderLine(note));
            main.AddNewPart<FooterPart>("rId4").Footer = new Footer(FooterLine());
            main.Document = new Document(new Body(content.Append(Section())));
            OfficeProperties.Write(file.AddNewPart<CoreFilePropertiesPart>("rId2"), title);
        }

        StableZip.Rewrite(path);
    }

    private static Paragraph HeaderLine(string note) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "Header" }),
        new Run(new Text(City)),
        new Run(new TabChar(), new Text(note)));

    private static Paragraph FooterLine() => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
        new Run(new Text("Rathausplatz 1, 56999 Musterstadt am Rhein")),
        new Run(new TabChar(), new Text("Seite ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
        new Run(new Text(" von ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" });

    /// <summary>A4 with margins of 2.25 cm at the sides: lines of 16.5 cm, 9354 twentieths of a point.</summary>
    private static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "rId3" },
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rId4" },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1417, Right = 1276, Bottom = 1134, Left = 1276, Header = 624, Footer = 510, Gutter = 0 });
}
