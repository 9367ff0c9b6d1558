using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Evidence;

/// <summary>
/// How much of a question a text speaks of. Unlike ranking, it counts what is missing: a word of the question that stands
/// nowhere in the index weighs most of all.
/// </summary>
public sealed class QuestionEvidence
{
    private const double AsHead = 0.9;
    private const double AsModifier = 0.7;

    /// <summary>The text has all parts of a compound of the question, each for itself.</summary>
    private const double AllParts = 0.5;

    private const double AsSynonym = 0.85;

    /// <summary>A word of at least this share of the heaviest one is what the question is about.</summary>
    private const double MainWord = 0.9;

    /// <summary>What is left of the coverage for each such word that the text lacks.</summary>
    private const double WithoutMainWord = 0.93;

    private const double AsCorrection = 0.85;

    private readonly WordAnalyzer _analyzer;
    private readonly IReadOnlyList<Word> _words;
    private readonly double _total;
    private readonly double _heaviest;

    internal QuestionEvidence(WordAnalyzer analyzer, IReadOnlyList<Word> words)
    {
        _analyzer = analyzer;
        _words = words;
        _total = words.Sum(w => w.Weight);
        _heaviest = words.Count == 0 ? 0 : words.Max(w => w.Weight);
    }

    /// <summary>The terms of a text, once for all comparisons with it.</summary>
    public TextTerms Read(string text) => TextTerms.Of(text, _analyzer);

    /// <summary>The share of the question's weight that the texts together cover: 0 to 1. 0 for a question without content words.</summary>
    public double Coverage(params ReadOnlySpan<TextTerms> texts)
    {
        if (_total <= 0)
            return 0;
        double covered = 0, missed = 1;
        foreach (var word in _words)
        {
            double strength = Strength(word, texts);
            covered += word.Weight * strength;
            if (strength == 0 && word.Weight >= _heaviest * MainWord)
                missed *= WithoutMainWord;
        }

        return covered / _total * missed;
    }

    private static double Strength(Word word, ReadOnlySpan<TextTerms> texts)
    {
        double best = 0;
        foreach (var (terms, strength) in word.Senses)
        {
            if (strength > best)
                best = Math.Max(best, strength * Present(terms, texts));
        }

        return best;
    }

    /// <summary>1 or, as a compound part, less; for several terms their mean, a missing one counting double.</summary>
    private static double Present(string[] terms, ReadOnlySpan<TextTerms> texts)
    {
        double sum = 0;
        int missing = 0;
        foreach (string term in terms)
        {
            double best = 0;
            foreach (var text in texts)
                best = Math.Max(best, text.Strength(term, AsHead, AsModifier));
            sum += best;
            if (best == 0)
                missing++;
        }

        return Math.Max(0, (sum - missing) / terms.Length);
    }

    /// <summary>A content word of the question with what it may stand as in a text.</summary>
    internal sealed record Word(double Weight, IReadOnlyList<(string[] Terms, double Strength)> Senses);

    /// <summary>Builds the evidence for one question.</summary>
    internal sealed class Builder(WordAnalyzer analyzer, Synonyms synonyms, Func<string, int> passagesWith, Func<string, IEnumerable<string>> corrections, long passages)
    {
        private readonly List<(string Token, Term[] Terms, int Position)> _tokens = [];

        public QuestionEvidence Build(string question)
        {
            var tokens = new Tokenizer(Normalization.Normalize(question));
            int last = -1;
            while (tokens.MoveNext())
            {
                string token = tokens.Current.ToString();
                bool again = tokens.Position == last;
                last = tokens.Position;
                if (!again && analyzer.Analyze(token) is { Length: > 0 } terms && !IsStressed(token, terms))
                    _tokens.Add((token, terms, tokens.Position));
            }

            var shown = Appearance.Of(question);
            var senses = _tokens.Select(t => Senses(t.Token, t.Terms)).ToList();
            AddJoins(senses);
            AddSynonyms(senses);
            return new QuestionEvidence(analyzer, [.. _tokens.Select((t, i) => new Word(Weight(t.Terms[0].Text) * shown.Importance(t.Token), senses[i]))]);
        }

        /// <summary>A stop word in capitals that abbreviates nothing in this house.</summary>
        private bool IsStressed(string token, Term[] terms) => Capitals.IsAbbreviation(token) && passagesWith(terms[0].Text) == 0;

        private double Weight(string term)
        {
            double rarity = Math.Log(1 + (passages / (passagesWith(term) + 0.5))) / Math.Log(1 + (passages / 0.5));
            return 0.15 + (0.85 * rarity);
        }

        private List<(string[] Terms, double Strength)> Senses(string token, Term[] terms)
        {
            var result = new List<(string[], double)> { ([terms[0].Text], 1) };
            string[] parts = [.. terms.Skip(1).Where(t => t.IsPart).Select(t => t.Text)];
            if (parts.Length > 1)
                result.Add((parts, AllParts));
            if (passagesWith(terms[0].Text) > 0 || parts.Length > 0)
                return result;
            foreach (string word in corrections(Normalization.WriteOut(token)).Take(3))
            {
                if (analyzer.Analyze(word) is [var meant, ..])
                    result.Add(([meant.Text], AsCorrection));
            }

            return result;
        }

        private void AddJoins(List<List<(string[] Terms, double Strength)>> senses)
        {
            for (int i = 0; i + 1 < _tokens.Count; i++)
            {
                if (_tokens[i + 1].Position != _tokens[i].Position + 1)
                    continue;
                foreach (string link in CompoundSplitter.LinksOrNone)
                {
                    string whole = _tokens[i].Token + link + _tokens[i + 1].Token;
                    if (analyzer.Analyze(whole) is not [var term, ..] || passagesWith(term.Text) == 0)
                        continue;
                    senses[i].Add(([term.Text], 1));
                    senses[i + 1].Add(([term.Text], 1));
                }
            }
        }

        /// <summary>A synonym of a phrase stands for each of its words.</summary>
        private void AddSynonyms(List<List<(string[] Terms, double Strength)>> senses)
        {
            var stems = _tokens.ConvertAll(t => t.Terms[0].Text);
            for (int i = 0; i < stems.Count; i++)
            {
                foreach (var (length, synonym) in synonyms.At(stems, i))
                {
                    for (int k = i; k < i + length; k++)
                        senses[k].Add((synonym, AsSynonym));
                }
            }
        }
    }
}
