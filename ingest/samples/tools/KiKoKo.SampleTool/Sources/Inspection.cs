using System.Text.RegularExpressions;

namespace KiKoKo.SampleTool.Sources;

/// <summary>Looks over all sources together for what no single one shows.</summary>
internal static partial class Inspection
{
    /// <param name="knownTopics">The topics that must be covered and that may be named; null: not checked.</param>
    /// <returns>One line per problem; none when all is well.</returns>
    public static IReadOnlyList<string> Inspect(string folder, IReadOnlyCollection<string>? knownTopics)
    {
        var problems = new List<string>();
        var heads = new List<(string Name, Head Head)>();
        foreach (string path in Source.Find(folder))
        {
            try
            {
                var source = Source.Read(path);
                heads.Add((Path.GetFileName(path), source.Head));
                problems.AddRange(Tables(source));
            }
            catch (SourceFault fault)
            {
                problems.Add(fault.Message);
            }
        }

        problems.AddRange(heads.GroupBy(h => h.Head.File, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: Die Zieldatei haben {string.Join(" und ", g.Select(h => h.Name))}."));
        problems.AddRange(heads.Where(h => h.Head.Supersedes is { } old && heads.All(o => o.Head.File != old))
            .Select(h => $"{h.Name}: „supersedes: {h.Head.Supersedes}“ gibt es nicht."));
        problems.AddRange(heads.Where(h => h.Head.ValidUntil < h.Head.ValidFrom).Select(h => $"{h.Name}: validUntil liegt vor validFrom."));
        if (knownTopics is not null)
        {
            problems.AddRange(heads.SelectMany(h => h.Head.Topics.Where(t => !knownTopics.Contains(t)).Select(t => $"{h.Name}: Das Thema „{t}“ ist unbekannt.")));
            problems.AddRange(knownTopics.Except(heads.SelectMany(h => h.Head.Topics), StringComparer.Ordinal).Select(t => $"Zum Thema „{t}“ gibt es kein Dokument."));
        }

        return problems;
    }

    /// <summary>Topics of a list "- topic — area"; those with * are behaviour and no documents.</summary>
    public static IReadOnlyCollection<string> ReadTopics(string path) =>
        [.. File.ReadLines(path).Select(l => Topic().Match(l)).Where(m => m.Success).Select(m => m.Groups["topic"].Value)];

    /// <summary>Rows of a pipe table that have another number of cells than its first row; pandoc drops or pads them silently.</summary>
    private static IEnumerable<string> Tables(Source source)
    {
        int expected = 0;
        for (int i = 0; i < source.Lines.Count; i++)
        {
            string line = source.Lines[i].Trim();
            bool row = line.StartsWith('|') && line.Length > 1;
            int cells = row ? line.Trim('|').Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') + 1 : 0;
            if (row && expected > 0 && cells != expected)
                yield return $"{Path.GetFileName(source.FilePath)}:{source.FirstLine + i}: Die Tabellenzeile hat {cells} Zellen statt {expected}.";
            expected = row ? (expected > 0 ? expected : cells) : 0;
        }
    }

    [GeneratedRegex(@"^- (?<topic>[^\s*]+) — ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Topic();
}
