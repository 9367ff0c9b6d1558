using System.Text.RegularExpressions;
using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Evidence;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>
/// What the documents of the house say about a rule, cited beside its computation. A sentence is cited only when it tells the
/// rule's own time or rests on its provision (<see cref="RuleSigns"/>): no passage is better than one about something near.
/// </summary>
internal sealed partial class HousePassages(SearchEngine search)
{
    private const int Retrieve = 12;
    private const int PerDocument = 4;

    /// <summary>Adds the best passage; the outcome as it was when none is about the rule.</summary>
    /// <param name="asked">The person's own words, when they name the subject; they find the fitting section best.</param>
    public async Task<Outcome> CiteAsync(Outcome outcome, DeadlineRule rule, string? asked, Audience audience, CancellationToken cancel)
    {
        string[] topics = rule.Words.Count > 0 ? [.. rule.Words] : [Plain(rule.Name)];
        string?[] queries = [asked is null ? null : Dates().Replace(asked, " "), $"{Plain(rule.Name)} {topics[0]}", $"{topics[0]} Frist", $"{topics[0]} {rule.Basis}"];
        var hits = new List<Hit>();
        foreach (string query in queries.OfType<string>())
        {
            var result = await search.SearchAsync(new SearchRequest(query, audience, Retrieve, PassagesPerDocument: PerDocument), cancel);
            hits.AddRange(result.Hits.Where(h => !hits.Exists(known => known.Passage.Id == h.Passage.Id)));
        }

        var signs = RuleSigns.Of(rule, outcome.Deadlines is [var card, ..] ? card.Date : null);
        var question = search.Evidence(asked ?? rule.Name);
        QuestionEvidence[] subjects = [.. topics.Select(search.Evidence)];
        var best = hits
            .Where(h => h.Document.Kind is not (DocumentKinds.ContactList or DocumentKinds.Directory or DocumentKinds.Form or DocumentKinds.DeadlineRules or DeadlineWatch.HouseCalendar.DocumentKind))
            .Where(h => signs.Document is not { } number || h.Document.FileName.StartsWith(number, StringComparison.OrdinalIgnoreCase))
            .Select(h => BestOf(h, signs, subjects, question))
            .OfType<Excerpt>()
            .MaxBy(e => e.Score);
        if (best is null)
            return outcome;
        var citation = new Citation(1, best.Document.Id, best.Document.Title, best.Document.FileName, best.Passage.Path, best.Passage.Page, best.Passage.Text, $"/dokument/{best.Document.Id}?passage={best.Passage.Id}#treffer");
        return outcome with { Text = $"{outcome.Text}\n\nDazu im Haus: {ExtractiveComposer.Write([best])}", Citations = [citation], CitedPassages = [best.Passage.Id], Hits = hits };
    }

    /// <summary>The sentence of a passage that is about the rule; null when none is. Examples and rows of tables speak of other cases.</summary>
    private static Excerpt? BestOf(Hit hit, RuleSigns signs, QuestionEvidence[] subjects, QuestionEvidence question)
    {
        var sentences = SentenceSplitter.Split(hit.Passage.Text);
        string place = string.Join(' ', hit.Passage.Path);
        Excerpt? best = null;
        bool isExample = Example().IsMatch(place);
        int paragraph = 0;
        for (int i = 0; i < sentences.Count; i++)
        {
            string sentence = sentences[i];
            if (Begins().IsMatch(sentence))
                (isExample, paragraph) = (Example().IsMatch(place), i);
            isExample |= Example().IsMatch(sentence);
            if (isExample || sentence.Contains(" | ", StringComparison.Ordinal) || sentence.EndsWith('?'))
                continue;
            double sign = signs.Weigh(sentence);
            if (sign == 0 || AnswerTypes.Fit(Expectation.Time, sentence) == 0)
                continue;
            bool names = IsAbout(subjects, place, string.Join(' ', sentences.Skip(paragraph).Take(i - paragraph + 1)));
            if (!names && (sign < 2 || !IsAbout(subjects, hit.Document.Title, sentence)))
                continue;
            double asked = question.Coverage(question.Read(place), question.Read(sentence));
            double score = sign + (names ? 1 : 0) + asked;
            if (score > (best?.Score ?? 0))
                best = new(hit.Document, hit.Passage, ExtractiveComposer.Complete(sentences, i, 1, null, wholeTable: false), asked, score);
        }

        return best;
    }

    /// <summary>In a word of the rule itself; a synonym may be the name of its neighbour.</summary>
    private static bool IsAbout(QuestionEvidence[] subjects, string place, string text) =>
        Array.Exists(subjects, s => s.Coverage(s.Read(place), s.Read(text)) > 0.86);

    /// <summary>The single case's dates stand in no document.</summary>
    [GeneratedRegex(@"\b\d[\d.:/-]*|\b(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Dates();

    [GeneratedRegex(@"Beispiel|z\. ?B\.|häufige fehler|irrt(um|ümer)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Example();

    /// <summary>The next paragraph: an example ends with its own.</summary>
    [GeneratedRegex(@"^\s*(\(\d+\)|\d+\.|[-•–])\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Begins();

    private static string Plain(string name) => name.Split(['(', ':'])[0].Trim();
}
