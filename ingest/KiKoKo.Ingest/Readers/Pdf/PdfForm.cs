using System.Text;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Names, labels and kinds of the fillable fields (AcroForm, ISO 32000-1, 12.7.3).</summary>
internal sealed class PdfForm
{
    private const int MaxFields = 2_000;
    private const int MaxDepth = 12;
    private const int PushButton = 1 << 16;

    private readonly PdfObjects _objects;
    private readonly List<FormField> _found = [];

    private PdfForm(PdfObjects objects) => _objects = objects;

    /// <summary>The fields in their order; null when they are encrypted or not to be found.</summary>
    public static IReadOnlyList<FormField>? Read(byte[] file)
    {
        var objects = new PdfObjects(file);
        if (objects.IsEncrypted || objects.Resolve(objects.Catalog?.GetValueOrDefault("AcroForm")) is not Dictionary<string, object?> form)
            return null;
        var reader = new PdfForm(objects);
        reader.Walk(form.GetValueOrDefault("Fields"), "", null, 0);
        return reader._found;
    }

    private void Walk(object? fields, string prefix, string? inheritedType, int depth)
    {
        if (_objects.Resolve(fields) is not List<object?> list || depth > MaxDepth)
            return;
        foreach (object? item in list)
        {
            if (_found.Count >= MaxFields || _objects.Resolve(item) is not Dictionary<string, object?> field)
                continue;
            string part = Text(field, "T");
            string name = prefix.Length == 0 ? part : part.Length == 0 ? prefix : $"{prefix}.{part}";
            string? type = (_objects.Resolve(field.GetValueOrDefault("FT")) as PdfName)?.Value ?? inheritedType;
            bool hasFields = _objects.Resolve(field.GetValueOrDefault("Kids")) is List<object?> kids && kids.Any(k => _objects.Resolve(k) is Dictionary<string, object?> kid && kid.ContainsKey("T"));
            if (hasFields)
                Walk(field["Kids"], name, type, depth + 1);
            else if (Kind(type, field) is { } kind && name.Length > 0)
                _found.Add(new FormField(name, Label(field, part), kind));
        }
    }

    // The tool tip is written for people; a name counts as a label only when somebody chose it.
    private string Label(Dictionary<string, object?> field, string name)
    {
        string tip = Text(field, "TU");
        if (tip.Any(char.IsLetter))
            return tip;
        string spaced = name.Replace('_', ' ').Trim();
        bool generated = spaced.Length < 4 || spaced.Contains('[') || spaced.Any(char.IsAsciiDigit) || !spaced.Any(char.IsLower);
        return generated ? "" : spaced;
    }

    private string? Kind(string? type, Dictionary<string, object?> field) => type switch
    {
        "Tx" => "text",
        "Ch" => "choice",
        "Btn" => _objects.Resolve(field.GetValueOrDefault("Ff")) is double flags && ((int)flags & PushButton) != 0 ? null : "checkbox",
        _ => null,
    };

    // Text strings are UTF-16 or UTF-8 with a mark, else PDFDocEncoding, which for letters is Latin 1.
    private string Text(Dictionary<string, object?> field, string key) => _objects.Resolve(field.GetValueOrDefault(key)) switch
    {
        byte[] and [0xFE, 0xFF, .. var utf16] => Clean.Line(Encoding.BigEndianUnicode.GetString(utf16)),
        byte[] and [0xEF, 0xBB, 0xBF, .. var utf8] => Clean.Line(Encoding.UTF8.GetString(utf8)),
        byte[] bytes => Clean.Line(Encoding.Latin1.GetString(bytes)),
        _ => "",
    };
}
