using System.Xml.Linq;

namespace KiKoKo.SampleTool.Forms;

/// <summary>The few elements of OpenDocument that a form is made of. Style names are those of Templates/form.fodt.</summary>
internal static class OpenDocument
{
    public static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Office = Namespace("office");
    public static readonly XNamespace Style = Namespace("style");
    public static readonly XNamespace Text = Namespace("text");
    public static readonly XNamespace TableNames = Namespace("table");
    public static readonly XNamespace Draw = Namespace("drawing");
    public static readonly XNamespace Form = Namespace("form");
    public static readonly XNamespace Svg = Namespace("svg-compatible");

    public static XElement Paragraph(string style, params object[] content) => new(Text + "p", new XAttribute(Text + "style-name", style), content);

    public static XElement Heading(string style, string text) =>
        new(Text + "h", new XAttribute(Text + "style-name", style), new XAttribute(Text + "outline-level", 1), text);

    public static XElement Table(IEnumerable<string> columnStyles, IEnumerable<XElement> rows) => new(
        TableNames + "table",
        new XAttribute(TableNames + "style-name", "Table"),
        columnStyles.Select(c => new XElement(TableNames + "table-column", new XAttribute(TableNames + "style-name", c))),
        rows);

    public static XElement Row(IEnumerable<XElement> cells) => new(TableNames + "table-row", new XAttribute(TableNames + "style-name", "Row"), cells);

    public static XElement Cell(string style, params XElement[] content) =>
        new(TableNames + "table-cell", new XAttribute(TableNames + "style-name", style), new XAttribute(Office + "value-type", "string"), content);

    private static XNamespace Namespace(string name) => $"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0";
}
