using System.Globalization;
using System.Text;

namespace KiKoKo.Server.Deadlines.Sheet.Pdf;

/// <summary>One A4 page while it is written. Lengths are points, from the upper left corner.</summary>
internal sealed class PdfPage(int number)
{
    public const double Width = 595.276, Height = 841.89;

    private readonly StringBuilder _content = new();

    public int Number => number;

    /// <summary>Whose text a piece of the page is; the place in the list is its number on the page.</summary>
    public List<PdfElement> Pieces { get; } = [];

    public void Begin(PdfElement element)
    {
        int piece = Pieces.Count;
        Pieces.Add(element);
        element.Kids.Add(string.Create(CultureInfo.InvariantCulture, $"<</Type /MCR /Pg {number} 0 R /MCID {piece}>>"));
        _content.Append(CultureInfo.InvariantCulture, $"/{element.Type} <</MCID {piece}>> BDC\n");
    }

    /// <summary>What follows is no part of the text: screen readers pass over it.</summary>
    public void BeginArtifact() => _content.Append("/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n");

    public void End() => _content.Append("EMC\n");

    /// <param name="y">Of the base line.</param>
    public void Line(string text, PdfFont font, double size, double x, double y) => _content.Append(
        CultureInfo.InvariantCulture, $"BT /{font.Resource} {PdfFile.Number(size)} Tf 1 0 0 1 {PdfFile.Number(x)} {PdfFile.Number(Height - y)} Tm {font.Encode(text)} Tj ET\n");

    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());
}
