using System.Xml;
using System.Xml.Linq;
using KiKoKo.Ingest.Chunking;
using KiKoKo.Ingest.Readers.Web;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>Word documents, strict and transitional. The body is streamed paragraph by paragraph, table by table.</summary>
internal sealed class DocxReader
{
    private const int MaxBoldHeadingWords = 12;

    private readonly OfficePackage _package;
    private readonly IReadOnlyDictionary<string, Relationship> _relationships;
    private readonly string _main;
    private readonly DocxStyles _styles;
    private readonly DocxNumbering _numbering;
    private readonly Dictionary<(bool IsEndnote, string Id), string> _notes = [];
    private readonly BlockList _blocks = new();
    private readonly List<FormField> _fields = [];
    private readonly List<string> _warnings = [];
    private bool _sawRenderedBreak;
    private string? _title;

    private DocxReader(OfficePackage package)
    {
        _package = package;
        _main = package.Relationships("").Values.FirstOrDefault(r => r.Type == "officeDocument")?.Part is { } part && package.Has(part) ? part : "word/document.xml";
        _relationships = package.Relationships(_main);
        _styles = new DocxStyles(Part("styles"));
        _numbering = new DocxNumbering(Part("numbering"));
        LoadNotes("footnotes", isEndnote: false);
        LoadNotes("endnotes", isEndnote: true);
    }

    public static Extraction Read(OfficePackage package) => new DocxReader(package).Read();

