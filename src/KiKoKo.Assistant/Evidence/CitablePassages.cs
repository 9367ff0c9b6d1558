using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Evidence;

/// <summary>Passages, read once for all sentences that cite them. Immutable to its users, safe for several threads.</summary>
public sealed partial class CitablePassages
{
    private const int MatchTimeout = 500;
    private const int LongestHeading = 100;

    private CitablePassages(IReadOnlyList<PassageUnit> units, IReadOnlySet<int> numbers, Words words) => (Units, Numbers, Words) = (units, numbers, words);

    internal IReadOnlyList<PassageUnit> Units { get; }

    internal IReadOnlySet<int> Numbers { get; }

    internal Words Words { get; }

    public static CitablePassages Read(IReadOnlyList<CheckedPassage> passages)
    {
        var words = new Words();
        var units = new List<PassageUnit>();
        foreach (var passage in passages)
            ReadUnits(passage, words, units);
        return new CitablePassages(units, passages.Select(p => p.N).ToHashSet(), words);
    }

    internal bool Has(int n) => Numbers.Contains(n);

    private static void ReadUnits(CheckedPassage passage, Words words, List<PassageUnit> units)
    {
        PassageUnit? heading = null, head = null, lead = null, before = null;
        string[] lines = passage.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0)
                continue;
            bool row = line.Contains(" | ", StringComparison.Ordinal), item = Item().IsMatch(line);
            if (row)
            {
                var unit = new PassageUnit(passage.N, units.Count, Statement.Read(line, words), true, [.. Context(head, PassageUnit.OfHead), .. Context(lead, PassageUnit.OfLead), .. Context(heading, PassageUnit.OfHeading)], lead);
                units.Add(unit);
                head ??= unit;
                before = null;
                continue;
            }

            head = null;
            if (!item && IsHeading(line) && i + 1 < lines.Length)
            {
                heading = new PassageUnit(passage.N, units.Count, Statement.Read(line, words), false, [], null);
                units.Add(heading);
                (lead, before) = (null, null);
                continue;
            }

            if (!item)
                lead = null;
            foreach (string sentence in SentenceSplitter.Split(Number().Replace(line, "")))
            {
                var unit = new PassageUnit(
                    passage.N, units.Count, Statement.Read(sentence, words), false, [.. Context(lead, PassageUnit.OfLead), .. Context(item ? null : before, PassageUnit.OfSentenceBefore), .. Context(heading, PassageUnit.OfHeading)], lead);
                units.Add(unit);
                before = unit;
            }

            if (line.EndsWith(':') && !item)
                lead = before;
        }
    }

    private static IEnumerable<(PassageUnit Unit, float Share)> Context(PassageUnit? unit, float share) => unit is null ? [] : [(unit, share)];

    private static bool IsHeading(string line) => line.Length <= LongestHeading && line[^1] is not ('.' or '!' or '?' or ':' or ';' or ',');

    [GeneratedRegex(@"^([-–•*☐]\s|\d{1,2}[.)]\s|[a-z]\)\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(\(\d{1,2}[a-z]?\)\s*|[-–•*☐]\s+|\d{1,2}[.)]\s+(?!(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember))|[a-z]\)\s+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Number();
}
