using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// The words of one passage that terms of a question were found as, by the same analysis that indexed them. Made for what is
/// shown only: the index knows that a word is there, not how it is written.
/// </summary>
internal sealed class FoundWords
{
    private const int MostWords = 5;

    private readonly WordAnalyzer _analyzer;
    private readonly Dictionary<string, QueryTerm> _terms;
    private readonly Dictionary<string, Occurrence> _found = new(StringComparer.Ordinal);
    private readonly HashSet<int> _groupsFound = [];
    private readonly List<(FoundPlace Place, int RootOf)> _places = [];

    public FoundWords(WordAnalyzer analyzer, IEnumerable<QueryTerm> plan, Document document, Passage passage)
    {
        _analyzer = analyzer;
        _terms = plan.ToDictionary(t => t.Text, StringComparer.Ordinal);
        Read(document.Title, PassageField.Title);
        foreach (string heading in passage.Path)
            Read(heading, PassageField.Heading);
        Read(passage.Text, PassageField.Text);
        foreach (string topic in document.Topics)
            Read(topic, PassageField.Topic);
        if (DocumentNumber.StandsWith(passage))
            Read(DocumentNumber.Of(document), PassageField.Title);
        // A root says nothing where its word was found in a better sense.
        Places = [.. _places.Where(p => p.RootOf < 0 || !_groupsFound.Contains(p.RootOf)).Select(p => p.Place)];
    }

    /// <summary>In the passage's text, in order and apart.</summary>
    public IReadOnlyList<FoundPlace> Places { get; }

    /// <summary>As they are written, without repetition.</summary>
    public IReadOnlyList<string> WordsOf(QueryTerm term) => _found.TryGetValue(term.Text, out var o) ? o.Words : [];

    public IReadOnlyList<PassageField> FieldsOf(QueryTerm term) => _found.TryGetValue(term.Text, out var o) ? [.. o.Fields] : [];

    private void Read(string text, PassageField field)
    {
        var alignment = new Alignment(text);
        var tokens = new Tokenizer(alignment.Normalized);
        int end = 0;
        while (tokens.MoveNext())
        {
            var (start, length) = alignment.Original(tokens.Start, tokens.End);
            QueryTerm? best = null;
            var kind = MatchKind.Typo;
            foreach (var term in _analyzer.Analyze(tokens.Current.ToString()))
            {
                if (!_terms.TryGetValue(term.Text, out var asked))
                    continue;
                Note(asked, field, text.Substring(start, length));
                var sense = SenseOf(asked, term);
                if (best is null || (best.IsRoot && !asked.IsRoot) || (best.IsRoot == asked.IsRoot && sense < kind))
                    (best, kind) = (asked, sense);
            }

            if (best is null)
                continue;
            if (!best.IsRoot)
                _groupsFound.Add(best.Group);
            if (field != PassageField.Text)
                continue;
            if (start < end)
            {
                // A hyphenated word comes after its first piece and takes its place; its other pieces lie within it.
                if (best.IsRoot || _places[^1].Place.Start < start)
                    continue;
                _places.RemoveAt(_places.Count - 1);
            }

            _places.Add((new FoundPlace(start, length, kind), best.IsRoot ? best.Group : -1));
            end = start + length;
        }
    }

    private void Note(QueryTerm term, PassageField field, string word)
    {
        if (!_found.TryGetValue(term.Text, out var o))
            _found.Add(term.Text, o = new Occurrence());
        o.Fields.Add(field);
        if (o.Words.Count < MostWords && !o.Words.Contains(word, StringComparer.OrdinalIgnoreCase))
            o.Words.Add(word);
    }

    private static MatchKind SenseOf(QueryTerm asked, Term found)
    {
        if (asked.Kind != MatchKind.Stem || asked.IsRoot)
            return asked.Kind;
        if (asked.Form != 0 && asked.Form == found.Form)
            return MatchKind.Literal;
        return found.Form == Term.PartForm ? MatchKind.CompoundPart : MatchKind.Stem;
    }

    private sealed class Occurrence
    {
        public List<string> Words { get; } = [];

        public SortedSet<PassageField> Fields { get; } = [];
    }
}
