using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Rules;

/// <summary>All named rules: those of the law and, added to them, those of the house. Immutable.</summary>
public sealed class RuleCatalogue
{
    private static readonly Lazy<RuleCatalogue> s_builtIn = new(ReadBuiltIn);

    private readonly ILookup<string, DeadlineRule> _byKey;

    private RuleCatalogue(IReadOnlyList<DeadlineRule> rules)
    {
        Rules = rules;
        _byKey = rules.ToLookup(r => r.Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The rules of law that come with the program.</summary>
    public static RuleCatalogue BuiltIn => s_builtIn.Value;

    public IReadOnlyList<DeadlineRule> Rules { get; }

    /// <summary>The same with the rules of the house; a key that is already there is replaced with all its versions.</summary>
    public RuleCatalogue With(IReadOnlyCollection<DeadlineRule> more)
    {
        var replaced = more.Select(r => r.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new([.. Rules.Where(r => !replaced.Contains(r.Key)), .. more]);
    }

    /// <summary>The versions of a rule, the newest first; none when nobody knows the key.</summary>
    public IReadOnlyList<DeadlineRule> Find(string key) => [.. _byKey[key.Trim()].OrderByDescending(r => r.ValidFrom ?? DateOnly.MinValue)];

    /// <summary>The rules that one of their words or their name announces in the text, the longest word first.</summary>
    public IReadOnlyList<DeadlineRule> Meant(string text) =>
    [
        .. from rule in Rules
           let length = rule.Words.Append(rule.Name).Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => w.Length).DefaultIfEmpty().Max()
           where length > 0
           orderby length descending
           select rule,
    ];

    /// <summary>Computes a named rule in the version that holds when its trigger happened.</summary>
    public CalculationOutcome Compute(string key, RuleFacts facts)
    {
        var versions = Find(key);
        if (versions.Count == 0)
            return new Unresolved([Unknown(key)]);
        var day = facts.Start is { } start ? start.Date ?? new DateOnly(start.Year, start.Month ?? 1, 1) : (DateOnly?)null;
        var rule = day is { } on ? versions.FirstOrDefault(r => r.HoldsOn(on)) : versions[0];
        if (rule is null)
            return new Unresolved([new($"Die Regel „{versions[0].Key}“ gilt {Validity(versions)}; der {GermanDate.Short(day!.Value)} liegt außerhalb.", "Das Datum prüfen; für diese Zeit gilt anderes Recht.")]);
        if (day is null && facts is { Birth: null, Absences: null } && rule.Kind is not CalculationKind.Count)
            return new Unresolved([.. rule.Questions.DefaultIfEmpty($"Wann war das Ereignis ({rule.Trigger})?").Select(q => new Problem($"Es fehlt: {rule.Trigger}.", q))]);
        var outcome = Calculator.Compute(rule.For(facts));
        return outcome is Unresolved ? outcome : outcome with { Warnings = [.. outcome.Warnings, .. Assumed(rule, facts), .. Remarks(rule)] };
    }

    /// <summary>The way of notification is a fact; where nobody named it, the usual one was taken, and that is said.</summary>
    private static IEnumerable<CalculationWarning> Assumed(DeadlineRule rule, RuleFacts facts)
    {
        if (rule.Way is not null && facts.Way is null)
            yield return new(WarningKind.Assumption, "Angenommen ist die Bekanntgabe durch die Post oder elektronische Übermittlung. Bei Zustellung zählt der Tag der Zustellung, beim Abruf aus einem Portal gelten andere Regeln.");
    }

    private static IEnumerable<CalculationWarning> Remarks(DeadlineRule rule) =>
        rule.Disputes.Select(d => new CalculationWarning(WarningKind.Disputed, d))
            .Concat(rule.Notes.Select(n => new CalculationWarning(WarningKind.Note, n)));

    private static string Validity(IReadOnlyList<DeadlineRule> versions)
    {
        var (from, until) = (versions.Min(v => v.ValidFrom ?? DateOnly.MinValue), versions.Max(v => v.ValidUntil ?? DateOnly.MaxValue));
        string begin = from == DateOnly.MinValue ? "" : $"ab {GermanDate.Short(from)}", end = until == DateOnly.MaxValue ? "" : $"bis {GermanDate.Short(until)}";
        return $"{begin} {end}".Trim();
    }

    private Problem Unknown(string key)
    {
        string[] near = [.. Meant(key).Select(r => r.Key).Concat(Rules.Select(r => r.Key).Where(k => k.Contains(key.Trim(), StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.Ordinal).Take(5)];
        return new($"Eine Regel „{key}“ gibt es nicht.", near.Length > 0 ? $"Gemeint sein könnte: {string.Join(", ", near)}." : $"Eine von {string.Join(", ", Rules.Select(r => r.Key).Distinct(StringComparer.Ordinal).Take(12))} … angeben.");
    }

    private static RuleCatalogue ReadBuiltIn()
    {
        using var stream = typeof(RuleCatalogue).Assembly.GetManifestResourceStream("regeln.md")!;
        using var reader = new StreamReader(stream);
        var reading = RuleReader.Read(reader.ReadToEnd());
        return reading.Problems.Count == 0
            ? new RuleCatalogue(reading.Rules)
            : throw new InvalidDataException(string.Join(Environment.NewLine, reading.Problems));
    }
}
