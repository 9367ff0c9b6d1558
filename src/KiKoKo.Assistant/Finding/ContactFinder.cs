using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Assistant.Finding;

/// <summary>A contact and how much of the words asked for it covers: 0 to 1.</summary>
internal sealed record FoundContact(Contact Contact, double Coverage, double Score);

/// <summary>Finds whom to ask, in the contact lists that a person may see.</summary>
internal sealed class ContactFinder(DocumentStore store, SearchEngine search, TimeProvider time)
{
    private volatile Cache? _cache;

    /// <summary>The contacts that cover most of the query, best first.</summary>
    public async Task<IReadOnlyList<FoundContact>> FindAsync(string query, Audience audience, int top, CancellationToken cancel)
    {
        string[] terms = [.. GermanText.Terms(query).Distinct(StringComparer.Ordinal)];
        if (terms.Length == 0)
            return [];
        var cache = await ReadAsync(cancel);
        var today = time.Today();
        double total = terms.Sum(t => cache.Weight(t));
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
                score += match * cache.Weight(term);
            }

            if (covered > 0)
                found.Add(new FoundContact(entry.Contact, covered / total, score / total));
        }

        return [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Contact.Ordinal).Take(top)];
    }

    private async Task<Cache> ReadAsync(CancellationToken cancel)
    {
        var cache = _cache;
        if (cache is null || cache.Sequence != search.Catalogue.Sequence)
        {
            long sequence = search.Catalogue.Sequence;
            var contacts = await store.ReadContactsAsync(cancel);
            _cache = cache = new Cache(sequence, [.. contacts.Select(c => new Entry(c, search))]);
        }

        return cache;
    }

    private sealed class Cache
    {
        private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);

        public Cache(long sequence, IReadOnlyList<Entry> entries)
        {
            Sequence = sequence;
            Entries = entries;
            foreach (string term in entries.SelectMany(e => e.Terms))
                _frequency[term] = _frequency.GetValueOrDefault(term) + 1;
        }

        public long Sequence { get; }

        public IReadOnlyList<Entry> Entries { get; }

        /// <summary>Rare words tell more than common ones.</summary>
        public double Weight(string term) => Math.Log(1 + ((Entries.Count + 1.0) / (_frequency.GetValueOrDefault(term) + 0.5)));
    }

    private sealed class Entry
    {
        private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

        public Entry(Contact contact, SearchEngine search)
        {
            Contact = contact;
            Add(contact.Responsibilities, 1.0);
            Add(contact.Function, 1.1);
            Add(contact.Department, 0.9);
            Add(contact.Name, 1.2);

            void Add(string text, double weight)
            {
                foreach (string term in GermanText.Terms(text))
                    _weights[term] = Math.Max(weight, _weights.GetValueOrDefault(term));
            }
        }

        public Contact Contact { get; }

        public IEnumerable<string> Terms => _weights.Keys;

        public double Match(string term)
        {
            if (_weights.TryGetValue(term, out double weight))
                return weight;
            if (term.Length < 5)
                return 0;
            // Part of a compound: "Brandschutz" in "Brandschutzbeauftragte".
            foreach (var (own, w) in _weights)
            {
                if (own.Length >= 5 && (own.StartsWith(term, StringComparison.Ordinal) || own.EndsWith(term, StringComparison.Ordinal) || term.StartsWith(own, StringComparison.Ordinal)))
                    return 0.7 * w;
            }

            return 0;
        }
    }
}
