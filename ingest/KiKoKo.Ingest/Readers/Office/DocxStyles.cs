using System.Globalization;
using System.Xml.Linq;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>What a paragraph style means for structure.</summary>
/// <param name="HeadingLevel">From 1; null: no heading.</param>
/// <param name="IsContents">A line of a table of contents.</param>
internal sealed record DocxStyle(int? HeadingLevel, bool IsTitle, bool IsContents, string? NumberingId, int? NumberingLevel);

/// <summary>Paragraph styles of a document with their inheritance resolved.</summary>
internal sealed class DocxStyles
{
    private const int MaxInheritance = 12;
    private static readonly DocxStyle Plain = new(null, false, false, null, null);
    private readonly Dictionary<string, DocxStyle> _styles = new(StringComparer.Ordinal);

    public DocxStyles(XElement? xml)
    {
        var raw = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var style in xml?.Elements().Where(e => e.Name.LocalName == "style") ?? [])
        {
            if (style.Attr("styleId") is { } id)
                raw[id] = style;
        }

        foreach (var (id, style) in raw)
            _styles[id] = Resolve(style, raw);
    }

    public DocxStyle this[string? id] => id is not null && _styles.TryGetValue(id, out var style) ? style : FromName(id ?? "") ?? Plain;

    private static DocxStyle Resolve(XElement style, Dictionary<string, XElement> all)
    {
        int? outline = null, level = null;
        string? numbering = null;
        DocxStyle? named = null;
        XElement? current = style;
        for (int depth = 0; current is not null && depth < MaxInheritance; depth++)
        {
            named ??= FromName(current.Child("name")?.Attr("val") ?? "");
            var properties = current.Child("pPr");
            outline ??= Number(properties.Child("outlineLvl")?.Attr("val"));
            numbering ??= properties.Child("numPr").Child("numId")?.Attr("val");
            level ??= Number(properties.Child("numPr").Child("ilvl")?.Attr("val"));
            current = current.Child("basedOn")?.Attr("val") is { } parent ? all.GetValueOrDefault(parent) : null;
        }

        bool contents = named?.IsContents ?? false, title = named?.IsTitle ?? false;
        int? heading = contents ? null : named?.HeadingLevel ?? (outline is >= 0 and <= 8 ? outline + 1 : null);
        return new DocxStyle(heading, title, contents, numbering, level);
    }

    private static DocxStyle? FromName(string name)
    {
        string lower = name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        foreach (string prefix in (string[])["heading", "überschrift", "berschrift"])
        {
            if (lower.StartsWith(prefix, StringComparison.Ordinal) && Number(lower[prefix.Length..]) is >= 1 and <= 9 and var level)
                return new DocxStyle(level, false, false, null, null);
        }

        if (lower is "title" or "titel")
            return new DocxStyle(1, true, false, null, null);
        return lower.StartsWith("toc", StringComparison.Ordinal) || lower.StartsWith("verzeichnis", StringComparison.Ordinal) || lower == "inhaltsverzeichnisüberschrift"
            ? new DocxStyle(null, false, true, null, null)
            : null;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
