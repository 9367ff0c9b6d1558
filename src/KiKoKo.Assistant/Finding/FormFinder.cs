using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Finding;

/// <summary>A form and how much of its title's meaning the query covers: 0 to 1.</summary>
internal sealed record FoundForm(Form Form, Document Document, double Coverage);

/// <summary>Finds what to fill in, among the forms that a person may see.</summary>
internal sealed class FormFinder(DocumentStore store, SearchEngine search, TimeProvider time)
{
    /// <summary>Words of a form's title that every form has.</summary>
    private const string Generic = "Antrag Anzeige Formular Vordruck Meldung Checkliste beantragen anzeigen melden";

    private readonly PerCatalogue<Cache> _cache = new(search, async cancel => Cache.Of(await store.ReadFormsAsync(cancel), search));

    /// <summary>Forms whose title the query covers at least half, best first.</summary>
    public async Task<IReadOnlyList<FoundForm>> FindAsync(string query, Audience audience, int top, CancellationToken cancel)
    {
        var cache = await _cache.ReadAsync(cancel);
        var asked = GermanText.Terms(query).Except(cache.Generic, StringComparer.Ordinal).ToArray();
        if (asked.Length == 0)
            return [];
        var today = time.Today();
        var found =
            from entry in cache.Entries
            let document = search.Catalogue.Find(entry.Form.DocumentId)
            where document is not null && search.Catalogue.IsVisible(document, audience, today)
            let coverage = Coverage(asked, entry)
            where coverage >= 0.5
            orderby coverage descending, entry.Form.Title
            select new FoundForm(entry.Form, document, coverage);
        return [.. found.Take(top)];
    }

    private static double Coverage(string[] asked, Entry entry)
    {
        double title = Share(entry.Title, t => asked.Any(a => Meets(a, t)));
        double query = Share(asked, a => entry.Words.Any(t => Meets(a, t)));
        return (title * 0.7) + (query * 0.3);
    }

    private static double Share(IReadOnlyCollection<string> terms, Func<string, bool> covered) =>
        terms.Count == 0 ? 0 : (double)terms.Count(covered) / terms.Count;

    private static bool Meets(string a, string b) =>
        a == b || (a.Length >= 5 && b.Length >= 5 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) || a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal)));

    private sealed record Cache(HashSet<string> Generic, IReadOnlyList<Entry> Entries)
    {
        public static Cache Of(IReadOnlyList<Form> forms, SearchEngine search)
        {
            var generic = GermanText.Terms(FormFinder.Generic).ToHashSet(StringComparer.Ordinal);
            return new Cache(generic, [.. forms.Select(f => Entry.Of(f, search, generic))]);
        }
    }

    private sealed record Entry(Form Form, IReadOnlyList<string> Title, IReadOnlyList<string> Words)
    {
        public static Entry Of(Form form, SearchEngine search, HashSet<string> generic)
        {
            // What stands in brackets only explains.
            string main = form.Title.Split('(', 2)[0];
            string[] title = [.. GermanText.Terms(main).Except(generic, StringComparer.Ordinal)];
            var topics = search.Catalogue.Find(form.DocumentId)?.Topics ?? [];
            return new Entry(form, title, [.. GermanText.Terms(form.Title), .. topics.SelectMany(t => GermanText.Terms(t))]);
        }
    }
}
