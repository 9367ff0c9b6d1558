using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>XML of unknown origin: no DTD, hence no entities to expand and nothing to fetch.</summary>
internal static class SafeXml
{
    private const int HeadLength = 4096;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <exception cref="UnreadableException">It declares entities: a bomb when they nest, damage otherwise.</exception>
    public static XmlReader Open(Stream stream)
    {
        byte[] head = new byte[HeadLength];
        int got = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        RefuseEntities(Encoding.Latin1.GetString(head, 0, got).Replace("\0", "", StringComparison.Ordinal));
        return XmlReader.Create(new PrefixedStream(head.AsMemory(0, got), stream), Settings);
    }

    public static XElement Load(XmlReader reader)
    {
        reader.MoveToContent();
        return (XElement)XNode.ReadFrom(reader);
    }

    /// <summary>Attribute by local name, whatever its namespace.</summary>
    public static string? Attr(this XElement element, string name)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.LocalName == name && !attribute.IsNamespaceDeclaration)
                return attribute.Value;
        }

        return null;
    }

    /// <summary>First child by local name.</summary>
    public static XElement? Child(this XElement? element, string name)
    {
        foreach (var child in element?.Elements() ?? [])
        {
            if (child.Name.LocalName == name)
                return child;
        }

        return null;
    }

    /// <summary>Descendants by local name.</summary>
    public static IEnumerable<XElement> All(this XElement? element, string name) =>
        element?.Descendants().Where(e => e.Name.LocalName == name) ?? [];

    private static void RefuseEntities(string head)
    {
        int at = head.IndexOf("<!ENTITY", StringComparison.Ordinal);
        if (at < 0)
            return;

        // The first reference inside an entity's own value makes the expansion multiply.
        int end = head.IndexOf("]>", at, StringComparison.Ordinal);
        string declarations = end < 0 ? head[at..] : head[at..end];
        if (declarations.Contains('&'))
            throw new UnreadableException(ExtractionStatus.Bomb, "Die Datei enthält ineinander verschachtelte Entitäten (XML-Bombe) und wurde nicht entfaltet.");
        throw new UnreadableException(ExtractionStatus.Corrupt, "Die Datei enthält eine DTD mit Entitäten, die in Office-Dateien nicht erlaubt ist; externe Inhalte wurden nicht geladen.");
    }
}
