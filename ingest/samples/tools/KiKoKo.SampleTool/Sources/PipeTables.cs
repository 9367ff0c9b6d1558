using System.Text.RegularExpressions;

namespace KiKoKo.SampleTool.Sources;

/// <summary>
/// Gives the columns of pipe tables widths. pandoc takes them from the dashes of the separator line once a line of the table
/// is longer than 72 characters; authors write three dashes everywhere, which would make all columns equally wide.
/// </summary>
internal static partial class PipeTables
{
    // Longer than 72 characters in any case, so that every table is as wide as the page.
    private const int Dashes = 120;
    private const int NarrowestColumn = 8;

    // Of the text font between the margins, cautiously.
    private const int LineCharacters = 86;
    private const int CellPadding = 3;

    // Beyond this a cell wraps anyway, and more width would only starve its neighbours.
    private const int WidestColumn = 48;

    public static string WithWidths(string markdown)
    {
        string[] lines = markdown.Split('\n');
        for (int i = 1; i < lines.Length; i++)
        {
            if (!Separator().IsMatch(lines[i]) || !lines[i - 1].StartsWith('|'))
                continue;
            int end = i;
            while (end < lines.Length && lines[end].StartsWith('|'))
                end++;
            string[][] rows = [.. lines[(i - 1)..end].Select(Cells)];
            lines[i] = Rule(rows);
            i = end;
        }

        return string.Join('\n', lines);
    }

    /// <param name="rows">Header, separator, rows.</param>
    private static string Rule(string[][] rows)
    {
        string[][] columns = [.. rows[1].Select((_, c) => rows.Where((r, i) => i != 1 && c < r.Length).Select(r => r[c]).ToArray())];
        // A date or a long word is never broken; what is left of the line goes to the columns with long texts.
        double[] least = [.. columns.Select(c => (double)Math.Max(NarrowestColumn, c.Max(LongestWord) + CellPadding))];
        double[] wish = [.. columns.Select((c, i) => Math.Max(0, Math.Min(c.Max(t => t.Length), WidestColumn) - least[i]))];
        double rest = Math.Max(0, LineCharacters - least.Sum());
        double[] widths = [.. least.Select((l, i) => l + (wish.Sum() == 0 ? rest / least.Length : rest * wish[i] / wish.Sum()))];
        var rule = rows[1].Select((mark, c) =>
            (mark.StartsWith(':') ? ":" : "") + new string('-', Math.Max(3, (int)(Dashes * widths[c] / widths.Sum()))) + (mark.EndsWith(':') ? ":" : ""));
        return "|" + string.Join('|', rule) + "|";
    }

    private static int LongestWord(string cell) => cell.Split([' ', '-', '–', '/']).Max(w => w.Length);

    private static string[] Cells(string line) => [.. EscapedPipe().Replace(line.Trim(), "x").Trim('|').Split('|').Select(c => c.Trim())];

    [GeneratedRegex(@"^\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?\s*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\\\|", RegexOptions.None, 1000)]
    private static partial Regex EscapedPipe();
}
