using System.Text;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>The sheet as a tagged PDF: title, language, headings, lists and reading order for screen readers; fonts embedded; the label in Info and XMP.</summary>
internal static class SheetPdf
{
    public const string ContentType = "application/pdf";

    /// <summary>Null when this system has no typeface for it, see <see cref="SheetFonts"/>.</summary>
    public static byte[]? Write(DeadlineSheet sheet)
    {
        if (!SheetFonts.AreThere)
            return null;
        using var document = new PdfDocument();
        Describe(document, sheet);
        var accessible = UAManager.ForDocument(document);
        accessible.SetDocumentLanguage("de-DE");
        using (var pen = new SheetPen(document, accessible, $"Kennzeichnung {sheet.Label.Id}"))
        {
            foreach (var part in sheet.Parts)
                Draw(part, pen);
        }

        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    private static void Draw(SheetPart part, SheetPen pen)
    {
        switch (part)
        {
            case SheetTitle title:
                if (title.Author.Length > 0)
                    pen.Paragraph(title.Author, SheetPen.Body, after: 8);
                pen.Paragraph(title.Title, SheetPen.Title, PdfBlockLevelElementTag.Heading1, after: 10);
                break;
            case SheetResult result:
                pen.Paragraph(result.Caption, SheetPen.Body, after: 0);
                pen.Paragraph(result.Main, SheetPen.Large, after: 4);
                foreach (string line in result.Further)
                    pen.Paragraph(line, SheetPen.Body, after: 2);
                break;
            case SheetHeading heading:
                pen.Paragraph(heading.Text, SheetPen.Heading, PdfBlockLevelElementTag.Heading2, before: 12, after: 3, keep: 40);
                break;
            case SheetParagraph paragraph:
                pen.Paragraph(paragraph.Text, SheetPen.Body, after: 4);
                break;
            case SheetFacts facts:
                foreach (var (name, value) in facts.Facts)
                    pen.Paragraph($"{name}: {value}", SheetPen.Body, after: 2);
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

    private static void Describe(PdfDocument document, DeadlineSheet sheet)
    {
        var info = document.Info;
        info.Title = sheet.Title;
        info.Author = sheet.Author;
        info.Subject = DeadlineSheet.Subject;
        info.Creator = "KiKoKo";
        info.CreationDate = sheet.Label.CreatedAt.UtcDateTime;
        info.Keywords = $"Kennzeichnung {sheet.Label.Id}";
        foreach (var (name, value) in LabelMetadata.Properties(sheet.Label))
            info.Elements["/" + name] = new PdfString(value, PdfStringEncoding.Unicode);
        document.ViewerPreferences.DisplayDocTitle = true;
        var packet = new PdfDictionary(document);
        packet.Elements.SetName("/Type", "/Metadata");
        packet.Elements.SetName("/Subtype", "/XML");
        packet.CreateStream(Encoding.UTF8.GetBytes(LabelMetadata.Xmp(sheet)));
        document.Internals.AddObject(packet);
        document.Internals.Catalog.Elements["/Metadata"] = packet.Reference;
    }
}
