namespace KiKoKo.Assistant.Simplifying.Preserving;

/// <summary>
/// Does a text in other words still say the same figures, dates, periods, provisions, names and negations? It compares what can be
/// compared by form; that the meaning is the same only a person can tell.
/// </summary>
public static class Preservation
{
    /// <summary>What was lost, added, changed or, for a negation, moved. Empty: nothing found.</summary>
    public static IReadOnlyList<FactChange> Compare(string source, string simplified) =>
        [.. Figures(source, simplified), .. Names(source, simplified), .. Negations(Statement.Read(source), Statement.Read(simplified))];

    private static IEnumerable<FactChange> Figures(string source, string simplified)
    {
        var before = FactReader.Read(source);
        var after = FactReader.Read(simplified);
        var lost = Missing(before, after);
        // What is said again is no new fact: only what the source does not know at all counts as added.
        var known = before.Select(f => (f.Kind, f.Key)).ToHashSet();
        var added = Missing(after, before);
        foreach (var fact in lost)
        {
            int i = added.FindIndex(a => a.Kind == fact.Kind);
            if (i < 0)
            {
                yield return new FactChange(fact.Kind, ChangeKind.Lost, fact.Text, null, $"{Name(fact.Kind)} „{fact.Text}“ fehlt in der neuen Fassung.");
                continue;
            }

            yield return new FactChange(fact.Kind, ChangeKind.Changed, fact.Text, added[i].Text, $"{Name(fact.Kind)} „{fact.Text}“ wurde zu „{added[i].Text}“.");
            added.RemoveAt(i);
        }

        foreach (var fact in added.Where(a => !known.Contains((a.Kind, a.Key))))
            yield return new FactChange(fact.Kind, ChangeKind.Added, null, fact.Text, $"{Name(fact.Kind)} „{fact.Text}“ steht nicht im Ausgangstext.");
    }

    /// <summary>Facts that stand more often in the first list than in the second. Contact data need to be said once only.</summary>
    private static List<Fact> Missing(IReadOnlyList<Fact> first, IReadOnlyList<Fact> second)
    {
        var left = second.GroupBy(f => (f.Kind, f.Key)).ToDictionary(g => g.Key, g => g.Count());
        var missing = new List<Fact>();
        foreach (var fact in first)
        {
            int n = left.GetValueOrDefault((fact.Kind, fact.Key));
            if (n == 0)
                missing.Add(fact);
            else if (fact.Kind is not (FactKind.Mail or FactKind.Phone or FactKind.Address))
                left[(fact.Kind, fact.Key)] = n - 1;
        }

        return missing;
    }

    private static IEnumerable<FactChange> Names(string source, string simplified)
    {
        foreach (var name in NameReader.Read(source).DistinctBy(n => n.Key).Where(n => !NameReader.IsIn(n.Key, simplified)))
            yield return new FactChange(FactKind.Name, ChangeKind.Lost, name.Text, null, $"Der Name „{name.Text}“ fehlt in der neuen Fassung.");
        foreach (var name in NameReader.ReadTitled(simplified).DistinctBy(n => n.Key).Where(n => !NameReader.IsIn(n.Key, source)))
            yield return new FactChange(FactKind.Name, ChangeKind.Added, null, name.Text, $"Der Name „{name.Text}“ steht nicht im Ausgangstext.");
    }

    private static IEnumerable<FactChange> Negations(IReadOnlyList<Statement> before, IReadOnlyList<Statement> after)
    {
        int count = before.Sum(s => s.Negations.Count), now = after.Sum(s => s.Negations.Count);
        // Statements whose counterpart says the opposite.
        var affirmed = before.Where(s => s.IsNegated && s.Nearest(after) is { IsNegated: false }).ToList();
        var negated = after.Where(s => s.IsNegated && s.Nearest(before) is { IsNegated: false }).ToList();
        for (int i = now; i < count; i++)
        {
            var where = affirmed.ElementAtOrDefault(i - now) ?? before.First(s => s.IsNegated);
            yield return new FactChange(FactKind.Negation, ChangeKind.Lost, where.Words, null, $"Eine Verneinung fehlt: „{where.Words}“.");
        }

        for (int i = count; i < now; i++)
        {
            var where = negated.ElementAtOrDefault(i - count) ?? after.First(s => s.IsNegated);
            yield return new FactChange(FactKind.Negation, ChangeKind.Added, null, where.Words, $"Eine Verneinung kam hinzu: „{where.Words}“.");
        }

        if (count != now)
            yield break;
        if (affirmed.Count > 0 && negated.Count > 0)
        {
            yield return new FactChange(
                FactKind.Negation, ChangeKind.Moved, affirmed[0].Words, negated[0].Words,
                $"Die Verneinung aus „{affirmed[0].Words}“ steht jetzt in einer anderen Aussage: „{negated[0].Words}“.");
            yield break;
        }

        // "nicht alle" is not "alle nicht".
        var scopes = before.SelectMany(s => s.Negations).Order(StringComparer.Ordinal);
        if (!scopes.SequenceEqual(after.SelectMany(s => s.Negations).Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            var where = before.First(s => s.IsNegated && !after.Any(a => a.Negations.SequenceEqual(s.Negations, StringComparer.Ordinal)) || s.IsNegated);
            yield return new FactChange(FactKind.Negation, ChangeKind.Moved, where.Words, null, $"Die Verneinung aus „{where.Words}“ bezieht sich jetzt auf etwas anderes.");
        }
    }

    private static string Name(FactKind kind) => kind switch
    {
        FactKind.Number => "Die Zahl",
        FactKind.Date => "Das Datum",
        FactKind.Time => "Die Uhrzeit",
        FactKind.Amount => "Der Betrag",
        FactKind.Percentage => "Der Prozentsatz",
        FactKind.Provision => "Die Rechtsgrundlage",
        FactKind.Period => "Der Zeitraum",
        FactKind.Bound => "Die Grenze",
        FactKind.Name => "Der Name",
        FactKind.Phone => "Die Telefonnummer",
        FactKind.Mail => "Die Mailadresse",
        FactKind.Address => "Die Internetadresse",
        FactKind.Code => "Das Zeichen",
        FactKind.Negation => "Die Verneinung",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
