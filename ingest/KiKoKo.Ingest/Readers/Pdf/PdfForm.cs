using KiKoKo.Knowledge.Documents;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Names, labels and kinds of the fillable fields (AcroForm).</summary>
internal static class PdfForm
{
    private const int MaxFields = 2_000;
    private const int MaxDepth = 12;
    private const int ButtonIsPush = 1 << 16;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    /// <summary>The fields; null when the library cannot read this file or does not come to an end.</summary>
    public static async Task<IReadOnlyList<FormField>?> ReadAsync(byte[] file)
    {
        var reading = Task.Run(() => Read(file));
        return await Task.WhenAny(reading, Task.Delay(MaxTime)) == reading ? await reading : null;
    }

    private static List<FormField>? Read(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            using var document = PdfSharp.Pdf.IO.PdfReader.Open(stream, PdfDocumentOpenMode.Import);
            var found = new List<FormField>();
            Walk(document.Internals.Catalog.Elements.GetDictionary("/AcroForm")?.Elements.GetArray("/Fields"), "", "", found, 0);
            return found;
        }
        // The library faults in many ways on damaged files; a form without its fields is still a document.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static void Walk(PdfArray? fields, string prefix, string inheritedType, List<FormField> found, int depth)
    {
        for (int i = 0; fields is not null && i < fields.Elements.Count && found.Count < MaxFields && depth < MaxDepth; i++)
        {
            if (Dictionary(fields.Elements[i]) is not { } field)
                continue;
            string part = Clean.Line(field.Elements.GetString("/T"));
            string name = prefix.Length == 0 ? part : part.Length == 0 ? prefix : $"{prefix}.{part}";
            string type = field.Elements.GetName("/FT") is { Length: > 0 } own ? own : inheritedType;
            if (field.Elements.GetArray("/Kids") is { } kids && kids.Elements.Any(k => Dictionary(k)?.Elements.ContainsKey("/T") == true))
                Walk(kids, name, type, found, depth + 1);
            else if (Kind(type, field.Elements.GetInteger("/Ff")) is { } kind && name.Length > 0)
                found.Add(new FormField(name, Label(field, part), kind));
        }
    }

    // The tool tip is written for people; a name counts as a label only when somebody chose it.
    private static string Label(PdfDictionary field, string name)
    {
        string tip = Clean.Line(field.Elements.GetString("/TU"));
        if (tip.Any(char.IsLetter))
            return tip;
        string spaced = name.Replace('_', ' ').Trim();
        bool generated = spaced.Length < 4 || spaced.Contains('[') || spaced.Any(char.IsAsciiDigit) || !spaced.Any(char.IsLower);
        return generated ? "" : spaced;
    }

    private static string? Kind(string type, int flags) => type switch
    {
        "/Tx" => "text",
        "/Ch" => "choice",
        "/Btn" => (flags & ButtonIsPush) != 0 ? null : "checkbox",
        _ => null,
    };

    private static PdfDictionary? Dictionary(PdfItem? item) => item switch
    {
        PdfReference reference => reference.Value as PdfDictionary,
        PdfDictionary dictionary => dictionary,
        _ => null,
    };
}
