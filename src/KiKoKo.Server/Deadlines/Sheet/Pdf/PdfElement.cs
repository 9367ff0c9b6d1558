namespace KiKoKo.Server.Deadlines.Sheet.Pdf;

/// <summary>An element of the structure that screen readers follow (ISO 32000-1, 14.7).</summary>
/// <param name="Type">Document, H1, H2, P, L, LI, Lbl, LBody.</param>
internal sealed record PdfElement(string Type, int Number, PdfElement? Parent)
{
    /// <summary>Elements in it and pieces of pages, in reading order, in PDF syntax.</summary>
    public List<string> Kids { get; } = [];

    public static PdfElement Begin(PdfFile file, string type, PdfElement? parent)
    {
        var element = new PdfElement(type, file.Reserve(), parent);
        parent?.Kids.Add(PdfFile.Refer(element.Number));
        return element;
    }

    /// <param name="root">The object above the uppermost element.</param>
    public void Write(PdfFile file, int root) =>
        file.Set(Number, $"<</Type /StructElem /S /{Type} /P {PdfFile.Refer(Parent?.Number ?? root)} {(Type == "L" ? "/A <</O /List /ListNumbering /Decimal>> " : "")}/K [{string.Join(' ', Kids)}]>>");
}
