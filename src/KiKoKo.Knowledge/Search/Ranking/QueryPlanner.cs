using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Evidence;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Turns a question into weighted terms: its words, their compound parts and joins, synonyms, and corrections of unknown words.</summary>
internal sealed class QueryPlanner(WordAnalyzer analyzer, Synonyms synonyms, ITermStatistics statistics)
{
    // Enough for any question; a pasted document must not cost seconds.
    private const int MaxWords = 48;

    private readonly Dictionary<string, QueryTerm> _terms = new(StringComparer.Ordinal);
    private readonly List<(string Token, string Stem, int Position)> _words = [];
    private readonly List<float> _importance = [];
    private readonly List<(string Text, string Token, int Group)> _roots = [];
    private readonly List<(string Stem, int Group, float Weight)> _stems = [];
    private bool _afterTitle;

    public IReadOnlyList<QueryTerm> Plan(string question)
    {
        ReadWords(question);
        AddJoins();
        AddSeparated(question);
        AddSynonyms();
        AddRelatives();
        // Last, because a root tells the reader something only where nothing better of its word was found.
        foreach (var (text, token, group) in _roots)
        {
            if (statistics.InverseDocumentFrequency(text) >= RankingWeights.RarestCommonRoot)
                Add(text, token, RankingWeights.Root, MatchKind.Stem, group, 0);
        }

        var plan = new QueryTerm[_terms.Count];
        int n = 0;
        foreach (var term in _terms.Values)
        {
            float importance = _importance[term.Group];
            plan[n++] = importance == 1 ? term : term with { Weight = term.Weight * importance };
        }

        return plan;
    }

    private void ReadWords(string question)
    {
        var tokens = new Tokenizer(Normalization.Normalize(question));
        var shown = Appearance.Of(question);
        int lastPosition = -1, lastWord = -1;
        while (tokens.MoveNext() && _words.Count < MaxWords)
        {
            string token = tokens.Current.ToString();
            var terms = analyzer.Analyze(token);
            // The "F" of "F 103" and the "An-" of "An- und Abmeldung" say nothing alone: there the whole is the word.
            bool joined = tokens.Position == lastPosition && lastWord == lastPosition;
            lastPosition = tokens.Position;
            bool isName = _afterTitle;
            _afterTitle = PersonTitles.Contains(token);
            if (terms.Length == 0)
                continue;
            lastWord = lastPosition;
            if (joined)
            {
                // "Urlaubsantrags-Formular" as one word; its pieces come by themselves.
                if (statistics.PassagesWith(terms[0].Text) > 0)
                    Add(terms[0].Text, token, RankingWeights.Joined, MatchKind.Stem, Math.Max(0, _words.Count - 1), 0);
                continue;
            }

            int group = _words.Count;
            _words.Add((token, terms[0].Text, tokens.Position));
            _importance.Add(shown.Importance(token) switch
            {
                <= Appearance.Filler => RankingWeights.Filler,
                <= Appearance.Lower => RankingWeights.Lower,
                _ => 1,
            });
            AddWord(token, terms, group, mayBeMisspelt: !isName);
        }
    }

    private void AddWord(string token, Term[] terms, int group, bool mayBeMisspelt)
    {
        bool known = statistics.PassagesWith(terms[0].Text) > 0;
        if (known)
            Add(terms[0].Text, token, 1, MatchKind.Stem, group, terms[0].Form);
        // Another name is another person.
        if (mayBeMisspelt)
            _stems.Add((terms[0].Text, group, 1));
        bool split = false;
        for (int i = 1; i < terms.Length; i++)
        {
            var term = terms[i];
            if (term.IsName || statistics.PassagesWith(term.Text) == 0)
                continue;
            split |= term.IsPart;
            if (term.IsRoot)
            {
                _roots.Add((term.Text, token, group));
                continue;
            }

            _stems.Add((term.Text, group, RankingWeights.RelativeOfPart));
            Add(term.Text, term.Text, known ? RankingWeights.AskedPart : RankingWeights.OnlyPart, MatchKind.CompoundPart, group, 0);
        }

        if (!known && !split && mayBeMisspelt)
            Correct(token, group);
    }

    private void Correct(string token, int group)
    {
        foreach (var (word, weight) in statistics.Corrections(Normalization.WriteOut(token)))
        {
            var meant = analyzer.Analyze(word);
            bool known = meant.Length > 0 && statistics.PassagesWith(meant[0].Text) > 0;
            for (int i = known ? 0 : 1; i < meant.Length; i++)
            {
                float share = i == 0 ? 1 : meant[i].IsRoot ? RankingWeights.Root : known ? RankingWeights.AskedPart : RankingWeights.OnlyPart;
                Add(meant[i].Text, word, RankingWeights.Typo * weight * share, MatchKind.Typo, group, 0);
            }
        }
    }

