namespace KiKoKo.Assistant.Evidence;

/// <summary>Checks one sentence against the passages it cites and says in German what is wrong.</summary>
internal sealed class SentenceCheck
{
    /// <summary>Share of a sentence's words that its passages must say. Measured: see the tests on planted errors.</summary>
    private const float LeastCoverage = 0.55f;

    private const float LeastCoverageTogether = 0.5f;

    /// <summary>By so much another passage may not fit better.</summary>
    private const float OtherFitsBetter = 0.15f;

    /// <summary>A fact's unit must have this share of what the best unit has of the fact's clause.</summary>
    private const float SameMatter = 0.6f;

    /// <summary>Two nouns: less does not tell one clause of a source from another.</summary>
    private const float LeastShared = 2;

    private readonly Statement _claim;
    private readonly CitablePassages _passages;
    private readonly HashSet<int> _cited;
    private readonly Alignment _alignment;
    private readonly string _where;

    public SentenceCheck(Statement claim, CitablePassages passages, IReadOnlyList<int> citations)
    {
        (_claim, _passages) = (claim, passages);
        _cited = [.. citations.Where(passages.Has)];
        _alignment = new Alignment(claim, passages, _cited);
        _where = _cited.Count == 1 ? $"Fundstelle {_cited.First()}" : $"den Fundstellen {string.Join(" und ", _cited.Order())}";
    }

    public void Run(List<string> reasons)
    {
        if (_claim.ContentWords.Count == 0 && _claim.Facts.Count == 0)
            return;
        CheckFacts(reasons);
        CheckNames(reasons);
        new TurnCheck(_claim, _alignment, _where).Run(reasons);
        CheckCoverage(reasons);
    }

    private void CheckFacts(List<string> reasons)
    {
        for (int i = 0; i < _claim.Facts.Count; i++)
        {
            var fact = _claim.Facts[i];
            int index = i, clause = _claim.ClauseOf(fact.At);
            var found = _alignment.Cited.Where(u => _alignment.HasFact(index, u)).ToList();
            if (found.Count == 0)
            {
                reasons.Add(Missing(fact));
                continue;
            }

            float best = _alignment.Cited.Max(u => _alignment.Score(u, clause, withoutFact: index));
            if (found.TrueForAll(u => _alignment.Score(u, clause, withoutFact: index) < best * SameMatter || IsOfOtherClause(fact, u)))
                reasons.Add($"{fact.Describe()} steht in {_where}, aber in anderem Zusammenhang.");
        }
    }

    /// <summary>A sentence may name two periods; the claimed one must not be that of the clause that says something else.</summary>
    private bool IsOfOtherClause(Fact fact, PassageUnit unit)
    {
        var source = unit.Statement;
        if (unit.IsRow || source.ClauseCount < 2)
            return false;
        float its = 0, others = 0;
        foreach (var other in source.Facts)
        {
            if (other.Kind != fact.Kind || other.Unit?.Base != fact.Unit?.Base)
                continue;
            float shared = Shared(fact, source, source.ClauseOf(other.At));
            if (FactMatch.Holds(fact, other, loose: false))
                its = Math.Max(its, shared);
            else if (!_claim.Facts.Any(f => FactMatch.Holds(f, other, loose: false)))
                others = Math.Max(others, shared);
        }

        return others >= LeastShared && others >= 2 * its;
    }

    /// <summary>The weight of the words that the fact's clause shares with a clause of the source.</summary>
    private float Shared(Fact fact, Statement source, int clause)
    {
        float shared = 0;
        foreach (var word in _claim.ContentWords)
        {
            if (_claim.ClauseOf(word.At) == _claim.ClauseOf(fact.At) && source.ContentWords.Any(s => source.ClauseOf(s.At) == clause && word.Form.LikenessIn(s.Form) >= WordForm.Same))
                shared += word.Weight;
        }

        return shared;
    }

    private string Missing(Fact fact)
    {
        var same = _alignment.Cited.SelectMany(u => u.Facts).Where(s => FactMatch.SameValue(fact, s)).ToList();
        if (same.Exists(s => !FactMatch.BoundsAgree(fact, s, loose: false)))
            return $"{fact.Describe()} ist in {_where} anders begrenzt (mindestens, höchstens, vor, nach).";
        if (same.Count > 0)
            return $"{fact.Describe()} steht in {_where} mit einer anderen Einheit.";
        var other = _passages.Units.FirstOrDefault(u => !_cited.Contains(u.N) && u.Facts.Any(s => FactMatch.Holds(fact, s, u.IsRow)));
        return $"{fact.Describe()} steht nicht in {_where}{(other is null ? "" : $", sondern in Fundstelle {other.N}")}.";
    }

    private void CheckNames(List<string> reasons)
    {
        var names = Names.Read(_claim, _passages.Words);
        for (int w = 0; w < _claim.ContentWords.Count; w++)
        {
            var word = _claim.ContentWords[w];
            var name = names.Find(n => n.At == word.At);
            if (name.Form is null)
            {
                bool unknown = _alignment.Cited.All(u => _alignment.Own(w, u) == 0);
                if (unknown && _claim.Tokens[word.At].IsCapitalised && Names.IsBesideCapital(_claim, word.At))
                    reasons.Add($"Der Name „{_claim.Tokens[word.At].Text}“ steht nicht in {_where}.");
                continue;
            }

            var found = _alignment.Cited.Where(u => Has(u, name)).ToList();
            string what = name.Kind == NameKind.Office ? "Die Stelle oder Person" : "Der Name";
            if (found.Count == 0)
            {
                reasons.Add($"{what} „{name.Text}“ steht nicht in {_where}.");
                continue;
            }

            if (name.Kind == NameKind.Abbreviation)
                continue;
            int clause = _claim.ClauseOf(name.At), index = w;
            float best = _alignment.Cited.Max(u => _alignment.Score(u, clause, withoutWord: index));
            if (found.TrueForAll(u => _alignment.Score(u, clause, withoutWord: index) < best * SameMatter))
                reasons.Add($"{what} „{name.Text}“ steht in {_where}, aber in anderem Zusammenhang.");
        }
    }

    private static bool Has(PassageUnit unit, Name name) =>
        unit.Statement.ContentWords.Any(w => Names.Same(name, w.Form)) || unit.Context.Any(c => c.Unit.Statement.ContentWords.Any(w => Names.Same(name, w.Form)));

    private void CheckCoverage(List<string> reasons)
    {
        float together = _alignment.CoverageTogether(_alignment.Cited);
        foreach (int other in _passages.Numbers.Where(n => !_cited.Contains(n)))
        {
            if (_alignment.CoverageTogether([.. _passages.Units.Where(u => u.N == other)]) >= together + OtherFitsBetter)
            {
                reasons.Add($"Der Satz gibt Fundstelle {other} wieder, nennt aber {_where.Replace("den ", "die ", StringComparison.Ordinal)}.");
                return;
            }
        }

        if (_alignment.Coverage(_alignment.Cited) < LeastCoverage || together < LeastCoverageTogether)
            reasons.Add($"Zu wenige Worte des Satzes stehen in {_where}.");
    }
}
