using System.Text.RegularExpressions;

namespace KiKoKo.Knowledge.Tests.Search.Golden;

/// <summary>One row of a golden table. <paramref name="Meets"/> is empty when the question must find nothing.</summary>
internal sealed record GoldenCase(int Line, string Query, string Meets, string NotBefore);

/// <summary>Reads the rows of a Markdown table that lies embedded beside the tests.</summary>
internal static partial class GoldenTable
{
    public static IReadOnlyList<GoldenCase> Read(string name)
    {
        using var stream = typeof(GoldenTable).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var cases = new List<GoldenCase>();
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            string[] cells = [.. Border().Split(line.Trim()).Select(Unescape)];
            if (cells.Length == 5 && cells[1] != "Frage" && !cells[1].StartsWith("---", StringComparison.Ordinal))
                cases.Add(new GoldenCase(number, cells[1], cells[2], cells[3]));
        }

        return cases;
    }

    private static string Unescape(string cell) =>
        Escape().Replace(cell.Trim(), m => ((char)Convert.ToInt32(m.Groups["code"].Value, 16)).ToString()).Replace("\\t", "\t").Replace("\\|", "|");

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex Border();

    [GeneratedRegex(@"\\u(?<code>[0-9A-F]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
