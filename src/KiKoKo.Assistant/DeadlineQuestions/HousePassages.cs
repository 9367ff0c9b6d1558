using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>What the documents of the house say about a rule, cited beside its computation when it is really about it.</summary>
internal sealed class HousePassages(SearchEngine search, AssistantOptions options)
{
    private const int Retrieve = 8;

    /// <summary>Adds the best passage; the outcome as it was when none is about the rule.</summary>
    public async Task<Outcome> CiteAsync(Outcome outcome, DeadlineRule rule, Audience audience, CancellationToken cancel)
    {
        string topic = TopicOf(rule), query = topic + " Frist";
        var result = await search.SearchAsync(new SearchRequest(query, audience, Retrieve, PassagesPerDocument: 3), cancel);
        var subject = search.Evidence(topic);
        var hits = result.Hits
            .Where(h => h.Document.Kind is not (DocumentKinds.ContactList or DocumentKinds.Directory or DocumentKinds.Form))
            .Where(h => subject.Coverage(subject.Read($"{h.Document.Title} {string.Join(' ', h.Passage.Path)}"), subject.Read(h.Passage.Text)) > 0.99)
            .ToList();
        var question = new Question(query, Intent.Ask, Expectation.Time);
        if (ExtractiveComposer.Pick(question, hits, search.Evidence(query), options.MinimumCoverage) is not [var best, ..] || best.Coverage < options.MinimumCoverage || !best.Sentences.Any(s => AnswerTypes.Fit(Expectation.Time, s) > 0))
            return outcome with { Hits = result.Hits };
        var citation = new Citation(1, best.Document.Id, best.Document.Title, best.Document.FileName, best.Passage.Path, best.Passage.Page, best.Passage.Text, $"/dokument/{best.Document.Id}?passage={best.Passage.Id}#treffer");
        string text = outcome.Kind == ReplyKind.Deadline ? $"{outcome.Text}\n\nDazu im Haus: {ExtractiveComposer.Write([best])}" : outcome.Text;
        return outcome with { Text = text, Citations = [citation], CitedPassages = [best.Passage.Id], Hits = result.Hits };
    }

    private static string TopicOf(DeadlineRule rule) => rule.Words.Count > 0 ? rule.Words[0] : rule.Name.Split(['(', ':'])[0].Trim();
}
