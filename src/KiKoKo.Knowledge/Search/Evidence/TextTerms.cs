using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Evidence;

/// <summary>The terms of one text, whole words and parts of compounds kept apart.</summary>
public sealed class TextTerms
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    private TextTerms()
    {
    }

    internal static TextTerms Of(string text, WordAnalyzer analyzer)
    {
        var result = new TextTerms();
        var tokens = new Tokenizer(Normalization.Normalize(text));
        while (tokens.MoveNext())
        {
            foreach (var term in analyzer.Analyze(tokens.Current.ToString()))
            {
                if (!term.IsRoot)
                    (term.IsPart ? result._parts : result._whole).Add(term.Text);
            }
        }

        return result;
    }

    internal double Strength(string term, double asPart) => _whole.Contains(term) ? 1 : _parts.Contains(term) ? asPart : 0;
}
