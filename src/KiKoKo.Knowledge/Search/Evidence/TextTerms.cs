using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Evidence;

/// <summary>The terms of one text, whole words and parts of compounds kept apart.</summary>
public sealed class TextTerms
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _modifiers = new(StringComparer.Ordinal);

    private TextTerms()
    {
    }

    internal static TextTerms Of(string text, WordAnalyzer analyzer)
    {
        var result = new TextTerms();
        var tokens = new Tokenizer(Normalization.Normalize(text));
        while (tokens.MoveNext())
        {
            result.Add(analyzer.Analyze(tokens.Current.ToString()));
        }

        return result;
    }

    /// <summary>"Urlaub" is the head of "Erholungsurlaub" and means nearly the same; in "Urlaubsgeld" it only modifies.</summary>
    internal double Strength(string term, double asHead, double asModifier) =>
        _whole.Contains(term) ? 1 : _heads.Contains(term) ? asHead : _modifiers.Contains(term) ? asModifier : 0;

    private void Add(Term[] terms)
    {
        string? head = null;
        foreach (var term in terms)
        {
            if (term.IsPart)
                head = term.Text;
        }

        foreach (var term in terms)
        {
            if (!term.IsRoot && !term.IsName)
                (!term.IsPart ? _whole : term.Text == head ? _heads : _modifiers).Add(term.Text);
        }
    }
}
