using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>Which rule a question is about: by <c>phrases.txt</c> for the rules of law, by their own words for those of the house.</summary>
internal sealed class RulePhrases
{
    /// <summary>What a word of a house rule weighs, a group of phrases.txt weighing one: of two equals the house's own rule is meant.</summary>
    private const double HouseWord = 1.25;

    private readonly List<Phrase> _phrases = [];

    private RulePhrases()
    {
    }

    /// <exception cref="InvalidDataException">A line of the embedded file cannot be read.</exception>
    public static RulePhrases LoadEmbedded()
    {
        using var stream = typeof(RulePhrases).Assembly.GetManifestResourceStream("KiKoKo.Assistant.DeadlineQuestions.phrases.txt")!;
        using var reader = new StreamReader(stream);
        var phrases = new RulePhrases();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                phrases._phrases.Add(Phrase.Read(line));
        }

        return phrases;
    }

    /// <summary>All keys that the file names.</summary>
    public IEnumerable<string> Keys => _phrases.Select(p => p.Key).Distinct(StringComparer.Ordinal);

    /// <summary>The key of the rule meant; null when the words fit none.</summary>
    public string? Find(string text, RuleCatalogue catalogue)
    {
        string words = SpokenGerman.Words(text);
        var best = _phrases.Where(p => p.Fits(words)).MaxBy(p => p.Weight);
        var house = catalogue.Rules.Where(r => !IsOfLaw(r)).Select(r => (r.Key, Weight: HouseWeight(r, words))).Where(h => h.Weight > 0).DefaultIfEmpty().MaxBy(h => h.Weight);
        return house.Weight > (best?.Weight ?? 0) ? house.Key : best is { Key: var key } && catalogue.Find(key).Count > 0 ? key : null;
    }

    private static bool IsOfLaw(DeadlineRule rule) => RuleCatalogue.BuiltIn.Find(rule.Key).Any(r => ReferenceEquals(r, rule));

    /// <summary>The most words of one of its phrases, all of which must begin a word of the question.</summary>
    private static double HouseWeight(DeadlineRule rule, string words) =>
        rule.Words.Select(w => SpokenGerman.Words(w).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(w => w.Length > 0 && Array.TrueForAll(w, part => words.Contains(" " + part, StringComparison.Ordinal)))
            .Select(w => w.Length * HouseWord)
            .DefaultIfEmpty()
            .Max();

    private sealed record Phrase(string Key, string[][] All, string[] None)
    {
        public int Weight => All.Length;

        public static Phrase Read(string line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                throw new InvalidDataException($"phrases.txt: „{line}“ nennt keinen Schlüssel.");
            string[] groups = line[(colon + 1)..].Split('&', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new(
                line[..colon].Trim(),
                [.. groups.Where(g => g[0] != '!').Select(Alternatives)],
                [.. groups.Where(g => g[0] == '!').SelectMany(g => Alternatives(g[1..]))]);
        }

        public bool Fits(string words) => Array.TrueForAll(All, g => Array.Exists(g, a => words.Contains(a, StringComparison.Ordinal))) && !Array.Exists(None, n => words.Contains(n, StringComparison.Ordinal));

        private static string[] Alternatives(string group) =>
            [.. group.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(a => (a[0] == '*' ? a[1..] : " " + a).Replace("$", " ", StringComparison.Ordinal))];
    }
}
