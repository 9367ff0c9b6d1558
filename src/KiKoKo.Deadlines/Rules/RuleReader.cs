using System.Collections.Frozen;
using System.Globalization;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Rules;

/// <summary>The rules of a file and what is wrong with it. A rule with a problem is not among the rules.</summary>
public sealed record RuleReading(IReadOnlyList<DeadlineRule> Rules, IReadOnlyList<RuleProblem> Problems);

/// <param name="Line">From 1.</param>
/// <param name="Mend">What to write instead.</param>
public sealed record RuleProblem(int Line, string What, string Mend)
{
    public override string ToString() => $"Zeile {Line.ToString(CultureInfo.InvariantCulture)}: {What} Abhilfe: {Mend}";
}

/// <summary>
/// Reads named rules from Markdown: a heading "## schluessel: Name" and lines "- Feld: Wert", as <c>regeln.md</c> explains at its
/// top. Everything before the first such heading is for people.
/// </summary>
public static class RuleReader
{
    private static readonly FrozenSet<string> s_fields = FrozenSet.ToFrozenSet(
        ["Ereignis", "Frist", "Zählung", "Ende", "Tag", "Bekanntgabe", "Grundlage", "Gültig ab", "Gültig bis", "Frage", "Hinweis", "Strittig", "Vorsicht", "Worte"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_many = FrozenSet.ToFrozenSet(["Frage", "Hinweis", "Strittig", "Worte"], StringComparer.Ordinal);

    public static RuleReading Read(string markdown)
    {
        var (rules, problems) = (new List<DeadlineRule>(), new List<RuleProblem>());
        RuleSection? section = null;
        int number = 0;
        foreach (string raw in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                Close();
                section = Open(line[3..], number, problems);
            }
            else if (section is not null && line.Length > 0)
            {
                Field(section, line, number, problems);
            }
        }

        Close();
        Overlaps(rules, problems);
        return new(rules, problems);

        void Close()
        {
            if (section is null)
                return;
            int before = problems.Count;
            var rule = section.Build(problems);
            if (rule is not null && before == problems.Count && section.IsSound)
                rules.Add(rule);
        }
    }

    private static RuleSection? Open(string heading, int line, List<RuleProblem> problems)
    {
        int colon = heading.IndexOf(':', StringComparison.Ordinal);
        string key = (colon < 0 ? heading : heading[..colon]).Trim();
        string name = colon < 0 ? "" : heading[(colon + 1)..].Trim();
        bool sound = key.Length > 0 && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name.Length > 0;
        if (!sound)
            problems.Add(new(line, $"Die Überschrift „{heading}“ nennt keinen Schlüssel und Namen.", "„## schluessel: Name der Frist“ schreiben; im Schlüssel stehen Kleinbuchstaben, Ziffern und Bindestriche."));
        return new RuleSection(key, name, line) { IsSound = sound };
    }

    private static void Field(RuleSection section, string line, int number, List<RuleProblem> problems)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? "" : line[..colon].TrimStart('-', '*', ' ').Trim();
        string value = colon < 0 ? "" : line[(colon + 1)..].Trim();
        (string What, string Mend)? wrong = !s_fields.Contains(name)
            ? ($"„{Shorten(line)}“ ist kein bekanntes Feld.", $"Eines von {string.Join(", ", s_fields.Order(StringComparer.Ordinal))} als „- Feld: Wert“ schreiben.")
            : value.Length == 0 ? ($"Das Feld „{name}“ ist leer.", "Einen Wert angeben oder die Zeile löschen.")
            : !s_many.Contains(name) && section.Fields.ContainsKey(name) ? ($"Das Feld „{name}“ steht zweimal in der Regel „{section.Key}“.", "Eine der Zeilen löschen.")
            : null;
        if (wrong is { } problem)
        {
            section.IsSound = false;
            problems.Add(new(number, problem.What, problem.Mend));
            return;
        }

        if (!section.Fields.TryGetValue(name, out var values))
            section.Fields[name] = values = [];
        values.Add((number, value));
    }

    /// <summary>On no day may two versions of a rule hold.</summary>
    private static void Overlaps(List<DeadlineRule> rules, List<RuleProblem> problems)
    {
        foreach (var versions in rules.GroupBy(r => r.Key, StringComparer.Ordinal))
        {
            var ordered = versions.OrderBy(r => r.ValidFrom ?? DateOnly.MinValue).ToList();
            for (int i = 1; i < ordered.Count; i++)
            {
                if ((ordered[i - 1].ValidUntil ?? DateOnly.MaxValue) >= (ordered[i].ValidFrom ?? DateOnly.MinValue))
                    problems.Add(new(ordered[i].Line, $"Zwei Fassungen der Regel „{versions.Key}“ gelten zur selben Zeit.", "„Gültig ab“ und „Gültig bis“ so setzen, dass an jedem Tag höchstens eine gilt, oder einen anderen Schlüssel wählen."));
            }
        }
    }

    private static string Shorten(string line) => line.Length <= 60 ? line : line[..60] + "…";
}
