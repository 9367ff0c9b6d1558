using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using KiKoKo.Audit.Labels;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>The label for programs: named properties, and as an XMP packet (ISO 16684-1).</summary>
internal static class LabelMetadata
{
    private static readonly XNamespace s_label = "urn:kikoko:label:1";
    private static readonly XNamespace s_rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace s_dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace s_xmp = "http://ns.adobe.com/xap/1.0/";

    /// <summary>In every format by these names.</summary>
    public static IEnumerable<(string Name, string Value)> Properties(TransparencyLabel label) =>
    [
        ("KiKoKoLabelId", label.Id),
        ("KiKoKoLabelKind", JsonSerializer.SerializeToElement(label.Kind).GetString()!),
        ("KiKoKoLabelModel", label.Model ?? "none"),
        ("KiKoKoLabelWording", label.Wording),
        ("KiKoKoLabelCreatedAt", label.CreatedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The packet as text, in a PDF the value of its /Metadata.</summary>
    public static string Xmp(DeadlineSheet sheet)
    {
        XNamespace meta = "adobe:ns:meta/";
        var description = new XElement(
            s_rdf + "Description",
            new XAttribute(s_rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "dc", s_dc),
            new XAttribute(XNamespace.Xmlns + "xmp", s_xmp),
            new XAttribute(XNamespace.Xmlns + "kikoko", s_label),
            new XElement(s_dc + "format", "application/pdf"),
            new XElement(s_dc + "title", Alternatives(sheet.Title)),
            new XElement(s_dc + "description", Alternatives(DeadlineSheet.Subject)),
            new XElement(s_dc + "language", new XElement(s_rdf + "Bag", new XElement(s_rdf + "li", "de-DE"))),
            new XElement(s_dc + "creator", new XElement(s_rdf + "Seq", new XElement(s_rdf + "li", sheet.Author))),
            new XElement(s_xmp + "CreatorTool", "KiKoKo"),
            new XElement(s_xmp + "CreateDate", Properties(sheet.Label).Last().Value),
            Properties(sheet.Label).Select(p => new XElement(s_label + p.Name, p.Value)));
        var packet = new XElement(meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", meta), new XElement(s_rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", s_rdf), description));
        return $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet}\n<?xpacket end=\"r\"?>";
    }

    private static XElement Alternatives(string text) =>
        new(s_rdf + "Alt", new XElement(s_rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text), new XElement(s_rdf + "li", new XAttribute(XNamespace.Xml + "lang", "de-DE"), text));
}
