using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace KiKoKo.SampleTool.Stable;

/// <summary>Title, language and creator of an Office file. No times: they would differ with every build.</summary>
internal static class OfficeProperties
{
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    public static void Write(CoreFilePropertiesPart part, string title)
    {
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(
            new XElement(
                Package + "coreProperties",
                new XAttribute(XNamespace.Xmlns + "cp", Package),
                new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
                new XElement(DublinCore + "title", title),
                new XElement(DublinCore + "creator", "Stadtverwaltung Musterstadt am Rhein"),
                new XElement(DublinCore + "language", "de-DE"))).Save(stream);
    }
}