    private Extraction Read()
    {
        _blocks.Page = 1;
        using (var reader = _package.ReadXml(_main))
        {
            if (reader is null)
                return Extraction.Failed(ExtractionStatus.Corrupt, "Die Datei enthält keinen Dokumenttext (word/document.xml fehlt).");
            try
            {
                Body(reader);
            }
            catch (XmlException) when (_blocks.Blocks.Count > 0)
            {
                _warnings.Add("Der Dokumenttext ist ab einer Stelle beschädigt; nur der Teil davor wurde gelesen.");
            }
        }

        int body = _blocks.Blocks.Count;
        HeadersAndFooters();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in _package.Properties())
            metadata[name] = value;
        if (_title is not null)
            metadata.TryAdd("title", _title);
        return new Extraction(ExtractionStatus.Ok, Pages(), Finished(), _fields, metadata, _warnings) { Furniture = _blocks.Blocks.Count - body };
    }

    private void Body(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "body")
                break;
        }

        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
                Element((XElement)XNode.ReadFrom(reader), 0);
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "body")
                return;
            else
                reader.Read();
        }
    }

    private void Element(XElement e, int depth)
    {
        if (depth > 64)
            return;
        switch (e.Name.LocalName)
        {
            case "p":
                Paragraph(e, depth);
                break;
            case "tbl":
                Table(e, depth);
                break;
            case "sdt":
                if (e.Child("sdtPr").Child("docPartObj").Child("docPartGallery")?.Attr("val") == "Table of Contents")
                    break;
                foreach (var child in e.Child("sdtContent")?.Elements() ?? [])
                    Element(child, depth + 1);
                if (DocxText.FieldOf(e) is { } field)
                    Field(field);
                break;
            case "altChunk" when e.Attr("id") is { } id && _relationships.TryGetValue(id, out var target):
                Chunk(target.Part);
                break;
            case "AlternateContent":
                foreach (var child in (e.Child("Choice") ?? e.Child("Fallback"))?.Elements() ?? [])
                    Element(child, depth + 1);
                break;
            case "ins" or "moveTo" or "customXml" or "smartTag":
                foreach (var child in e.Elements())
                    Element(child, depth + 1);
                break;
        }
    }

    private void Paragraph(XElement p, int depth)
    {
        var properties = p.Child("pPr");
        var style = _styles[properties.Child("pStyle")?.Attr("val")];
        var content = DocxText.Of(p);
        Emit(properties, style, content);
        AfterText(content, depth);
    }

    private void Emit(XElement? properties, DocxStyle style, DocxText content)
    {
        string text = Clean.Lines(content.Text);
        if (text.Length == 0 || style.IsContents)
            return;

        string? label = Label(properties, style, out int level);
        string numbered = string.IsNullOrEmpty(label) ? text : $"{label} {text}";
        int? outline = int.TryParse(properties.Child("outlineLvl")?.Attr("val"), out int own) && own is >= 0 and <= 8 ? own + 1 : null;
        if (style.IsTitle)
        {
            _title ??= Clean.Line(text);
            _blocks.Heading(1, text);
        }
        else if ((outline ?? style.HeadingLevel) is { } heading)
        {
            _blocks.Heading(heading, numbered);
        }
        else if (label is null && content.IsBold && IsHeadingLike(text) && HeadingPatterns.Match(text) is { } pattern)
        {
            _blocks.Heading(pattern, text);
        }
        else
        {
            _blocks.Add(label is null ? BlockKind.Paragraph : BlockKind.ListItem, numbered, label is null ? null : level + 1);
        }
    }

    private static bool IsHeadingLike(string text) => !text.Contains('\n') && text.Count(c => c == ' ') < MaxBoldHeadingWords && text[^1] is not ('.' or ',' or ';');

    private string? Label(XElement? properties, DocxStyle style, out int level)
    {
        var own = properties.Child("numPr");
        level = int.TryParse(own.Child("ilvl")?.Attr("val"), out int l) ? l : style.NumberingLevel ?? 0;
        return (own.Child("numId")?.Attr("val") ?? style.NumberingId) is { } id && id != "0" ? _numbering.Next(id, level) : null;
    }

    private void AfterText(DocxText content, int depth)
    {
        foreach (var key in content.Notes)
        {
            if (_notes.TryGetValue(key, out string? note))
                _blocks.Add(BlockKind.Note, note);
        }

        foreach (var child in content.Boxes.SelectMany(b => b.Elements()))
            Element(child, depth + 1);
        foreach (var field in content.Fields)
            Field(field);
        _sawRenderedBreak |= content.RenderedPageBreaks > 0;
        _blocks.Page += Math.Max(content.PageBreaks, content.RenderedPageBreaks);
    }

    private void Field((FormField Field, string[] Choices) found)
    {
        _fields.Add(found.Field);
        if (found.Field.Label.Length > 0)
            _blocks.Add(BlockKind.FormField, found.Choices.Length == 0 ? found.Field.Label : $"{found.Field.Label}: {string.Join(" / ", found.Choices)}");
    }

    private void Table(XElement table, int depth)
    {
        var pending = new List<DocxText>();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in Rows(table))
        {
            var cells = new List<string>();
            foreach (var cell in Cells(row))
            {
                var properties = cell.Child("tcPr");
                bool continues = properties.Child("vMerge") is { } merge && merge.Attr("val") != "restart";
                cells.Add(continues && rows.Count > 0 && cells.Count < rows[^1].Count ? rows[^1][cells.Count] : CellText(cell, pending, 0));
                for (int span = int.TryParse(properties.Child("gridSpan")?.Attr("val"), out int s) ? Math.Min(s, 64) : 1; span > 1; span--)
                    cells.Add("");
            }

            rows.Add(cells);
        }

        // A table of one column only draws a frame around text.
        if (rows.Count > 0 && rows.All(r => r.Count(c => c.Length > 0) <= 1))
        {
            foreach (string text in rows.SelectMany(r => r))
                _blocks.Add(BlockKind.Paragraph, text);
        }
        else
        {
            _blocks.Table(rows);
        }

        foreach (var content in pending)
            AfterText(content, depth);
    }

    private static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tr" => [e],
        "sdt" => (e.Child("sdtContent")?.Elements() ?? []).Where(r => r.Name.LocalName == "tr"),
        "ins" or "customXml" => e.Elements().Where(r => r.Name.LocalName == "tr"),
        _ => (IEnumerable<XElement>)[],
    });

    private static IEnumerable<XElement> Cells(XElement row) => row.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tc" => [e],
        "sdt" => (e.Child("sdtContent")?.Elements() ?? []).Where(c => c.Name.LocalName == "tc"),
        "customXml" => e.Elements().Where(c => c.Name.LocalName == "tc"),
        _ => (IEnumerable<XElement>)[],
    });

    private string CellText(XElement cell, List<DocxText> pending, int depth)
    {
        if (depth > 16)
            return "";
        var parts = new List<string>();
        foreach (var e in cell.Elements())
        {
            switch (e.Name.LocalName)
            {
                case "p":
                    var content = DocxText.Of(e);
                    pending.Add(content);
                    string text = Clean.Line(content.Text);
                    string? label = text.Length == 0 ? null : Label(e.Child("pPr"), _styles[e.Child("pPr").Child("pStyle")?.Attr("val")], out _);
                    parts.Add(string.IsNullOrEmpty(label) ? text : $"{label} {text}");
                    break;
                case "tbl":
                    parts.AddRange(Rows(e).SelectMany(Cells).Select(c => CellText(c, pending, depth + 1)));
                    break;
                case "sdt":
                    if (e.Child("sdtContent") is { } inner)
                        parts.Add(CellText(inner, pending, depth + 1));
                    break;
                case "AlternateContent" or "ins" or "customXml":
                    parts.Add(CellText(e.Child("Choice") ?? e, pending, depth + 1));
                    break;
            }
        }

        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    private void Chunk(string part)
    {
        using var stream = _package.OpenPart(part);
        if (stream is null || !part.EndsWith("html", StringComparison.OrdinalIgnoreCase) && !part.EndsWith("htm", StringComparison.OrdinalIgnoreCase))
        {
            _warnings.Add("Ein eingebettetes Dokument (altChunk) wurde nicht gelesen.");
            return;
        }

        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        HtmlReader.ReadInto(_blocks, memory.ToArray());
    }

    private void LoadNotes(string type, bool isEndnote)
    {
        foreach (var note in Part(type)?.Elements() ?? [])
        {
            if (note.Attr("id") is { } id && note.Attr("type") is null or "normal")
                _notes[(isEndnote, note.Attr("id")!)] = string.Join('\n', note.All("p").Select(p => Clean.Line(DocxText.Of(p).Text)));
        }
    }

    private void HeadersAndFooters()
    {
        _blocks.ResetPath();
        _blocks.Page = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var relationship in _relationships.Values.Where(r => r.Type is "header" or "footer").OrderBy(r => r.Part, StringComparer.Ordinal))
        {
            XElement? xml;
            try
            {
                xml = _package.LoadXml(relationship.Part);
            }
            catch (XmlException)
            {
                continue;
            }

            // Text boxes stand inside paragraphs; their own paragraphs are descendants and are reached here too.
            foreach (var p in xml.All("p"))
            {
                string text = Clean.Line(DocxText.Of(p).Text);
                if (text.Any(char.IsLetter) && seen.Add(text))
                    _blocks.Add(BlockKind.Note, text);
            }
        }
    }

    private List<Block> Finished() =>
        _sawRenderedBreak ? [.. _blocks.Blocks] : [.. _blocks.Blocks.Select(b => b with { Page = null })];

    /// <summary>
    /// The page count that the producer stored, when its word count fits the text: some producers copy both from a template.
    /// </summary>
    private int? Pages()
    {
        try
        {
            var properties = _package.LoadXml("docProps/app.xml");
            if (!int.TryParse(properties.Child("Pages")?.Value, out int pages) || pages <= 0)
                return null;
            int words = _blocks.Blocks.Sum(b => Words.Count(b.Text));
            return int.TryParse(properties.Child("Words")?.Value, out int stored) && words > 2 * stored ? null : pages;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private XElement? Part(string type)
    {
        try
        {
            return _package.LoadXml(_relationships.Values.FirstOrDefault(r => r.Type == type)?.Part ?? $"word/{type}.xml");
        }
        catch (XmlException)
        {
            _warnings.Add($"Der Bestandteil „{type}“ ist beschädigt und wurde nicht gelesen.");
            return null;
        }
    }
}
