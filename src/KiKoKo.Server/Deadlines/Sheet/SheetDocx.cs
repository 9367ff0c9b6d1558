using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>The sheet as a Word document: real headings, a numbered list, a table with row headers, German, the label as custom properties.</summary>
internal static class SheetDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int StepsList = 1;

    public static byte[] Write(DeadlineSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Create();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = DocxStyles.Numbering(StepsList);
            var body = new Body();
            foreach (var part in sheet.Parts)
                body.Append(Elements(part));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 }, // A4 in twentieths of a point
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1417U, Right = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
            main.Document = new Document(body);
            Describe(file, sheet);
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Elements(SheetPart part) => part switch
    {
        SheetTitle title => title.Author.Length > 0 ? [Styled("Absender", title.Author), Styled("Title", title.Title)] : [Styled("Title", title.Title)],
        SheetResult result => [Styled("Ergebnistext", result.Caption), Styled("Ergebnis", result.Main), .. result.Further.Select(f => Styled("Ergebnistext", f))],
        SheetHeading heading => [Styled("Heading1", heading.Text)],
        SheetParagraph paragraph => [new Paragraph(Plain(paragraph.Text))],
        SheetFacts facts => [Table(facts), new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0" }))],
        SheetSteps steps => steps.Steps.Select(s => new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Schritt" }, new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = StepsList })),
            Plain(s.What + " "),
            Plain($"[{s.Basis}]", "Grundlage"))),
        SheetRemarks remarks => remarks.Remarks.Select(r => new Paragraph(Bold(r.Caption + ": "), Plain(r.Text))),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private static Table Table(SheetFacts facts)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { Val = "0080", FirstRow = false, LastRow = false, FirstColumn = true, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = "Angaben" }),
            new TableGrid(new GridColumn { Width = "3100" }, new GridColumn { Width = "6255" }));
        foreach (var (name, value) in facts.Facts)
            table.Append(new TableRow(Cell("3100", Bold(name)), Cell("6255", Plain(value))));
        return table;
    }

    private static TableCell Cell(string width, Run run) =>
        new(new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }), new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "40" }), run));

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Plain(text));

    private static Run Plain(string text, string? style = null)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (style is not null)
            run.RunProperties = new RunProperties(new RunStyle { Val = style });
        return run;
    }

    private static Run Bold(string text) => new(new RunProperties(new Bold()), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static void Describe(WordprocessingDocument file, DeadlineSheet sheet)
    {
        var properties = file.PackageProperties;
        properties.Title = sheet.Title;
        properties.Subject = DeadlineSheet.Subject;
        properties.Creator = sheet.Author;
        properties.Language = "de-DE";
        properties.Identifier = sheet.Label.Id;
        properties.Created = sheet.Label.CreatedAt.UtcDateTime;
        int id = 2; // by the format's rule the first
        var custom = new Properties();
        foreach (var (name, value) in LabelMetadata.Properties(sheet.Label))
            custom.Append(new CustomDocumentProperty(new VTLPWSTR(value)) { FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", PropertyId = id++, Name = name });
        file.AddCustomFilePropertiesPart().Properties = custom;
    }
}
