using System.Text;
using KiKoKo.Ingest.Tests.Fixtures;

namespace KiKoKo.Ingest.Tests.Readers;

public sealed class DocxConformanceTests : ReaderConformance
{
    protected override string Extension => ".docx";

    protected override byte[] Sample() => Office.Docx(Office.P("Geltungsbereich", "berschrift1") + Office.P(Sentence) + Office.Table(Rows));
}

public sealed class StrictDocxConformanceTests : ReaderConformance
{
    protected override string Extension => ".docx";

    protected override byte[] Sample() =>
        Office.Docx(Office.P("Geltungsbereich", "berschrift1") + Office.P(Sentence) + Office.Table(Rows), "http://purl.oclc.org/ooxml/wordprocessingml/main");
}

public sealed class XlsxConformanceTests : ReaderConformance
{
    protected override string Extension => ".xlsx";

    protected override byte[] Sample() => Office.Xlsx(("Geltungsbereich", "visible", Office.Cells([[Sentence], [], .. Rows])));
}

public sealed class PptxConformanceTests : ReaderConformance
{
    protected override string Extension => ".pptx";

    protected override byte[] Sample() => Office.Pptx((Office.Slide(Office.Shape("title", "Geltungsbereich") + Office.Shape("body", Sentence) + Office.SlideTable(Rows)), null));
}

public sealed class HtmlConformanceTests : ReaderConformance
{
    protected override string Extension => ".html";

    protected override byte[] Sample() => Encoding.UTF8.GetBytes(
        $"<html><body><nav>Start</nav><h1>Geltungsbereich</h1><p>{Sentence}</p><table>{string.Concat(Rows.Select(r => $"<tr><td>{string.Join("<td>", r)}"))}</table></body></html>");
}

public sealed class MarkdownConformanceTests : ReaderConformance
{
    protected override string Extension => ".md";

    protected override byte[] Sample() => Encoding.UTF8.GetBytes(
        $"# Geltungsbereich\n\n{Sentence}\n\n| Antrag | Frist |\n|---|---|\n| Urlaub | 14 Tage |\n| Teilzeit | 3 Monate |\n");
}

public sealed class TextConformanceTests : ReaderConformance
{
    protected override string Extension => ".txt";

    protected override byte[] Sample() => Encoding.UTF8.GetBytes($"# Geltungsbereich\n\n{Sentence}\n\n{string.Join('\n', Rows.Select(r => string.Join('\t', r)))}\n");
}

public sealed class PdfConformanceTests : ReaderConformance
{
    protected override string Extension => ".pdf";

    protected override byte[] Sample() => Pdf.Pages(
    [
        new PdfString(70, 740, 18, "Geltungsbereich"),
        new PdfString(70, 700, 11, Sentence),
        .. Rows.SelectMany((r, i) => new[] { new PdfString(70, 640 - (i * 18), 11, r[0]), new PdfString(260, 640 - (i * 18), 11, r[1]) }),
    ]);
}
