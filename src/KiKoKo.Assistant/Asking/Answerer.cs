using System.Diagnostics;
using System.Text.RegularExpressions;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.Finding;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.Asking;

/// <summary>Answers questions, from documents, contact lists and forms.</summary>
internal sealed partial class Answerer(SearchEngine search, ContactFinder contacts, FormFinder forms, AssistantOptions options)
{
    private const int Retrieve = 16;

    /// <summary>More than a list of hits would show: the answer may stand in any section of the right document.</summary>
    private const int RetrievePerDocument = 6;

    /// <summary>Share of the words asked for that a contact must cover to be the answer itself.</summary>
    private const double ContactCoverage = 0.6;

    public async Task<Outcome> AnswerAsync(Question question, Audience audience, CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        var result = await search.SearchAsync(new SearchRequest(question.Text, audience, Retrieve, PassagesPerDocument: RetrievePerDocument), cancel);
        double searchMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2);

        var excerpts = ExtractiveComposer.Pick(question, result.Hits, search.Evidence(question.Text), options.MinimumCoverage);
        bool supported = excerpts.Count > 0 && excerpts[0].Coverage >= options.MinimumCoverage;
        var foundForms = await forms.FindAsync(question.Text, audience, 3, cancel);
        var outcome = question.Intent switch
        {
            Intent.Contact => await ContactAsync(question, audience, supported ? excerpts : [], cancel),
            Intent.Form when foundForms.Count > 0 => FormAnswer(foundForms, supported ? excerpts : []),
            _ => null,
        };
        outcome ??= supported ? Grounded(excerpts, foundForms) : await AbstainAsync(question, audience, result.Hits, cancel);
        return outcome with { Hits = result.Hits, SearchMs = searchMs };
    }

    /// <summary>The best contacts for some words, as cards.</summary>
    public async Task<IReadOnlyList<ContactCard>> ContactsAsync(string query, Audience audience, int top, CancellationToken cancel) =>
        [.. (await contacts.FindAsync(query, audience, top, cancel)).Select(f => Card(f.Contact))];

    private static Outcome Grounded(IReadOnlyList<Excerpt> excerpts, IReadOnlyList<FoundForm> found)
    {
        string text = ExtractiveComposer.Write(excerpts);
        if (Contradictions.Find(excerpts) is var (first, second))
            text += $"\n\nHinweis: Die Fundstellen [{first}] und [{second}] nennen unterschiedliche Beträge. Bitte klären Sie mit der dort genannten Stelle, was gilt.";
        return Cite(new Outcome(ReplyKind.Grounded, text), excerpts) with { Forms = [.. found.Where(f => f.Coverage >= 0.7).Take(2).Select(Card)] };
    }

    private static Outcome FormAnswer(IReadOnlyList<FoundForm> found, IReadOnlyList<Excerpt> excerpts)
    {
        string text = found.Count == 1 ? $"Dafür gibt es das Formular „{found[0].Form.Title}“." : "Dafür kommen diese Formulare in Frage: " + string.Join(", ", found.Select(f => $"„{f.Form.Title}“")) + ".";
        if (excerpts.Count > 0)
            text += "\n\n" + ExtractiveComposer.Write(excerpts);
        return Cite(new Outcome(ReplyKind.Form, text), excerpts) with { Function = "form", Forms = [.. found.Select(Card)] };
    }

    /// <summary>Null when no contact covers what was asked for: then the documents answer.</summary>
    private async Task<Outcome?> ContactAsync(Question question, Audience audience, IReadOnlyList<Excerpt> excerpts, CancellationToken cancel)
    {
        string about = ContactPhrases().Replace(question.Text, " ");
        var found = await contacts.FindAsync(about, audience, 3, cancel);
        if (found.Count == 0 || found[0].Coverage < ContactCoverage)
            return null;
        var chosen = found.Where(f => f.Score >= 0.75 * found[0].Score).Select(f => f.Contact).ToList();
        var cards = chosen.ConvertAll(Card);
        var lists = chosen.ConvertAll(c => ListEntry(c, audience));
        // A line of a contact list would only say the same again.
        var sources = excerpts.Where(e => e.Coverage >= 0.7 && e.Document.Kind != DocumentKinds.ContactList).ToList();
        var cited = lists.OfType<Excerpt>().DistinctBy(e => e.Passage.Id).ToList();
        string text = "Zuständig laut Kontaktverzeichnis: " + string.Join("; ", cards.Select((c, i) => Line(c) + Deputy(question, c) + Mark(lists[i], cited))) + ".";
        if (sources.Count > 0)
            text += "\n\n" + ExtractiveComposer.Write(sources, cited.Count + 1);
        return Cite(new Outcome(ReplyKind.Contact, text), [.. cited, .. sources]) with { Function = "contact", Contacts = cards };
    }

    /// <summary>Where the contact stands in its list; null when the search does not lead there.</summary>
    private Excerpt? ListEntry(Contact contact, Audience audience)
    {
        if (search.Catalogue.Find(contact.DocumentId) is not { } list)
            return null;
        var hit = search.Search(new SearchRequest($"{contact.Name} {contact.Function} {contact.Phone}", audience, 20, Kind: list.Kind)).Hits
            .FirstOrDefault(h => h.Document.Id == list.Id && h.Passage.Text.Contains(contact.Phone, StringComparison.Ordinal) && h.Passage.Text.Contains(contact.Name, StringComparison.Ordinal));
        return hit is null ? null : new Excerpt(hit.Document, hit.Passage, [], 1, 1);
    }

    private static string Deputy(Question question, ContactCard c) =>
        c.Deputy.Length > 0 && question.Text.Contains("vertr", StringComparison.OrdinalIgnoreCase) ? $", Vertretung: {c.Deputy}" : "";

    private static string Mark(Excerpt? entry, List<Excerpt> cited) =>
        entry is null ? "" : $" [{cited.FindIndex(e => e.Passage.Id == entry.Passage.Id) + 1}]";

    private async Task<Outcome> AbstainAsync(Question question, Audience audience, IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        var found = await contacts.FindAsync(question.Text, audience, 2, cancel);
        var cards = found.Where(f => f.Coverage >= ContactCoverage).Select(f => Card(f.Contact)).ToList();
        if (cards.Count == 0 && hits.Count > 0)
            cards = [.. await ContactsAsync(hits[0].Document.Owner, audience, 1, cancel)];
        if (cards.Count == 0)
            cards = [.. await ContactsAsync(options.FallbackContact, audience, 1, cancel)];
        string text = "Dazu habe ich in den Dokumenten, die Sie lesen dürfen, nichts gefunden, was die Frage belegt beantwortet.";
        text += cards.Count > 0 ? " Bitte fragen Sie: " + string.Join("; ", cards.Select(Line)) + "." : " Bitte fragen Sie die zuständige Stelle.";
        return new Outcome(ReplyKind.Abstention, text) { Contacts = cards, Reason = hits.Count == 0 ? "nothing-found" : "evidence-too-thin" };
    }

    private static Outcome Cite(Outcome outcome, IReadOnlyList<Excerpt> excerpts) => outcome with
    {
        CitedPassages = [.. excerpts.Select(e => e.Passage.Id)],
        Citations =
        [
            .. excerpts.Select((e, i) => new Citation(
                i + 1, e.Document.Id, e.Document.Title, e.Document.FileName, e.Passage.Path, e.Passage.Page, e.Passage.Text, $"/dokument/{e.Document.Id}?passage={e.Passage.Id}#treffer")),
        ],
    };

    private static string Line(ContactCard c)
    {
        string name = string.Join(", ", new[] { c.Name, c.Function }.Where(p => p.Length > 0 && p != "Stelle").Distinct(StringComparer.Ordinal));
        string reach = string.Join(", ", new[] { c.Phone.Length > 0 ? "Telefon " + c.Phone : "", c.Mail, c.Room.Length > 0 ? "Raum " + c.Room : "" }.Where(p => p.Length > 0));
        return reach.Length > 0 ? $"{name} ({reach})" : name;
    }

    private static ContactCard Card(Contact c) => new(c.Name, c.Function, c.Department, c.Phone, c.Mail, c.Room, c.Deputy);

    private static FormCard Card(FoundForm f) => new(f.Document.Id, f.Form.Title, $"/dokument/{f.Document.Id}/original");

    /// <summary>The words that only say that a contact is wanted.</summary>
    /// <summary>Milliseconds; no input of permitted length comes near it.</summary>
    private const int MatchTimeout = 500;

    [GeneratedRegex(@"\b(wer|wen|wem|ist|sind|macht|machen|bearbeitet|betreut|kümmert|verwaltet|hilft|leitet|vertritt|jetzt|denn|eigentlich|bei uns|zuständig\w*|verantwortlich\w*|ansprechpartner\w*|ansprechperson\w*|ansprechstelle\w*|kontakt(daten|person\w*)?|telefon(nummer)?|durchwahl|rufnummer|mailadresse|e-?mail-?adresse|nummer|erreiche|frage|rufe|wende|muss|kann|soll|ich|mich|sich|um|an|vom|von|der|die|das|den|dem|des|für|im|in|zur|zum|unser\w*|wie|wo|hier|haus|stadt\w*|verwaltung)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex ContactPhrases();
}
