using System.Text.RegularExpressions;
using KiKoKo.Assistant.Asking;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>What the documents of the house say about a rule, cited beside its computation when it is really about it.</summary>
internal sealed partial class HousePassages(SearchEngine search, AssistantOptions options)
{
    private const int Retrieve = 8;

    /// <summary>Adds the best passage; the outcome as it was when none is about the rule.</summary>
    /// <param name="asked">The person's own words, when they name the subject; they find the fitting section best.</param>
    public async Task<Outcome> CiteAsync(Outcome outcome, DeadlineRule rule, string? asked, Audience audience, CancellationToken cancel)
    {
        string topic = TopicOf(rule);
        string?[] queries = [asked is null ? null : Dates().Replace(asked, " "), $"{Plain(rule.Name)} {topic}", topic + " Frist"];
        foreach (string query in queries.OfType<string>())
        {
            var (best, hits) = await FindAsync(query, topic, audience, cancel);
            if (best is null)
                continue;
            var citation = new Citation(1, best.Document.Id, best.Document.Title, best.Document.FileName, best.Passage.Path, best.Passage.Page, best.Passage.Text, $"/dokument/{best.Document.Id}?passage={best.Passage.Id}#treffer");
            return outcome with { Text = $"{outcome.Text}\n\nDazu im Haus: {ExtractiveComposer.Write([best])}", Citations = [citation], CitedPassages = [best.Passage.Id], Hits = hits };
        }

        return outcome;
    }

    /// <summary>The best excerpt that holds the topic and a time; null when there is none.</summary>
    private async Task<(Excerpt? Best, IReadOnlyList<Hit> Hits)> FindAsync(string query, string topic, Audience audience, CancellationToken cancel)
    {
        var result = await search.SearchAsync(new SearchRequest(query, audience, Retrieve, PassagesPerDocument: 3), cancel);
        var subject = search.Evidence(topic);
        var hits = result.Hits
            .Where(h => h.Document.Kind is not (DocumentKinds.ContactList or DocumentKinds.Directory or DocumentKinds.Form or DocumentKinds.DeadlineRules))
            .Where(h => subject.Coverage(subject.Read($"{h.Document.Title} {string.Join(' ', h.Passage.Path)}"), subject.Read(h.Passage.Text)) > 0.99)
            .ToList();
        var picked = ExtractiveComposer.Pick(new Question(query, Intent.Ask, Expectation.Time), hits, search.Evidence(query), options.MinimumCoverage);
        bool isAbout = picked.Count > 0 && picked[0].Coverage >= options.MinimumCoverage && picked[0].Sentences.Any(s => AnswerTypes.Fit(Expectation.Time, s) > 0);
        return (isAbout ? picked[0] : null, result.Hits);
    }

    /// <summary>The single case's dates stand in no document.</summary>
    [GeneratedRegex(@"\b\d[\d.:/-]*|\b(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Dates();

    private static string TopicOf(DeadlineRule rule) => rule.Words.Count > 0 ? rule.Words[0] : Plain(rule.Name);

    private static string Plain(string name) => name.Split(['(', ':'])[0].Trim();
}
