using System.Text.RegularExpressions;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>
/// Joins the lines of a cell. A narrow column breaks words and dates anywhere and without a hyphen; they are put together
/// only where the result is a date, a word that stands whole elsewhere in the document, or ends in one across the break.
/// </summary>
internal sealed partial class PdfWords
{
    private const int MinLetters = 5;
    private const int MinEnding = 6;
    private const int MinEndingAbove = 3;
    private const int MaxPieces = 5;

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public PdfWords(IEnumerable<PdfPage> pages)
    {
        foreach (string word in pages.SelectMany(p => p.Lines).SelectMany(l => l.Text.Split(' ')).Select(Bare).Where(w => w.Length >= MinLetters))
            _known.Add(word);
    }

    public string Join(IReadOnlyList<string> lines)
    {
        string text = "";
        for (int at = 0; at < lines.Count;)
        {
            int end = Math.Min(at + MaxPieces, lines.Count);
            while (end > at + 1 && !IsBrokenWord(lines, at, end))
                end--;
            text = PdfText.Join(text, string.Concat(lines.Skip(at).Take(end - at)));
            at = end;
        }

        return text;
    }

    private bool IsBrokenWord(IReadOnlyList<string> lines, int start, int end)
    {
        string joined = "";
        int lastBreak = 0;
        for (int i = start; i < end; i++)
        {
            string piece = i == end - 1 ? lines[i].Split(' ', 2)[0] : lines[i];
            if (piece.Length == 0 || piece.Contains(' ', StringComparison.Ordinal) || (i > start && !char.IsLower(piece[0]) && !char.IsAsciiDigit(piece[0])))
                return false;
            lastBreak = joined.Length;
            joined += piece;
        }

        return Date().IsMatch(joined) || (Bare(joined) is { Length: >= MinLetters } word && word.All(char.IsLetter) && (_known.Contains(word) || (end == start + 2 && EndsInKnown(word, lastBreak))));
    }

    // "Schwerdonnerst" and "ag": the break goes through "Donnerstag".
    private bool EndsInKnown(string word, int lastBreak) =>
        Enumerable.Range(1, Math.Max(0, lastBreak - MinEndingAbove)).Any(from => word.Length - from >= MinEnding && _known.Contains(word[from..]));

    private static string Bare(string word) => word.Trim('(', ')', '„', '“', '"', ',', '.', ';', ':', '!', '?');

    [GeneratedRegex(@"^\d{2}\.\d{2}\.\d{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();
}
