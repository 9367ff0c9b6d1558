using System.Globalization;
using System.Text;

namespace KiKoKo.Ingest.Tests.Fixtures;

/// <summary>Text placed on a page.</summary>
/// <param name="X">Points from the left.</param>
/// <param name="Y">Points from the bottom of an A4 page (842 high).</param>
internal sealed record PdfString(double X, double Y, double Size, string Text);

/// <summary>PDF files written object by object.</summary>
internal static class Pdf
{
    /// <summary>One page per argument.</summary>
    public static byte[] Pages(params PdfString[][] pages) => Build(pages, []);

    /// <summary>One page with text fields of the given names and tool tips.</summary>
    public static byte[] Form(PdfString[] page, params (string Name, string Tip)[] fields) => Build([page], fields);

    /// <summary>Lines from the top of a page at the usual leading.</summary>
    public static PdfString[] Lines(params string[] lines) => [.. lines.Select((t, i) => new PdfString(70, 740 - (i * 14), 11, t))];

    private static byte[] Build(PdfString[][] pages, (string Name, string Tip)[] fields)
    {
        var objects = new List<string>();
        int firstPage = 4, firstField = firstPage + (pages.Length * 2);
        string form = fields.Length == 0 ? "" : $"/AcroForm << /Fields [{string.Join(' ', fields.Select((_, i) => $"{firstField + i} 0 R"))}] >>";
        objects.Add($"<< /Type /Catalog /Pages 2 0 R {form} >>");
        objects.Add($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{firstPage + (i * 2)} 0 R"))}] >>");
        objects.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        for (int i = 0; i < pages.Length; i++)
        {
            string annotations = i > 0 || fields.Length == 0 ? "" : $"/Annots [{string.Join(' ', fields.Select((_, f) => $"{firstField + f} 0 R"))}]";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {firstPage + (i * 2) + 1} 0 R {annotations} >>");
            string content = string.Concat(pages[i].Select(s => string.Create(CultureInfo.InvariantCulture, $"BT /F1 {s.Size} Tf {s.X} {s.Y} Td ({Escape(s.Text)}) Tj ET\n")));
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}endstream");
        }

        foreach (var (name, tip) in fields)
            objects.Add($"<< /Type /Annot /Subtype /Widget /FT /Tx /T ({Escape(name)}) /TU ({Escape(tip)}) /Rect [70 100 200 120] >>");
        return Write(objects);
    }

    private static byte[] Write(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int xref = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");

        // One byte per character: what Latin 1 lacks stands in WinAnsi where Windows-1252 has it.
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(file.ToString());
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
