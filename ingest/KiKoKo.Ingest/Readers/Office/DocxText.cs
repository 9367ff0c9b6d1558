using System.Text;
using System.Xml.Linq;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>What one paragraph holds besides its plain text.</summary>
internal sealed class DocxText
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    /// <summary>Paragraphs of text boxes anchored here.</summary>
    public List<XElement> Boxes { get; } = [];

    public List<(bool IsEndnote, string Id)> Notes { get; } = [];

    public List<(FormField Field, string[] Choices)> Fields { get; } = [];

    public int PageBreaks { get; private set; }

    public int RenderedPageBreaks { get; private set; }

    /// <summary>All visible text is bold.</summary>
    public bool IsBold { get; private set; } = true;

    /// <summary>Reads inline content. Tracked insertions count, deletions and hidden text do not.</summary>
    public static DocxText Of(XElement paragraph)
    {
        var text = new DocxText();
        text.Walk(paragraph);
        return text;
    }

    /// <summary>The field that a content control is; null for one without a name, or for a container such as a table of contents.</summary>
    public static (FormField Field, string[] Choices)? FieldOf(XElement control)
    {
        var properties = control.Child("sdtPr");
        string? alias = properties.Child("alias")?.Attr("val"), tag = properties.Child("tag")?.Attr("val");
        if (properties is null || properties.Child("docPartObj") is not null || string.IsNullOrWhiteSpace(alias ?? tag))
            return null;

        var list = properties.Child("dropDownList") ?? properties.Child("comboBox");
        string kind = list is not null ? "choice" : properties.Child("checkbox") is not null ? "checkbox" : properties.Child("date") is not null ? "date" : "text";
        string[] choices = [.. list?.Elements().Where(e => e.Name.LocalName == "listItem" && !string.IsNullOrEmpty(e.Attr("value"))).Select(e => Clean.Line(e.Attr("displayText") ?? e.Attr("value")!)) ?? []];
        string label = Clean.Line(string.IsNullOrWhiteSpace(alias) ? tag! : alias);
        return (new FormField(string.IsNullOrWhiteSpace(tag) ? label : tag, label, kind), choices);
    }

    private void Walk(XElement element)
    {
        foreach (var e in element.Elements())
        {
            switch (e.Name.LocalName)
            {
                case "pPr" or "rPr" or "sdtPr" or "del" or "moveFrom" or "delText" or "instrText" or "fldData" or "delInstrText":
                    break;
                case "r":
                    Run(e);
                    break;
                case "t":
                    _text.Append(e.Value);
                    break;
                case "tab" or "ptab":
                    _text.Append('\t');
                    break;
                case "noBreakHyphen":
                    _text.Append('-');
                    break;
                case "br" or "cr":
                    if (e.Attr("type") == "page")
                        PageBreaks++;
                    _text.Append('\n');
                    break;
                case "lastRenderedPageBreak":
                    RenderedPageBreaks++;
                    break;
                case "footnoteReference" or "endnoteReference" when e.Attr("id") is { } id:
                    Notes.Add((e.Name.LocalName == "endnoteReference", id));
                    break;
                case "txbxContent":
                    Boxes.Add(e);
                    break;
                case "AlternateContent":
                    // Both branches say the same; the newer one is read when it is there.
                    Walk(e.Child("Choice") ?? e.Child("Fallback") ?? e);
                    break;
                case "sdt":
                    if (FieldOf(e) is { } field)
                        Fields.Add(field);
                    Walk(e);
                    break;
                case "ffData":
                    LegacyField(e);
                    break;
                default:
                    Walk(e);
                    break;
            }
        }
    }

    private void Run(XElement run)
    {
        var properties = run.Child("rPr");
        if (IsOn(properties.Child("vanish")))
            return;
        int before = _text.Length;
        Walk(run);
        if (_text.Length > before && !IsOn(properties.Child("b")) && !string.IsNullOrWhiteSpace(_text.ToString(before, _text.Length - before)))
            IsBold = false;
    }

    private void LegacyField(XElement data)
    {
        string name = Clean.Line(data.Child("name")?.Attr("val") ?? "");
        string label = Clean.Line(data.Child("statusText")?.Attr("val") ?? data.Child("helpText")?.Attr("val") ?? "");
        string kind = data.Child("checkBox") is not null ? "checkbox" : data.Child("ddList") is not null ? "choice" : "text";
        if (name.Length > 0)
            Fields.Add((new FormField(name, label, kind), []));
    }

    private static bool IsOn(XElement? flag) => flag is not null && (flag.Attr("val") is null or "1" or "true" or "on");
}
