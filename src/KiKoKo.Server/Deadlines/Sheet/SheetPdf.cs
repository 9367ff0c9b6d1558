using System.Globalization;
using System.Text;
using KiKoKo.Server.Deadlines.Sheet.Pdf;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>
/// The sheet as a tagged PDF: title, language, headings, lists and reading order for screen readers; fonts embedded; the label
/// in Info and XMP. Decision 0001 says why no library writes it.
/// </summary>
internal static class SheetPdf
{
    public const string ContentType = "application/pdf";

    /// <summary>Null when this system has no typeface for it, see <see cref="SystemFonts"/>.</summary>
    public static byte[]? Write(DeadlineSheet sheet)
    {
        if (SystemFonts.Find() is not { } fonts)
            return null;
        var file = new PdfFile();
        var (regular, bold) = (new PdfFont(fonts.RegularFile, "F1"), new PdfFont(fonts.BoldFile, "F2"));
        var document = PdfElement.Begin(file, "Document", null);
        var pen = new SheetPen(file, document, regular, bold, $"Kennzeichnung {sheet.Label.Id}");
        foreach (var part in sheet.Parts)
            Draw(part, pen);
        pen.Close();

        int tree = file.Reserve(), pages = file.Reserve();
        document.Write(file, tree);
        foreach (var element in pen.Elements)
            element.Write(file, tree);
        string resources = $"<</Font <</F1 {PdfFile.Refer(regular.Write(file))} /F2 {PdfFile.Refer(bold.Write(file))}>>>>";
        for (int i = 0; i < pen.Pages.Count; i++)
        {
            int content = file.AddStream("", pen.Pages[i].Content);
            file.Set(pen.Pages[i].Number, string.Create(CultureInfo.InvariantCulture, $"<</Type /Page /Parent {pages} 0 R /MediaBox [0 0 {PdfFile.Number(PdfPage.Width)} {PdfFile.Number(PdfPage.Height)}] /Resources {resources} /Contents {content} 0 R /StructParents {i} /Tabs /S>>"));
        }

        file.Set(pages, string.Create(CultureInfo.InvariantCulture, $"<</Type /Pages /Kids [{Refer(pen.Pages.Select(p => p.Number))}] /Count {pen.Pages.Count}>>"));
        var parents = pen.Pages.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{i} [{Refer(p.Pieces.Select(e => e.Number))}]"));
        int parentTree = file.Add($"<</Nums [{string.Join(' ', parents)}]>>");
        file.Set(tree, $"<</Type /StructTreeRoot /K [{PdfFile.Refer(document.Number)}] /ParentTree {PdfFile.Refer(parentTree)} /ParentTreeNextKey {pen.Pages.Count}>>");
        int xmp = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(LabelMetadata.Xmp(sheet)), isPlain: true);
        int catalog = file.Add($"<</Type /Catalog /Pages {PdfFile.Refer(pages)} /StructTreeRoot {PdfFile.Refer(tree)} /MarkInfo <</Marked true>> /Lang (de-DE) /ViewerPreferences <</DisplayDocTitle true>> /Metadata {PdfFile.Refer(xmp)}>>");
        return file.Write(catalog, file.Add(Info(sheet)), sheet.Label.Id);
    }

    private static string Refer(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(PdfFile.Refer));

    private static string Info(DeadlineSheet sheet)
    {
        IEnumerable<(string Name, string Value)> entries =
            [("Title", sheet.Title), ("Author", sheet.Author), ("Subject", DeadlineSheet.Subject), ("Creator", "KiKoKo"), ("Producer", "KiKoKo"), .. LabelMetadata.Properties(sheet.Label)];
        string created = sheet.Label.CreatedAt.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
        return $"<<{string.Concat(entries.Select(e => $"/{e.Name} {PdfFile.Text(e.Value)} "))}/CreationDate {created}>>";
    }

    private static void Draw(SheetPart part, SheetPen pen)
    {
        switch (part)
        {
            case SheetTitle title:
                if (title.Author.Length > 0)
                    pen.Paragraph(title.Author, Hand.Body, after: 8);
                pen.Paragraph(title.Title, Hand.Title, "H1", after: 12);
                break;
            case SheetResult result:
                pen.Paragraph(result.Caption, Hand.Body);
                pen.Paragraph(result.Main, Hand.Large, after: 4);
                foreach (string line in result.Further)
                    pen.Paragraph(line, Hand.Body, after: 2);
                break;
            case SheetHeading heading:
                pen.Paragraph(heading.Text, Hand.Heading, "H2", before: 13, after: 3, keep: 40);
                break;
            case SheetParagraph paragraph:
                pen.Paragraph(paragraph.Text, Hand.Body, after: 4);
                break;
            case SheetFacts facts:
                foreach (var (name, value) in facts.Facts)
                    pen.Paragraph($"{name}: {value}", Hand.Body, after: 2);
                break;
            case SheetSteps steps:
                pen.List(steps.Steps.Select((s, i) => ($"{i + 1}.", $"{s.What} [{s.Basis}]")));
                break;
            case SheetRemarks remarks:
                pen.List(remarks.Remarks.Select(r => ("•", $"{r.Caption}: {r.Text}")));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, null);
        }
    }
}
