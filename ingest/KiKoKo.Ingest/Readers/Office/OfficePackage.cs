using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>
/// An Office file as parts and relationships. Reads the container itself instead of through the SDK, because only so
/// every byte that comes out is counted, damaged files give what they still hold, and strict and transitional
/// documents read alike (all look-ups are by local name).
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MaxEntries = 20_000;
    private const long MaxUnpacked = 512L << 20;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ZipBudget _budget = new(MaxUnpacked);

    private OfficePackage(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public IEnumerable<string> PartNames => _parts.Keys;

    /// <summary>Opens the container and checks what its directory claims.</summary>
    /// <exception cref="UnreadableException">No readable container, or a bomb by its own directory.</exception>
    public static OfficePackage Open(string path)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > MaxEntries)
                throw new UnreadableException(ExtractionStatus.Bomb, $"Die Datei enthält mehr als {MaxEntries} Bestandteile.");
        }
        catch (InvalidDataException)
        {
            throw new UnreadableException(ExtractionStatus.Corrupt, "Die Datei ist beschädigt: Ihr Inhaltsverzeichnis fehlt oder ist unlesbar.");
        }

        long declared = 0;
        foreach (var entry in zip.Entries)
            declared = entry.Length > MaxUnpacked ? long.MaxValue / 2 : declared + entry.Length;
        if (declared > MaxUnpacked)
            throw new UnreadableException(ExtractionStatus.Bomb, "Die Datei gibt an, sich auf mehr als 512 MB zu entpacken.");
        return new OfficePackage(zip);
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>The content of a part, counted while it unfolds. Null when there is no such part.</summary>
    public Stream? OpenPart(string part) =>
        _parts.TryGetValue(part, out var entry) ? new GuardedStream(entry.Open(), entry.CompressedLength, _budget) : null;

    /// <summary>A part as XML without any entity resolved. Null when it is missing.</summary>
    public XElement? LoadXml(string part)
    {
        using var reader = ReadXml(part);
        return reader is null ? null : SafeXml.Load(reader);
    }

    /// <summary>A part as a stream of XML nodes. Null when it is missing.</summary>
    public XmlReader? ReadXml(string part) => OpenPart(part) is { } stream ? SafeXml.Open(stream) : null;

    /// <summary>What a part refers to: relationship id → (last word of the type, part name). External targets are left out.</summary>
    public IReadOnlyDictionary<string, Relationship> Relationships(string part)
    {
        int slash = part.LastIndexOf('/');
        string folder = slash < 0 ? "" : part[..(slash + 1)];
        var found = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        XElement? xml;
        try
        {
            xml = LoadXml($"{folder}_rels/{part[(slash + 1)..]}.rels");
        }
        catch (XmlException)
        {
            return found;
        }

        foreach (var e in xml?.Elements() ?? [])
        {
            string target = e.Attr("Target") ?? "", type = e.Attr("Type") ?? "";
            if (e.Attr("Id") is { } id && target.Length > 0 && e.Attr("TargetMode") != "External")
                found[id] = new Relationship(type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
        }

        return found;
    }

    /// <summary>Properties of the file that the sidecar's keys know: title and custom properties, lower-case names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Properties()
    {
        string? title = TryLoad("docProps/core.xml")?.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value;
        if (!string.IsNullOrWhiteSpace(title))
            yield return new("title", Clean.Line(title));
        foreach (var property in TryLoad("docProps/custom.xml")?.Elements() ?? [])
        {
            if (property.Attr("name") is { } name)
                yield return new(name, Clean.Line(property.Value));
        }
    }

    public void Dispose() => _zip.Dispose();

    private XElement? TryLoad(string part)
    {
        try
        {
            return LoadXml(part);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target.TrimStart('/');
        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string segment in target.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("." or ".." or ""))
                segments.Add(segment);
        }

        return string.Join('/', segments);
    }
}

/// <summary>A reference from one part to another.</summary>
internal sealed record Relationship(string Type, string Part);
