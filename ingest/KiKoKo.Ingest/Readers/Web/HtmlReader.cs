using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KiKoKo.Ingest.Readers.Text;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Web;

/// <summary>Web pages as text: no scripts run, nothing is fetched, navigation and page furniture are left out.</summary>
internal sealed class HtmlReader
{
    private const int MaxDepth = 200;
    private readonly BlockList _blocks;

    private HtmlReader(BlockList blocks) => _blocks = blocks;

    public static Extraction Read(byte[] file)
    {
        var blocks = new BlockList();
        string? title = ReadInto(blocks, file);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(title))
            metadata["title"] = title;
        return new Extraction(ExtractionStatus.Ok, null, blocks.Blocks, [], metadata, []);
    }

    /// <summary>Adds a page's blocks to a list; gives its title.</summary>
    public static string? ReadInto(BlockList blocks, byte[] file)
    {
        using var document = Parse(file);
        var reader = new HtmlReader(blocks);
        var root = document.QuerySelector("main, [role=main]") ?? (INode?)document.Body ?? document;
        reader.Children(root, 0);
        return Clean.Line(document.Title ?? "");
    }

    // The parser follows BOM and <meta charset>; a page without either is decoded like plain text.
    private static IHtmlDocument Parse(byte[] file)
    {
        var parser = new HtmlParser();
        string head = System.Text.Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, 2048));
        if (!head.Contains("charset", StringComparison.OrdinalIgnoreCase))
            return parser.ParseDocument(TextDecoding.Decode(file));
        using var stream = new MemoryStream(file, writable: false);
        return parser.ParseDocument(stream);
    }

    private void Children(INode node, int depth)
    {
        if (depth > MaxDepth)
            return;
        var loose = new System.Text.StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement e && IsBlock(e))
            {
                Flush(loose);
                Element(e, depth);
            }
            else
            {
                Inline(child, loose, depth);
            }
        }

        Flush(loose);
    }

    private void Flush(System.Text.StringBuilder loose)
    {
        _blocks.Add(BlockKind.Paragraph, loose.ToString());
        loose.Clear();
    }

    private void Element(IElement e, int depth)
    {
        switch (e.LocalName)
        {
            case "script" or "style" or "nav" or "template" or "noscript" or "svg" or "head" or "iframe" or "object" or "button":
                break;
            case "header" or "footer" or "aside" when e.ParentElement is IHtmlBodyElement:
                break;
            case var tag when e.GetAttribute("aria-hidden") == "true" || e.HasAttribute("hidden") || e.GetAttribute("role") is "navigation" or "banner" or "contentinfo":
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                _blocks.Heading(e.LocalName[1] - '0', InlineText(e));
                break;
            case "ul" or "ol":
                List(e, 1, depth + 1);
                break;
            case "table":
                Table((IHtmlTableElement)e, depth);
                break;
            case "pre":
                _blocks.Add(BlockKind.Paragraph, e.TextContent);
                break;
            case "dt":
                _blocks.Add(BlockKind.Paragraph, InlineText(e));
                break;
            default:
                Children(e, depth + 1);
                break;
        }
    }

    private void List(IElement list, int level, int depth)
    {
        if (depth > MaxDepth)
            return;
        int number = int.TryParse(list.GetAttribute("start"), out int start) ? start : 1;
        foreach (var item in list.Children)
        {
            if (item.LocalName is "ul" or "ol")
            {
                List(item, level + 1, depth + 1);
                continue;
            }

            var text = new System.Text.StringBuilder();
            foreach (var child in item.ChildNodes)
            {
                if (child is not IElement { LocalName: "ul" or "ol" or "table" })
                    Inline(child, text, depth);
            }

            string line = Clean.Line(text.ToString());
            if (line.Length > 0)
                _blocks.Add(BlockKind.ListItem, list.LocalName == "ol" ? $"{number}. {line}" : line, level);
            number++;
            foreach (var nested in item.Children)
            {
                if (nested.LocalName is "ul" or "ol")
                    List(nested, level + 1, depth + 1);
                else if (nested is IHtmlTableElement table)
                    Table(table, depth);
            }
        }
    }

    // A table that holds another one, or a single column, is page layout.
    private void Table(IHtmlTableElement table, int depth)
    {
        var rows = table.Rows.Select(r => r.Cells.ToArray()).ToList();
        if (table.QuerySelector("table") is not null || rows.TrueForAll(r => r.Length <= 1))
        {
            foreach (var cell in rows.SelectMany(r => r))
                Children(cell, depth + 1);
            return;
        }

        if (table.Caption is { } caption)
            _blocks.Add(BlockKind.Paragraph, InlineText(caption));
        _blocks.Table([.. rows.Select(r => (IReadOnlyList<string>)[.. r.SelectMany(Spread)])]);
    }

    private static IEnumerable<string> Spread(IHtmlTableCellElement cell) =>
        [InlineText(cell), .. Enumerable.Repeat("", Math.Clamp(cell.ColumnSpan - 1, 0, 64))];

    private static string InlineText(INode node)
    {
        var text = new System.Text.StringBuilder();
        foreach (var child in node.ChildNodes)
            Inline(child, text, 0);
        return Clean.Line(text.ToString());
    }

    // Source line breaks are spaces; only <br> ends a line.
    private static void Inline(INode node, System.Text.StringBuilder text, int depth)
    {
        if (depth > MaxDepth)
            return;
        switch (node)
        {
            case IText t:
                text.Append(t.Data.Replace('\n', ' ').Replace('\r', ' '));
                break;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                break;
            case IElement { LocalName: "script" or "style" or "template" or "svg" or "noscript" or "iframe" }:
                break;
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                text.Append(box.IsChecked ? "☒ " : "☐ ");
                break;
            case IElement e:
                bool block = IsBlock(e);
                if (block)
                    text.Append(' ');
                foreach (var child in e.ChildNodes)
                    Inline(child, text, depth + 1);
                if (block)
                    text.Append(' ');
                break;
        }
    }

    private static bool IsBlock(IElement e) => e.LocalName is "address" or "article" or "aside" or "blockquote" or "body" or "button" or "center" or "dd" or "details" or "div" or "dl" or "dt"
        or "fieldset" or "figcaption" or "figure" or "footer" or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "head" or "header" or "hr" or "iframe" or "legend" or "li" or "main" or "nav"
        or "noscript" or "object" or "ol" or "p" or "pre" or "script" or "section" or "style" or "summary" or "svg" or "table" or "tbody" or "td" or "template" or "tr" or "ul";
}