    /// <summary>"Zeit Erfassung" and "Urlaub Antrag" also mean "Zeiterfassung" and "Urlaubsantrag".</summary>
    private void AddJoins()
    {
        for (int i = 0; i + 1 < _words.Count; i++)
        {
            var (left, right) = (_words[i], _words[i + 1]);
            if (right.Position != left.Position + 1 || !IsPlain(left.Token) || !IsPlain(right.Token))
                continue;
            foreach (string link in CompoundSplitter.LinksOrNone)
            {
                // Hardly any is a word; taking it apart costs much more than this question.
                if (!IsKnown(left.Token, link, right.Token))
                    continue;
                string whole = left.Token + link + right.Token;
                var terms = analyzer.Analyze(whole);
                if (terms.Length > 0 && statistics.PassagesWith(terms[0].Text) > 0)
                    Add(terms[0].Text, whole, RankingWeights.Joined, MatchKind.Stem, i, 0);
            }
        }
    }

    private bool IsKnown(string left, string link, string right)
    {
        Span<char> whole = stackalloc char[2 * Tokenizer.MaxToken + 2], stem = stackalloc char[2 * whole.Length];
        left.CopyTo(whole);
        link.CopyTo(whole[left.Length..]);
        right.CopyTo(whole[(left.Length + link.Length)..]);
        whole = whole[..(left.Length + link.Length + right.Length)];
        int length = Snowball.Stem(whole, stem);
        return statistics.PassagesWith(length == 0 ? whole : stem[..length]) > 0;
    }

    private void AddSeparated(string question)
    {
        foreach (var (particle, before) in SeparableVerbs.In(question))
        {
            for (int i = 0; i < _words.Count; i++)
            {
                string token = _words[i].Token;
                if (IsPlain(token) && before.Contains(token) && analyzer.Analyze(particle + token) is [var term, ..] && statistics.PassagesWith(term.Text) > 0)
                    Add(term.Text, particle + token, RankingWeights.Joined, MatchKind.Stem, i, 0);
            }
        }
    }

    /// <summary>Only of rare words: a frequent one finds enough by itself, and its relatives would cost time and bring noise.</summary>
    private void AddRelatives()
    {
        foreach (var (stem, group, weight) in _stems)
        {
            int passages = statistics.PassagesWith(stem);
            if (passages >= RankingWeights.RelativesBelow)
                continue;
            float rarity = 1 / MathF.Sqrt(1 + passages / RankingWeights.RelativesFade);
            foreach (var (term, near) in statistics.Relatives(stem))
                Add(term, term, RankingWeights.Relative * near * weight * rarity, MatchKind.Stem, group, 0);
        }
    }

    private void AddSynonyms()
    {
        if (!_words.Exists(w => synonyms.MayBegin(w.Stem)))
            return;
        var stems = _words.Select(w => w.Stem).ToList();
        for (int i = 0; i < stems.Count; i++)
        {
            foreach (var (length, synonym) in synonyms.At(stems, i))
            {
                bool known = stems.Skip(i).Take(length).Any(s => statistics.PassagesWith(s) > 0);
                float weight = (known ? RankingWeights.Synonym : RankingWeights.OnlySynonym) / MathF.Sqrt(synonym.Length);
                foreach (string term in synonym)
                {
                    if (statistics.PassagesWith(term) == 0)
                        continue;
                    Add(term, term, weight, MatchKind.Synonym, i, 0);
                    if (!known)
                        WeighPartsLess(i);
                }
            }
        }
    }

    /// <summary>Where the owners say what an unknown compound means, its parts need not guess.</summary>
    private void WeighPartsLess(int group)
    {
        foreach (var part in _terms.Values.Where(t => t.Group == group && t.Kind == MatchKind.CompoundPart).ToList())
            _terms[part.Text] = part with { Weight = Math.Min(part.Weight, RankingWeights.AskedPart) };
    }

    /// <summary>A term asked for twice counts once, in its strongest sense; a word repeated by the person counts more.</summary>
    private void Add(string text, string display, float weight, MatchKind kind, int group, byte form)
    {
        if (!_terms.TryGetValue(text, out var known))
            _terms.Add(text, new QueryTerm(text, display, weight, kind, group, form));
        else if (kind == MatchKind.Stem && known.Kind == MatchKind.Stem && weight == 1 && known.Weight >= 1)
            _terms[text] = known with { Weight = Math.Min(2, known.Weight + 0.5f) };
        else if (weight > known.Weight)
            _terms[text] = new QueryTerm(text, display, weight, kind, group, form);
    }

    private static bool IsPlain(string token)
    {
        foreach (char c in token)
        {
            if (!char.IsLetter(c))
                return false;
        }

        return true;
    }
}
