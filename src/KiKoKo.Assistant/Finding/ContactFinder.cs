using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Finding;

/// <summary>A contact and how much of the words asked for it covers: 0 to 1.</summary>
internal sealed record FoundContact(Contact Contact, double Coverage, double Score);

/// <summary>Finds whom to ask, in the contact lists that a person may see.</summary>
internal sealed class ContactFinder(DocumentStore store, SearchEngine search, TimeProvider time)
{
    private readonly PerCatalogue<Cache> _cache = new(search, async cancel => new Cache([.. (await store.ReadContactsAsync(cancel)).Select(c => new Entry(c))]));

    /// <summary>The contacts that cover most of the query, best first.</summary>
    public async Task<IReadOnlyList<FoundContact>> FindAsync(string query, Audience audience, int top, CancellationToken cancel)
    {
        string[] terms = [.. GermanText.Terms(query).Distinct(StringComparer.Ordinal)];
        if (terms.Length == 0)
            return [];
        var cache = await _cache.ReadAsync(cancel);
        var today = time.Today();
        double total = terms.Sum(cache.Weight);
        var found = new List<FoundContact>();
        foreach (var entry in cache.Entries)
        {
            if (search.Catalogue.Find(entry.Contact.DocumentId) is not { } list || !search.Catalogue.IsVisible(list, audience, today))
                continue;
            double covered = 0, score = 0;
            foreach (string term in terms)
            {
                double match = entry.Match(term);
                covered += Math.Min(match, 1) * cache.Weight(term);
                score += match * cache.WeightWithin(entry, term);
            }

            if (covered > 0)
                found.Add(new FoundContact(entry.Contact, covered / total, score / total));
        }

        return [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Contact.Ordinal).Take(top)];
    }

    /// <summary>The names in the contact lists that a person may see, whole and by surname; upper and lower case count as the same.</summary>
    public async Task<IReadOnlySet<string>> PeopleAsync(Audience audience, CancellationToken cancel)
    {
        var cache = await _cache.ReadAsync(cancel);
        var today = time.Today();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var contact in cache.Entries.Select(e => e.Contact))
        {
            string[] parts = contact.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 2 || search.Catalogue.Find(contact.DocumentId) is not { } list || !search.Catalogue.IsVisible(list, audience, today))
                continue;
            names.Add(parts[^2] + " " + parts[^1]);
            names.Add(parts[^1]);
        }

        return names;
    }

    private sealed class Cache
    {
        private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
        private readonly Dictionary<(string List, string Term), int> _within = [];
        private readonly Dictionary<string, int> _sizes = new(StringComparer.Ordinal);

        public Cache(IReadOnlyList<Entry> entries)
        {
            Entries = entries;
            foreach (var entry in entries)
            {
                string list = entry.Contact.DocumentId;
                _sizes[list] = _sizes.GetValueOrDefault(list) + 1;
                foreach (string term in entry.Terms)
                {
                    _frequency[term] = _frequency.GetValueOrDefault(term) + 1;
                    _within[(list, term)] = _within.GetValueOrDefault((list, term)) + 1;
                }
            }
        }

        public IReadOnlyList<Entry> Entries { get; }

        /// <summary>Rare words tell more than common ones.</summary>
        public double Weight(string term) => Rarity(Entries.Count, _frequency.GetValueOrDefault(term));

        /// <summary>A word that half of a list carries does not say whom of them to ask.</summary>
        public double WeightWithin(Entry entry, string term)
        {
            string list = entry.Contact.DocumentId;
            return Rarity(_sizes[list], _within.GetValueOrDefault((list, term)));
        }

        private static double Rarity(int all, int with) => Math.Log(1 + ((all + 1.0) / (with + 0.5)));
    }

    private sealed class Entry
    {
        private const double Compound = 0.7;
        private const double FurtherField = 0.3;

        private readonly List<(HashSet<string> Terms, double Weight)> _fields;

        public Entry(Contact contact)
        {
            Contact = contact;
            _fields =
            [
                (Read(contact.Responsibilities), 1.0),
                (Read(contact.Function), 1.1),
                (Read(contact.Department), 0.9),
                (Read(contact.Name), 1.2),
            ];

            static HashSet<string> Read(string text) => GermanText.Terms(text).ToHashSet(StringComparer.Ordinal);
        }

        public Contact Contact { get; }

        public IEnumerable<string> Terms => _fields.SelectMany(f => f.Terms).Distinct(StringComparer.Ordinal);

        /// <summary>The best field counts fully, the others a little: an office named after the word goes before one that also deals with it.</summary>
        public double Match(string term)
        {
            double best = 0, sum = 0;
            foreach (var (terms, weight) in _fields)
            {
                double match = weight * Strength(terms, term);
                best = Math.Max(best, match);
                sum += match;
            }

            return best + (FurtherField * (sum - best));
        }

        private static double Strength(HashSet<string> terms, string term)
        {
            if (terms.Contains(term))
                return 1;
            if (term.Length < 5)
                return 0;
            // Part of a compound: "Brandschutz" in "Brandschutzbeauftragte"; the other way round only when most of the word is there.
            return terms.Any(own => own.Length >= 5
                && (own.StartsWith(term, StringComparison.Ordinal) || own.EndsWith(term, StringComparison.Ordinal)
                    || (own.Length >= 0.6 * term.Length && term.StartsWith(own, StringComparison.Ordinal)))) ? Compound : 0;
        }
    }
}
