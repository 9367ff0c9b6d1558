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

    private const float NearlyVerbatim = 0.85f;

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

    /// <summary>The passages say nearly every word of the sentence, in a few places.</summary>
    public bool IsNearlyVerbatim => _alignment.CoverageTogether(_alignment.Cited) >= NearlyVerbatim;

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
            if (IsSaidTooOften(index, found) || found.TrueForAll(u => _alignment.Score(u, clause, withoutFact: index) < best * SameMatter || IsOfOtherClause(fact, u)))
                reasons.Add($"{fact.Describe()} steht in {_where}, aber in anderem Zusammenhang.");
        }
    }

    /// <summary>"von 6:00 bis 6:00 Uhr": the second one took the place of another.</summary>
    private bool IsSaidTooOften(int index, List<PassageUnit> found)
    {
        var fact = _claim.Facts[index];
        int claimed = 0;
        foreach (var other in _claim.Facts)
            claimed += other.Kind == fact.Kind && FactMatch.Holds(fact, other, loose: true) ? 1 : 0;
        return claimed > 1 && claimed > found.Sum(u => u.Facts.Count(s => FactMatch.Holds(fact, s, u.IsRow)));
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
        foreach (var name in Names.Read(_claim, _passages.Words))
        {
            var found = _alignment.Cited.Where(u => Has(u, name)).ToList();
            string what = name.Kind == NameKind.Office ? "Die Stelle oder Person" : "Der Name";
            if (found.Count == 0)
                reasons.Add($"{what} „{name.Text}“ steht nicht in {_where}.");
            else if (name.Kind != NameKind.Abbreviation && IsOfOtherMatter(found, name.At, name.At))
                reasons.Add($"{what} „{name.Text}“ steht in {_where}, aber in anderem Zusammenhang.");
        }

        CheckPairs(reasons);
        CheckUnknownNouns(reasons);
    }

    private bool IsOfOtherMatter(List<PassageUnit> found, int from, int to)
    {
        int clause = _claim.ClauseOf(from);
        float best = _alignment.Cited.Max(u => _alignment.Score(u, clause, withoutFrom: from, withoutTo: to));
        return found.TrueForAll(u => _alignment.Score(u, clause, withoutFrom: from, withoutTo: to) < best * SameMatter);
    }

    /// <summary>"Jens Oberhausen" must stand so in the source, and where it speaks of the same thing.</summary>
    private void CheckPairs(List<string> reasons)
    {
        for (int at = 0; at + 1 < _claim.Tokens.Count; at++)
        {
            if (!Names.IsPair(_claim, at, _passages.Words, begins: false) || Names.IsTitle(_claim.Lower[at]))
                continue;
            string first = _claim.Lower[at], second = _claim.Lower[at + 1];
            // "Neue Beschäftigte" begins a sentence as "Emine Öztürk" does: there the source must know the pair.
            if (!Names.IsPair(_claim, at, _passages.Words, begins: true) && !_alignment.Cited.Any(u => HasPair(u.Statement, first, second)))
                continue;
            string name = $"{_claim.Tokens[at].Text} {_claim.Tokens[at + 1].Text}";
            if (!_alignment.Knows(at) || !_alignment.Knows(at + 1))
            {
                reasons.Add($"Der Name „{name}“ steht so nicht in {_where}.");
                continue;
            }

            var found = _alignment.Cited.Where(u => HasPair(u.Statement, first, second) || u.Context.Any(c => c.Share >= PassageUnit.OfLead && HasPair(c.Unit.Statement, first, second))).ToList();
            // Who is a deputy in somebody's row has a row of their own: it is that one which speaks of them.
            if (!_claim.Lower.Any(l => l.Contains("vertr", StringComparison.Ordinal)) && found.Exists(u => IsRowOf(u, first, second)))
                found.RemoveAll(u => u.IsRow && !IsRowOf(u, first, second));
            if (found.Count > 0 ? IsOfOtherMatter(found, at, at + 1) : _alignment.Cited.Any(u => HasPair(u.Statement, first, null)) && _alignment.Cited.Any(u => HasPair(u.Statement, null, second)))
                reasons.Add($"Der Name „{name}“ steht so nicht in {_where}.");
        }
    }

    private static bool IsRowOf(PassageUnit unit, string first, string second) =>
        unit.IsRow && unit.Statement.FirstBreak is var end && Array.IndexOf(unit.Statement.Lower, first, 0, end) >= 0 && Array.IndexOf(unit.Statement.Lower, second, 0, end) >= 0;

    private bool HasPair(Statement source, string? first, string? second)
    {
        for (int k = 0; k + 1 < source.Tokens.Count; k++)
        {
            if ((first is null || source.Lower[k] == first) && (second is null || source.Lower[k + 1] == second || source.Lower[k + 1] == second + "s") && Names.IsPair(source, k, _passages.Words, begins: false))
                return true;
        }

        return false;
    }

    /// <summary>Nouns that no source has are suspect where names stand: in pairs ("Stadtplanung und Bauaufsicht"), before the number of an office, beside phone numbers and addresses.</summary>
    private void CheckUnknownNouns(List<string> reasons)
    {
        bool directory = _claim.Facts.Any(f => f.Kind is FactKind.Phone or FactKind.Address);
        foreach (var word in _claim.ContentWords)
        {
            int at = word.At;
            if (word.Weight < 1 || at == 0 || !_claim.Tokens[at].IsCapitalised || _alignment.Knows(at) || Names.IsLabel(_claim.Lower[at]))
                continue;
            bool pair = at + 2 < _claim.Tokens.Count && _claim.Lower[at + 1] == "und" && _claim.Tokens[at + 2].IsCapitalised && !_alignment.Knows(at + 2)
                || at > 1 && _claim.Lower[at - 1] == "und" && _claim.Tokens[at - 2].IsCapitalised && !_alignment.Knows(at - 2);
            bool numbered = at + 2 < _claim.Tokens.Count && _claim.Tokens[at + 1].Text == "(" && _claim.Tokens[at + 2].Kind is TokenKind.Code or TokenKind.Number;
            if (pair || numbered || directory)
            {
                reasons.Add($"„{_claim.Tokens[at].Text}“ steht nicht in {_where}.");
                return;
            }
        }
    }

    private static bool Has(PassageUnit unit, Name name) =>
        unit.Statement.ContentWords.Any(w => Names.Same(name, w.Form)) || unit.Context.Any(c => c.Unit.Statement.ContentWords.Any(w => Names.Same(name, w.Form)));

    private void CheckCoverage(List<string> reasons)
    {
        float together = _alignment.CoverageTogether(_alignment.Cited);
        foreach (int other in _passages.Numbers.Where(n => !_cited.Contains(n)))
        {
            var units = _passages.Units.Where(u => u.N == other).ToList();
            if (_alignment.CoverageTogether(units) >= together + OtherFitsBetter && _alignment.HasAllFacts(units))
            {
                reasons.Add($"Der Satz gibt Fundstelle {other} wieder, nennt aber {_where.Replace("den ", "die ", StringComparison.Ordinal)}.");
                return;
            }
        }

        if (_alignment.Coverage(_alignment.Cited) < LeastCoverage || together < LeastCoverageTogether)
            reasons.Add($"Zu wenige Worte des Satzes stehen in {_where}.");
    }
}
