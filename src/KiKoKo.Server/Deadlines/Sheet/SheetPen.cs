using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>Writes tagged text down A4 pages and turns over when one is full. Lengths are points.</summary>
internal sealed class SheetPen(PdfDocument document, UAManager accessible, string foot) : IDisposable
{
    private const double Left = 62, Right = 56, Top = 56, Bottom = 64, Indent = 20;

    private XGraphics? _page;
    private double _y, _width, _height;
    private int _number;

    public static XFont Body { get; } = new(SheetFonts.Family, 10.5);

    public static XFont Heading { get; } = new(SheetFonts.Family, 12.5, XFontStyleEx.Bold);

    public static XFont Title { get; } = new(SheetFonts.Family, 17, XFontStyleEx.Bold);

    public static XFont Large { get; } = new(SheetFonts.Family, 20, XFontStyleEx.Bold);

    private static XFont Small { get; } = new(SheetFonts.Family, 8.5);

    /// <param name="keep">So much more must fit below it on the same page.</param>
    public void Paragraph(string text, XFont font, PdfBlockLevelElementTag tag = PdfBlockLevelElementTag.Paragraph, double before = 0, double after = 0, double keep = 0)
    {
        _y += before;
        Room(font.GetHeight() + keep);
        accessible.StructureBuilder.BeginElement(tag);
        Lines(text, font, Left);
        accessible.StructureBuilder.End();
        _y += after;
    }

    public void List(IEnumerable<(string Mark, string Text)> items)
    {
        Room(Body.GetHeight());
        var structure = accessible.StructureBuilder;
        structure.BeginElement(PdfBlockLevelElementTag.List);
        foreach (var (mark, text) in items)
        {
            Room(Body.GetHeight());
            structure.BeginElement(PdfBlockLevelElementTag.ListItem);
            structure.BeginElement(PdfBlockLevelElementTag.Label);
            _page!.DrawString(mark, Body, XBrushes.Black, Left, _y + Ascent(Body));
            structure.End();
            structure.BeginElement(PdfBlockLevelElementTag.ListBody);
            Lines(text, Body, Left + Indent);
            structure.End();
            structure.End();
            _y += 3;
        }

        structure.End();
    }

    public void Dispose() => Close();

    private void Lines(string text, XFont font, double x)
    {
        foreach (string line in Wrap(text, font, _width - x - Right))
        {
            Room(font.GetHeight());
            _page!.DrawString(line, font, XBrushes.Black, x, _y + Ascent(font));
            _y += font.GetHeight() * 1.15;
        }
    }

    private IEnumerable<string> Wrap(string text, XFont font, double width)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, font, width)))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _page!.MeasureString(longer, font).Width > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            yield return line;
    }

    /// <summary>A word wider than a line, such as an address, is cut.</summary>
    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        while (_page!.MeasureString(word, font).Width > width)
        {
            int fits = word.Length - 1;
            while (fits > 1 && _page.MeasureString(word[..fits], font).Width > width)
                fits--;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    private static double Ascent(XFont font) => font.GetHeight() * 0.82;

    private void Room(double needed)
    {
        if (_page is not null && _y + needed <= _height - Bottom)
            return;
        Close();
        var page = document.AddPage();
        page.Size = PageSize.A4;
        (_width, _height) = (page.Width.Point, page.Height.Point);
        _page = XGraphics.FromPdfPage(page);
        _y = Top;
        _number++;
    }

    /// <summary>The foot is no part of the text: an artifact that screen readers pass over.</summary>
    private void Close()
    {
        if (_page is null)
            return;
        accessible.StructureBuilder.BeginArtifact();
        _page.DrawString($"{foot} · Seite {_number}", Small, XBrushes.Black, Left, _height - Bottom + 28);
        accessible.StructureBuilder.End();
        _page.Dispose();
        _page = null;
    }
}
