namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Listens to the ranker while it scores one passage. Without a listener the ranker does nothing for explanations.</summary>
internal sealed class ExplanationBuilder
{
    private readonly List<(QueryTerm Term, MatchKind Kind, double Share, double Literal)> _terms = [];
    private readonly List<ScoreShare> _rest = [];

    /// <param name="share">What the term adds by rarity, frequency and field.</param>
    /// <param name="literal">What it adds for standing there as it was asked.</param>
    public void Term(QueryTerm term, MatchKind kind, double share, double literal) => _terms.Add((term, kind, share, literal));

    /// <summary>Anything that is not one term's.</summary>
    public void Add(ShareKind what, double score)
    {
        if (Math.Abs(score) > 1e-9)
            _rest.Add(new ScoreShare(what, score));
    }

    /// <summary>What nearness to the question by vectors adds.</summary>
    public void Meaning(double score, double similarity) => _rest.Add(new ScoreShare(ShareKind.Meaning, score, Similarity: similarity));

    /// <summary>All shares so far, by the same factor.</summary>
    public void Scale(double factor)
    {
        for (int i = 0; i < _terms.Count; i++)
            _terms[i] = _terms[i] with { Share = _terms[i].Share * factor, Literal = _terms[i].Literal * factor };
        for (int i = 0; i < _rest.Count; i++)
            _rest[i] = _rest[i] with { Score = _rest[i].Score * factor };
    }

    /// <summary>The passage was not among those looked at closely: only its terms count.</summary>
    public void OnlyTerms()
    {
        _rest.Clear();
        for (int i = 0; i < _terms.Count; i++)
            _terms[i] = _terms[i] with { Literal = 0 };
    }

    /// <param name="found">The words of this passage.</param>
    public Explanation Build(FoundWords found)
    {
        AddRootsToTheirWords();
        var shares = new List<ScoreShare>(_terms.Count + _rest.Count + 4);
        foreach (var (term, kind, share, _) in _terms.OrderByDescending(t => t.Share))
            shares.Add(new ScoreShare(ShareKind.Term, share, term.Display, kind, found.WordsOf(term), found.FieldsOf(term)));
        foreach (var (term, kind, _, literal) in _terms.Where(t => t.Literal != 0).OrderByDescending(t => t.Literal))
            shares.Add(new ScoreShare(ShareKind.LiteralForm, literal, term.Display, kind));
        shares.AddRange(_rest);
        return new Explanation(shares, found.Places);
    }

    /// <summary>That the root of a word is there as well tells the reader nothing beside the word itself.</summary>
    private void AddRootsToTheirWords()
    {
        foreach (var root in _terms.FindAll(t => t.Term.IsRoot))
        {
            int word = _terms.FindIndex(t => !t.Term.IsRoot && t.Term.Display == root.Term.Display);
            if (word < 0)
                continue;
            _terms[word] = _terms[word] with { Share = _terms[word].Share + root.Share };
            _terms.Remove(root);
        }
    }
}
