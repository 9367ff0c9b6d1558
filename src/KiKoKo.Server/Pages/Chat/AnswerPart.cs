using System.Text.RegularExpressions;

namespace KiKoKo.Server.Pages.Chat;

/// <summary>The plain text of a reply as paragraphs, lists and tables. js/answer-text.js reads it the same way.</summary>
public abstract partial record AnswerPart
{
    private AnswerPart()
    {
    }

    /// <summary>One line of running text.</summary>
    public sealed record Paragraph(string Text) : AnswerPart;

    /// <summary>Lines that began with a bullet, without it.</summary>
    public sealed record List(IReadOnlyList<string> Items) : AnswerPart;

    /// <summary>Lines with cells. The first is the head when there is more than one.</summary>
    public sealed record Table(IReadOnlyList<string>? Head, IReadOnlyList<IReadOnlyList<string>> Rows) : AnswerPart;

    /// <summary>Reads a reply's text. Every word of it is in some part, in order.</summary>
    public static IReadOnlyList<AnswerPart> Read(string text)
    {
        var parts = new List<AnswerPart>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (Bullet().IsMatch(lines[i]))
                parts.Add(new List([.. Run(lines, ref i, l => Bullet().IsMatch(l)).Select(l => Bullet().Replace(l, ""))]));
            else if (IsRow(lines[i]))
                parts.Add(ToTable(Run(lines, ref i, IsRow)));
            else if (!string.IsNullOrWhiteSpace(lines[i]))
                parts.Add(new Paragraph(lines[i].Trim()));
        }

        return parts;
    }

    /// <summary>Cuts a text at its citations: a piece with a number is a citation, all others are words.</summary>
    public static IEnumerable<(string Text, int? Citation)> Inline(string text, IReadOnlyCollection<int> known)
    {
        int from = 0;
        foreach (Match match in CitationMark().Matches(text))
        {
            int n = int.Parse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            if (!known.Contains(n))
                continue;
            yield return (text[from..match.Index], null);
            yield return (match.Value, n);
            from = match.Index + match.Length;
        }

        yield return (text[from..], null);
    }

    private static Table ToTable(List<string> lines)
    {
        var rows = lines.ConvertAll(l => (IReadOnlyList<string>)[.. l.Split(" | ").Select(c => c.Trim())]);
        return rows.Count > 1 ? new Table(rows[0], rows[1..]) : new Table(null, rows);
    }

    private static List<string> Run(string[] lines, ref int i, Predicate<string> belongs)
    {
        int from = i;
        while (i + 1 < lines.Length && belongs(lines[i + 1]))
            i++;
        return [.. lines[from..(i + 1)]];
    }

    private static bool IsRow(string line) => line.Contains(" | ", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*[-–•*☐]\s+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\[(?<n>[0-9]{1,2})\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex CitationMark();
}
