using KiKoKo.Assistant.Simplifying.Checking;

namespace KiKoKo.Server.Pages.Plain;

/// <summary>A piece of a text with what was found there.</summary>
/// <param name="Before">Numbers of findings about a whole sentence or a long stretch that begins here.</param>
/// <param name="Here">Numbers of findings about these words, the narrowest first; empty: nothing found.</param>
internal sealed record TextPiece(string Text, IReadOnlyList<int> Before, IReadOnlyList<int> Here)
{
    /// <summary>Cuts a text at its findings. The pieces put together are the text; number n is the finding at n − 1.</summary>
    public static IReadOnlyList<TextPiece> Cut(string text, IReadOnlyList<PlainFinding> findings)
    {
        var wide = findings.Select((f, i) => (Finding: f, Number: i + 1)).Where(f => IsWide(f.Finding)).ToList();
        var narrow = findings.Select((f, i) => (Finding: f, Number: i + 1)).Where(f => !IsWide(f.Finding)).OrderBy(f => f.Finding.End - f.Finding.Start).ToList();
        int[] cuts = [.. wide.Select(w => w.Finding.Start).Concat(narrow.SelectMany(n => new[] { n.Finding.Start, n.Finding.End })).Append(0).Append(text.Length).Distinct().Order()];
        return [.. cuts.Zip(cuts.Skip(1), (from, to) => new TextPiece(
            text[from..to],
            [.. wide.Where(w => w.Finding.Start == from).Select(w => w.Number)],
            [.. narrow.Where(n => n.Finding.Start <= from && to <= n.Finding.End).Select(n => n.Number)]))];
    }

    /// <summary>Too long to be marked: everything would be.</summary>
    private static bool IsWide(PlainFinding finding) =>
        finding.Kind is FindingKind.LongSentence or FindingKind.NestedClause or FindingKind.NominalStyle or FindingKind.Enumeration;
}
