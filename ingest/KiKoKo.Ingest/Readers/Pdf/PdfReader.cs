using System.Globalization;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>PDF through poppler: pages with placed lines, from which rows, tables, paragraphs and headings are made.</summary>
internal static class PdfReader
{
    // ISO 32000-1, table 317: written by programs, not by owners.
    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal) { "Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped" };

    private const int MinLetters = 3;
    private const double MaxUnreadableShare = 0.3;

    public static async Task<Extraction> ReadAsync(string path, CancellationToken cancel)
    {
        byte[] file = await File.ReadAllBytesAsync(path, cancel);
        PdfBomb.Refuse(file);
        var (code, output, errors) = await Poppler.RunAsync("pdfinfo", ["-enc", "UTF-8", path], cancel);
        if (errors.Contains("Incorrect password", StringComparison.Ordinal))
            return Extraction.Failed(ExtractionStatus.Encrypted, "Die Datei ist mit einem Kennwort geschützt. Abhilfe: ohne Kennwort speichern und erneut einlesen.");
        var info = Fields(output);
        if (code != 0 || !int.TryParse(info.GetValueOrDefault("Pages"), out int pageCount) || pageCount < 1)
            return Extraction.Failed(ExtractionStatus.Corrupt, "Die PDF-Datei ist beschädigt: Ihr Seitenverzeichnis ist nicht lesbar.");

        var (textCode, xml, _) = await Poppler.RunAsync("pdftotext", ["-bbox-layout", "-enc", "UTF-8", path, "-"], cancel);
        if (textCode != 0)
            return Extraction.Failed(ExtractionStatus.Corrupt, "Die PDF-Datei ist beschädigt: Ihr Text ist nicht lesbar.");
        var pages = PdfPage.Parse(xml);
        if (IsUnreadable(pages))
            return Extraction.Failed(ExtractionStatus.UnreadableEncoding, "Der Text ist ohne brauchbare Zeichenzuordnung gespeichert und ergibt nur unlesbare Zeichen. Abhilfe: neu als PDF exportieren oder einscannen und mit Texterkennung speichern.")
                with
            { Pages = pageCount };

        var warnings = new List<string>();
        var scanned = await ScannedPagesAsync(path, pages, pageCount, cancel);
        if (pages.TrueForAll(p => !HasText(p)))
            return Extraction.Failed(ExtractionStatus.NoTextLayer, "Die Datei enthält nur Bilder von Text. Abhilfe: mit Texterkennung (OCR) neu speichern.") with { Pages = pageCount };
        if (scanned.Count > 0)
            warnings.Add($"Ohne Textebene und daher nicht durchsuchbar: {Ranges(scanned)}. Abhilfe: mit Texterkennung (OCR) neu speichern.");

        var blocks = new BlockList();
        var layout = new PdfLayout(blocks, pages);
        layout.Read();
        var fields = Form(file, info, blocks, warnings);
        int furniture = layout.AddFurniture();
        return new Extraction(
            scanned.Count > 0 ? ExtractionStatus.PartlyNoTextLayer : ExtractionStatus.Ok,
            pageCount,
            blocks.Blocks,
            fields,
            await MetadataAsync(path, info, layout.Title, cancel),
            warnings)
        {
            Furniture = furniture,
        };
    }

    private static IReadOnlyList<FormField> Form(byte[] file, Dictionary<string, string> info, BlockList blocks, List<string> warnings)
    {
        if (info.GetValueOrDefault("Form", "none") == "none")
            return [];
        if (PdfForm.Read(file) is not { } fields)
        {
            warnings.Add("Die Formularfelder konnten nicht gelesen werden.");
            return [];
        }

        blocks.ResetPath();
        blocks.Page = null;
        foreach (string label in fields.Select(f => f.Label).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal))
            blocks.Add(BlockKind.FormField, label);
        return fields;
    }

    // A page without text is a gap only when an image stands on it; an empty page is just empty.
    private static async Task<List<int>> ScannedPagesAsync(string path, List<PdfPage> pages, int pageCount, CancellationToken cancel)
    {
        var empty = pages.Where(p => !HasText(p)).Select(p => p.Number).Concat(Enumerable.Range(pages.Count + 1, Math.Max(0, pageCount - pages.Count))).ToHashSet();
        if (empty.Count == 0)
            return [];
        var (_, list, _) = await Poppler.RunAsync("pdfimages", ["-list", path], cancel);
        var withImage = list.Split('\n').Select(l => int.TryParse(l.AsSpan(0, Math.Min(4, l.Length)), out int page) ? page : 0).ToHashSet();
        return [.. empty.Where(withImage.Contains).Order()];
    }

    private static bool HasText(PdfPage page) => page.Lines.Sum(l => l.Text.Count(char.IsLetterOrDigit)) >= MinLetters;

    private static bool IsUnreadable(List<PdfPage> pages)
    {
        long all = 0, bad = 0;
        foreach (char c in pages.SelectMany(p => p.Lines).SelectMany(l => l.Text))
        {
            all += c == ' ' ? 0 : 1;
            bad += c is '\uFFFD' || char.GetUnicodeCategory(c) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? 1 : 0;
        }

        return all > 0 && bad > all * MaxUnreadableShare;
    }

    private static async Task<Dictionary<string, string>> MetadataAsync(string path, Dictionary<string, string> info, string? firstHeading, CancellationToken cancel)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var (_, custom, _) = await Poppler.RunAsync("pdfinfo", ["-custom", "-enc", "UTF-8", path], cancel);
        foreach (var (name, value) in Fields(custom))
        {
            if (!Standard.Contains(name))
                metadata[name] = Clean.Line(value);
        }

        string title = Clean.Line(info.GetValueOrDefault("Title", ""));
        bool fromProgram = title.Split(' ').Count(w => w.Length > 1 && w.All(char.IsLetter)) < 2 || title.StartsWith("Microsoft ", StringComparison.Ordinal) || title.Contains(".doc", StringComparison.OrdinalIgnoreCase);
        if (!fromProgram)
            metadata["title"] = title;
        else if (firstHeading is not null)
            metadata["title"] = firstHeading;
        return metadata;
    }

    private static Dictionary<string, string> Fields(string output)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in output.Split('\n'))
        {
            int colon = line.IndexOf(':');
            if (colon > 0)
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return fields;
    }

    private static string Ranges(List<int> pages)
    {
        var parts = new List<string>();
        for (int i = 0; i < pages.Count; i++)
        {
            int start = pages[i];
            while (i + 1 < pages.Count && pages[i + 1] == pages[i] + 1)
                i++;
            parts.Add(start == pages[i] ? $"{start}" : $"{start}–{pages[i]}");
        }

        return $"{(pages.Count == 1 ? "Seite" : "Seiten")} {string.Join(", ", parts)}";
    }
}
