using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search;

/// <summary>Scores sentences against one question: the share of the question's weight that the sentence covers.</summary>
public sealed class SentenceScorer
{
    private const float PartWeight = 0.7f;

    private readonly IReadOnlyList<(QueryTerm Term, float Weight)> _terms;
    private readonly WordAnalyzer _analyzer;
    private readonly double _total;

    internal SentenceScorer(IReadOnlyList<(QueryTerm Term, float Weight)> terms, WordAnalyzer analyzer)
    {
        _terms = terms;
        _analyzer = analyzer;
        _total = terms.GroupBy(t => t.Term.Group).Sum(g => (double)g.Max(t => t.Weight));
    }

    /// <summary>
    /// 0 to 1: per word of the question the best of its senses that occurs (literal and stem fully, compound parts, synonyms and
    /// corrections at their weight), weighted by inverse document frequency. 0 for a question without content words.
    /// </summary>
    public double Match(string sentence)
    {
        if (_total <= 0)
            return 0;
        var present = Present(sentence);
        double covered = 0;
        foreach (var group in _terms.GroupBy(t => t.Term.Group))
            covered += group.Max(t => t.Weight * present.GetValueOrDefault(t.Term.Text));
        return Math.Min(1, covered / _total);
    }

    private Dictionary<string, float> Present(string sentence)
    {
        var present = new Dictionary<string, float>(StringComparer.Ordinal);
        var tokens = new Tokenizer(Normalization.Normalize(sentence));
        while (tokens.MoveNext())
        {
            foreach (var term in _analyzer.Analyze(tokens.Current.ToString()))
            {
                float weight = term.IsPart ? PartWeight : 1;
                present[term.Text] = Math.Max(weight, present.GetValueOrDefault(term.Text));
            }
        }

        return present;
    }
}
