using System.Xml;
using System.Xml.Linq;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>Excel workbooks: every visible sheet is a heading, its filled regions are tables, comments and text boxes are notes and paragraphs.</summary>
internal sealed class XlsxReader
{
    private readonly OfficePackage _package;
    private readonly string _main;
    private readonly IReadOnlyDictionary<string, Relationship> _relationships;
    private readonly List<string> _shared = [];
    private readonly BlockList _blocks = new();
    private readonly List<string> _warnings = [];

    private XlsxReader(OfficePackage package)
    {
        _package = package;
        _main = package.Relationships("").Values.FirstOrDefault(r => r.Type == "officeDocument")?.Part is { } part && package.Has(part) ? part : "xl/workbook.xml";
        _relationships = package.Relationships(_main);
    }

    public static Extraction Read(OfficePackage package) => new XlsxReader(package).Read();

    private Extraction Read()
    {
        if (_package.LoadXml(_main) is not { } workbook)
            return Extraction.Failed(ExtractionStatus.Corrupt, "Die Arbeitsmappe fehlt in der Datei (xl/workbook.xml).");

        LoadSharedStrings();
        bool from1904 = workbook.Child("workbookPr")?.Attr("date1904") is "1" or "true";
        var format = new CellFormat(TryLoad(PartOf("styles", "xl/styles.xml")), from1904);
        int count = 0;
        foreach (var sheet in workbook.Child("sheets")?.Elements() ?? [])
        {
            count++;
            string name = Clean.Line(sheet.Attr("name") ?? $"Tabelle {count}");
            if (sheet.Attr("state") is "hidden" or "veryHidden")
                _warnings.Add($"Das ausgeblendete Blatt „{name}“ wurde nicht eingelesen.");
            else
                Sheet(name, SheetPart(sheet, count), format);
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in _package.Properties())
            metadata[name] = value;
        return new Extraction(ExtractionStatus.Ok, count, _blocks.Blocks, [], metadata, _warnings);
    }

    private void Sheet(string name, string part, CellFormat format)
    {
        int before = _blocks.Blocks.Count;
        _blocks.ResetPath();
        _blocks.Sheet = name;
        _blocks.Heading(1, name);
        try
        {
            using var reader = _package.ReadXml(part);
            if (reader is not null)
                new XlsxSheet(_shared, format, _blocks).Read(reader);
        }
        catch (XmlException)
        {
            _warnings.Add($"Das Blatt „{name}“ ist beschädigt; nur ein Teil wurde gelesen.");
        }

        foreach (var relationship in _package.Relationships(part).Values)
            Attachment(relationship);
        if (_blocks.Blocks.Count == before + 1)
            _warnings.Add($"Das Blatt „{name}“ ist leer.");
    }

    private void Attachment(Relationship relationship)
    {
        switch (relationship.Type)
        {
            case "comments":
                foreach (var comment in TryLoad(relationship.Part).All("comment"))
                    _blocks.Add(BlockKind.Note, string.Concat(comment.All("t").Select(t => t.Value)));
                break;
            case "threadedComment":
                foreach (var comment in TryLoad(relationship.Part).All("threadedComment"))
                    _blocks.Add(BlockKind.Note, comment.Child("text")?.Value ?? "");
                break;
            case "drawing":
                foreach (var body in TryLoad(relationship.Part).All("txBody"))
                    _blocks.Add(BlockKind.Paragraph, string.Join('\n', body.All("p").Select(p => string.Concat(p.All("t").Select(t => t.Value)))));
                break;
        }
    }

    private string SheetPart(XElement sheet, int number) =>
        sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value is { } id
        && _relationships.TryGetValue(id, out var relationship) && _package.Has(relationship.Part) ? relationship.Part : $"xl/worksheets/sheet{number}.xml";

    private void LoadSharedStrings()
    {
        using var reader = _package.ReadXml(PartOf("sharedStrings", "xl/sharedStrings.xml"));
        if (reader is null)
            return;
        try
        {
            while (reader.Read())
            {
                while (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                    _shared.Add(XlsxSheet.TextOf((XElement)XNode.ReadFrom(reader)));
            }
        }
        catch (XmlException)
        {
            _warnings.Add("Die Textliste der Arbeitsmappe ist beschädigt; einzelne Zellen können fehlen.");
        }
    }

    private string PartOf(string type, string fallback) => _relationships.Values.FirstOrDefault(r => r.Type == type)?.Part ?? fallback;

    private XElement? TryLoad(string part)
    {
        try
        {
            return _package.LoadXml(part);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
