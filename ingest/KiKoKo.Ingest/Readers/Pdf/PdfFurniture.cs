using System.Text.RegularExpressions;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>Headers and footers: lines near the edge that return on most pages, page numbers aside.</summary>
internal static partial class PdfFurniture
{
    private const double EdgeShare = 0.1;
    private const int MinPages = 3;

    /// <summary>Takes them off all pages and gives each once, as first seen.</summary>
    public static List<string> Remove(List<PdfPage> pages)
    {
        var seen = new Dictionary<string, (int Pages, string First)>(StringComparer.Ordinal);
        var written = pages.Where(p => p.Lines.Count > 0).ToList();
        foreach (var page in written)
        {
            foreach (var group in page.Lines.Where(l => IsAtEdge(l, page)).GroupBy(Key))
                seen[group.Key] = seen.TryGetValue(group.Key, out var entry) ? (entry.Pages + 1, entry.First) : (1, group.First().Text);
        }

        int needed = Math.Max(Math.Min(MinPages, Math.Max(written.Count, 2)), (written.Count / 2) + 1);
        var furniture = seen.Where(e => e.Value.Pages >= needed).ToDictionary(StringComparer.Ordinal);
        foreach (var page in pages)
            page.Lines.RemoveAll(l => IsAtEdge(l, page) && furniture.ContainsKey(Key(l)) || IsPageNumber(l, page));
        return [.. furniture.Values.Select(v => v.First).Where(t => t.Any(char.IsLetter) && !PageOf().IsMatch(t))];
    }

    private static bool IsAtEdge(PdfLine line, PdfPage page) => line.Bottom < page.Height * EdgeShare || line.Top > page.Height * (1 - EdgeShare);

    private static bool IsPageNumber(PdfLine line, PdfPage page) =>
        (line.Bottom < page.Height * 0.08 || line.Top > page.Height * 0.92) && (PageOf().IsMatch(line.Text) || BareNumber().IsMatch(line.Text));

    private static string Key(PdfLine line) => Digits().Replace(line.Text, "#");

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(Seite|Page|S\.)\s*\d+(\s*(von|of|/)\s*\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageOf();

    [GeneratedRegex(@"^[-–]?\s*\d{1,4}\s*[-–]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareNumber();
}
