using System.Xml;
using System.Xml.Linq;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>Presentations: the title of a slide is a heading; text, tables, diagrams, notes and comments follow.</summary>
internal sealed class PptxReader
{
    private readonly OfficePackage _package;
    private readonly BlockList _blocks = new();
    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _footers = new(StringComparer.Ordinal);
    private string? _title;

    private PptxReader(OfficePackage package) => _package = package;

    public static Extraction Read(OfficePackage package) => new PptxReader(package).Read();

    private Extraction Read()
    {
        string main = _package.Relationships("").Values.FirstOrDefault(r => r.Type == "officeDocument")?.Part is { } part && _package.Has(part) ? part : "ppt/presentation.xml";
        if (_package.LoadXml(main) is not { } presentation)
            return Extraction.Failed(ExtractionStatus.Corrupt, "Die Präsentation fehlt in der Datei (ppt/presentation.xml).");

        var relationships = _package.Relationships(main);
        int number = 0;
        foreach (var slide in presentation.Child("sldIdLst")?.Elements() ?? [])
        {
            number++;
            string? id = slide.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value;
            if (id is not null && relationships.TryGetValue(id, out var target))
                Slide(number, target.Part);
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in _package.Properties())
            metadata[name] = value;
        if (_title is not null)
            metadata.TryAdd("title", _title);
        return new Extraction(ExtractionStatus.Ok, number, _blocks.Blocks, [], metadata, _warnings);
    }

    private void Slide(int number, string part)
    {
        XElement? xml = TryLoad(part);
        if (xml is null)
        {
            _warnings.Add($"Folie {number} ist beschädigt und wurde nicht gelesen.");
            return;
        }

        if (xml.Attr("show") is "0" or "false")
        {
            _warnings.Add($"Die ausgeblendete Folie {number} wurde nicht eingelesen.");
            return;
        }

        _blocks.ResetPath();
        _blocks.Slide = number;
        var relationships = _package.Relationships(part);
        var tree = xml.Child("cSld").Child("spTree");
        if (tree is not null)
        {
            var title = tree.All("sp").FirstOrDefault(s => Placeholder(s) is "title" or "ctrTitle");
            if (title is not null)
            {
                string text = string.Join(' ', Paragraphs(title).Select(p => p.Text));
                _title ??= Clean.Line(text) is { Length: > 0 } found ? found : null;
                _blocks.Heading(1, text);
            }

            Shapes(tree, title, relationships, 0);
        }

        foreach (var relationship in relationships.Values)
            Attachment(relationship);
    }

    private void Shapes(XElement parent, XElement? title, IReadOnlyDictionary<string, Relationship> relationships, int depth)
    {
        if (depth > 32)
            return;
        foreach (var shape in parent.Elements())
        {
            switch (shape.Name.LocalName)
            {
                case "sp" or "cxnSp" when shape != title:
                    Shape(shape);
                    break;
                case "grpSp":
                    Shapes(shape, title, relationships, depth + 1);
                    break;
                case "AlternateContent":
                    Shapes(shape.Child("Choice") ?? shape, title, relationships, depth + 1);
                    break;
                case "graphicFrame":
                    Graphic(shape, relationships);
                    break;
            }
        }
    }

    private void Shape(XElement shape)
    {
        string? placeholder = Placeholder(shape);
        if (placeholder == "sldNum")
            return;
        foreach (var (text, level, bullet) in Paragraphs(shape))
        {
            if (placeholder is "ftr" or "dt" or "hdr")
            {
                if (_footers.Add(text))
                    _blocks.Add(BlockKind.Note, text);
            }
            else if (bullet && placeholder is "body" or "obj")
            {
                _blocks.Add(BlockKind.ListItem, text, level);
            }
            else
            {
                _blocks.Add(BlockKind.Paragraph, text);
            }
        }
    }

    private void Graphic(XElement frame, IReadOnlyDictionary<string, Relationship> relationships)
    {
        if (frame.All("tbl").FirstOrDefault() is { } table)
        {
            _blocks.Table([.. table.Elements().Where(e => e.Name.LocalName == "tr")
                .Select(row => (IReadOnlyList<string>)[.. row.Elements().Where(c => c.Name.LocalName == "tc").Select(c => string.Join(' ', Paragraphs(c).Select(p => p.Text)))])]);
            return;
        }

        foreach (var reference in frame.Descendants().Where(e => e.Name.LocalName is "relIds" or "chart"))
        {
            string? id = reference.Attr("dm") ?? reference.Attr("id");
            if (id is not null && relationships.TryGetValue(id, out var target))
            {
                var part = TryLoad(target.Part);
                foreach (var (text, _, _) in Paragraphs(part))
                    _blocks.Add(BlockKind.Paragraph, text);
                if (target.Type == "chart")
                    _blocks.Table(ChartTable.Of(part));
            }
        }
    }

    private void Attachment(Relationship relationship)
    {
        switch (relationship.Type)
        {
            case "notesSlide":
                foreach (var shape in TryLoad(relationship.Part)?.Descendants().Where(e => e.Name.LocalName is "sp" or "graphicFrame") ?? [])
                {
                    if (Placeholder(shape) is null or "body" or "obj")
                        _blocks.Add(BlockKind.Note, string.Join('\n', Paragraphs(shape).Select(p => p.Text)));
                }

                break;
            case "comments":
                foreach (var comment in TryLoad(relationship.Part)?.Elements() ?? [])
                    _blocks.Add(BlockKind.Note, comment.Child("text")?.Value ?? string.Join('\n', Paragraphs(comment).Select(p => p.Text)));
                break;
        }
    }

    private static IEnumerable<(string Text, int Level, bool Bullet)> Paragraphs(XElement? shape)
    {
        foreach (var p in shape.All("p"))
        {
            string text = Clean.Line(string.Concat(p.Descendants().Select(e => e.Name.LocalName switch { "t" => e.Value, "br" => "\n", _ => "" })));
            if (text.Length == 0)
                continue;
            var properties = p.Child("pPr");
            yield return (text, (int.TryParse(properties?.Attr("lvl"), out int level) ? level : 0) + 1, properties.Child("buNone") is null);
        }
    }

    private static string? Placeholder(XElement shape)
    {
        var holder = shape.Elements().FirstOrDefault(e => e.Name.LocalName == "nvSpPr").Child("nvPr").Child("ph");
        return holder is null ? null : holder.Attr("type") ?? "obj";
    }

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
