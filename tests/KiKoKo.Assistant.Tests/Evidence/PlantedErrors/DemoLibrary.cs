using System.Text.RegularExpressions;
using KiKoKo.Assistant.Evidence;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Tests.Evidence.PlantedErrors;

/// <summary>The texts of the demo library, from the sources it is built from, in passages of one section each.</summary>
internal sealed partial class DemoLibrary
{
    private const int Timeout = 1000;

    private DemoLibrary(IReadOnlyList<Section> sections) => Sections = sections;

    public IReadOnlyList<Section> Sections { get; }

    public static DemoLibrary Load()
    {
        var sections = new List<Section>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Root(), "ingest", "samples", "sources"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !f.EndsWith(".form.md", StringComparison.Ordinal) || f.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var texts = file.EndsWith(".tsv", StringComparison.Ordinal) ? Tables(File.ReadAllLines(file)) : Headed(File.ReadAllText(file));
            sections.AddRange(texts.Where(t => t.Length > 60).Select(t => new Section(Path.GetFileName(file), t)));
        }

        return new DemoLibrary(sections);
    }

    /// <summary>The passages that an answer may cite: the section itself among others of its document and a stranger.</summary>
    public (IReadOnlyList<CheckedPassage> Passages, int N) Around(Section section, Random random)
    {
        var others = Sections.Where(s => s.File == section.File && s != section).ToArray();
        random.Shuffle(others);
        Section[] chosen = [section, .. others.Take(3), Sections[random.Next(Sections.Count)]];
        random.Shuffle(chosen);
        return ([.. chosen.Select((s, i) => new CheckedPassage(i + 1, s.Text))], Array.IndexOf(chosen, section) + 1);
    }

    private static IEnumerable<string> Tables(string[] lines) =>
        lines.Skip(1).Chunk(8).Select(rows => string.Join('\n', rows.Prepend(lines[0]).Select(l => l.Replace("\t", " | ", StringComparison.Ordinal))));

    private static IEnumerable<string> Headed(string markdown) =>
        Heading().Split(FrontMatter().Replace(markdown, "")).Select(s => string.Join('\n', s.Split('\n').Select(Line).Where(l => l.Length > 0)));

    private static string Line(string line)
    {
        line = line.Trim();
        if (line.StartsWith('|'))
            return TableRule().IsMatch(line) ? "" : line.Trim('|').Trim();
        return line.Replace("**", "", StringComparison.Ordinal);
    }

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "KiKoKo.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("KiKoKo.sln");
    }

    [GeneratedRegex(@"^#+ .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^[|\s:-]+$", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex TableRule();

    /// <summary>Text under one heading.</summary>
    internal sealed partial record Section(string File, string Text)
    {
        /// <summary>Whole sentences of prose, none that begins by pointing back.</summary>
        public IReadOnlyList<string> Sentences { get; } =
        [
            .. Text.Split('\n').Where(l => !l.Contains(" | ", StringComparison.Ordinal) && !l.StartsWith('-'))
                .SelectMany(l => SentenceSplitter.Split(Number().Replace(l, "")))
                .Where(s => s.EndsWith('.') && s.Length is > 45 and < 230 && char.IsUpper(s[0]) && !PointsBack().IsMatch(s)),
        ];

        [GeneratedRegex(@"^(\(\d+[a-z]?\)|\d+\.)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
        private static partial Regex Number();

        [GeneratedRegex(@"^(Er|Sie|Es|Dies|Diese[rs]?|Dabei|Das|Dazu|Dafür)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
        private static partial Regex PointsBack();
    }
}
