namespace KiKoKo.Assistant.Evidence;

/// <summary>How well each unit of the passages says what a sentence says, as a whole and clause by clause.</summary>
internal sealed class Alignment
{
    /// <summary>What a word of another clause counts, at most; and what all of them together count beside the clause's own.</summary>
    private const float OtherClause = 0.3f, OtherClauses = 0.5f;
    /// <summary>A row is about what its first cell names: the deputy's name in another cell does not make it the deputy's row.</summary>
    private const float InLaterCell = 0.5f;

    private const int TogetherAtMost = 3;

    private readonly Statement _claim;
    private readonly IReadOnlyList<PassageUnit> _units;
    private readonly float[][] _own;
    private readonly float[][] _strength;
    private readonly bool[][] _heads;
    private readonly bool[][] _facts;
    private readonly float[] _wordWeight;
    private readonly float[] _factWeight;
    private readonly float[] _others;

    public Alignment(Statement claim, CitablePassages passages, IReadOnlySet<int> cited)
    {
        (_claim, _units) = (claim, passages.Units);
        _heads = [.. claim.ContentWords.Select(_ => new bool[_units.Count])];
        _own = [.. claim.ContentWords.Select(Own)];
        _strength = [.. _own.Select(WithContext)];
        _facts = [.. claim.Facts.Select(f => _units.Select(u => cited.Contains(u.N) && u.Facts.Any(s => FactMatch.Holds(f, s, u.IsRow))).ToArray())];
        Cited = [.. _units.Where(u => cited.Contains(u.N))];
        _wordWeight = [.. claim.ContentWords.Select((w, i) => w.Weight / Frequency(u => _own[i][u.Index] >= WordForm.Same))];
        _factWeight = [.. claim.Facts.Select((_, j) => 1 / Frequency(u => _facts[j][u.Index]))];
        _others = [.. Enumerable.Range(0, Math.Max(1, claim.ClauseCount)).Select(OthersCount)];
    }

    /// <summary>Units of the cited passages.</summary>
    public IReadOnlyList<PassageUnit> Cited { get; }

    /// <summary>Does a passage hold all facts of the sentence?</summary>
    public bool HasAllFacts(IReadOnlyList<PassageUnit> units) =>
        _claim.Facts.All(f => units.Any(u => u.Facts.Any(s => FactMatch.Holds(f, s, u.IsRow))));

    public bool HasFact(int fact, PassageUnit unit) => _facts[fact][unit.Index];

    /// <summary>The share of the sentence's words, by weight, that a passage says anywhere: 0 to 1.</summary>
    public float Coverage(IReadOnlyList<PassageUnit> units)
    {
        float total = 0, covered = 0;
        for (int w = 0; w < _strength.Length; w++)
        {
            float weight = _claim.ContentWords[w].Weight;
            total += weight;
            float best = 0;
            foreach (var unit in units)
                best = Math.Max(best, _strength[w][unit.Index]);
            covered += weight * best;
        }

        return total == 0 ? 1 : covered / total;
    }

    /// <summary>The same for the few units that together say most: a sentence is not made of single words of a whole page.</summary>
    public float CoverageTogether(IReadOnlyList<PassageUnit> units)
    {
        var chosen = new List<PassageUnit>();
        float best = 0;
        for (int n = 0; n < TogetherAtMost; n++)
        {
            PassageUnit? next = null;
            foreach (var unit in units)
            {
                float coverage = Coverage([.. chosen, unit]);
                if (coverage > best)
                    (best, next) = (coverage, unit);
            }

            if (next is null)
                break;
            chosen.Add(next);
        }

        return _strength.Length == 0 ? 1 : best;
    }

    /// <summary>How much a unit has of what stands in a clause. Rare words count most, words of other clauses little. Comparable between units only.</summary>
    /// <param name="withoutFact">Index of a fact that is being judged and must not speak for itself; -1: none.</param>
    /// <param name="withoutFrom">The same for the content words from this token to <paramref name="withoutTo"/>.</param>
    public float Score(PassageUnit unit, int clause, int withoutFact = -1, int withoutFrom = -1, int withoutTo = -1)
    {
        float score = 0;
        for (int w = 0; w < _strength.Length; w++)
        {
            int at = _claim.ContentWords[w].At;
            if (at < withoutFrom || at > withoutTo)
                score += _wordWeight[w] * _strength[w][unit.Index] * (unit.IsRow && !_heads[w][unit.Index] ? InLaterCell : 1) * (_claim.ClauseOf(_claim.ContentWords[w].At) == clause ? 1 : _others[clause]);
        }

        for (int f = 0; f < _facts.Length; f++)
        {
            if (f != withoutFact && _facts[f][unit.Index])
                score += _factWeight[f] * (_claim.ClauseOf(_claim.Facts[f].At) == clause ? 1 : _others[clause]);
        }

        return score;
    }

    /// <summary>The cited units that say most of a clause: those that reach a share of the best one's score.</summary>
    public IReadOnlyList<PassageUnit> Best(int clause, float share)
    {
        float best = 0;
        float[] scores = new float[Cited.Count];
        for (int i = 0; i < scores.Length; i++)
            best = Math.Max(best, scores[i] = Score(Cited[i], clause));
        return best == 0 ? [] : [.. Cited.Where((_, i) => scores[i] >= best * share)];
    }

    /// <summary>Does any cited unit say a word, at least as part of a compound? True for tokens that are no content words.</summary>
    public bool Knows(int token)
    {
        for (int w = 0; w < _own.Length; w++)
        {
            if (_claim.ContentWords[w].At == token)
                return Cited.Any(u => _own[w][u.Index] > 0);
        }

        return true;
    }

    /// <summary>How well a unit itself says a content word of the sentence.</summary>
    public float Own(int word, PassageUnit unit) => _own[word][unit.Index];

    private float OthersCount(int clause)
    {
        float own = 0, others = 0;
        for (int w = 0; w < _wordWeight.Length; w++)
        {
            if (_claim.ClauseOf(_claim.ContentWords[w].At) == clause)
                own += _wordWeight[w];
            else
                others += _wordWeight[w];
        }

        return others == 0 ? 0 : Math.Min(OtherClause, OtherClauses * own / others);
    }

    private float[] Own(ContentWord word, int index)
    {
        var known = new Dictionary<WordForm, float>();
        float[] result = new float[_units.Count];
        foreach (var unit in _units)
        {
            foreach (var other in unit.Statement.ContentWords)
            {
                if (!known.TryGetValue(other.Form, out float likeness))
                    known[other.Form] = likeness = word.Form.LikenessIn(other.Form);
                if (likeness > result[unit.Index])
                    result[unit.Index] = likeness;
                if (likeness >= WordForm.Same && other.At < unit.Statement.FirstBreak)
                    _heads[index][unit.Index] = true;
            }
        }

        return result;
    }

    private float[] WithContext(float[] own)
    {
        float[] result = [.. own];
        foreach (var unit in _units)
        {
            foreach (var (around, share) in unit.Context)
                result[unit.Index] = Math.Max(result[unit.Index], share * own[around.Index]);
        }

        return result;
    }

    private float Frequency(Func<PassageUnit, bool> has) => Math.Max(1, Cited.Count(has));
}
