using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Recognises tables of contents. They hold every heading of a document side by side and would win against the very
/// passages that they point to.
/// </summary>
internal static partial class ContentsList
{
    private const int MinLines = 4;

    public static bool Is(string title, Passage passage) =>
        Names(title) || passage.Path.Any(Names) || HasLeaders(passage.Text);

    private static bool Names(string heading) =>
        heading.EndsWith("Inhaltsübersicht", StringComparison.OrdinalIgnoreCase) || heading.EndsWith("Inhaltsverzeichnis", StringComparison.OrdinalIgnoreCase);

    /// <summary>Most lines end in "........ 12".</summary>
    private static bool HasLeaders(string text)
    {
        if (!text.Contains("...", StringComparison.Ordinal) && !text.Contains("……", StringComparison.Ordinal))
            return false;
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length >= MinLines && 2 * lines.Count(l => Leader().IsMatch(l)) > lines.Length;
    }

    [GeneratedRegex(@"(\. ?){3,}\s*\d{1,4}\s*$|…{2,}\s*\d{1,4}\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leader();
}
