using System.Collections.Concurrent;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>
/// Completes document titles, topics and contacts while somebody types. Nothing is suggested that the person may not see at this
/// moment: the words are looked up in a structure that may be some seconds old, but every suggestion is checked against the present catalogue.
/// </summary>
public sealed class Suggester(SearchEngine search, DocumentStore store, TimeProvider time) : IDisposable
{
    /// <summary>How many suggestions at most.</summary>
    public const int Most = 8;

    /// <summary>Longer queries get none.</summary>
    public const int MaxQueryLength = 200;

    /// <summary>While documents keep coming, the structure is made anew at most this share of the time.</summary>
    private const int RestsPerBuild = 4;

    private readonly AsyncLock _refreshing = new();
    private readonly ConcurrentDictionary<string, Audience> _audiences = new(StringComparer.Ordinal) { [Audience.Staff.Key] = Audience.Staff };
    private volatile SuggestionIndex? _index;
    private long _built;
    private TimeSpan _rest;

    /// <summary>Takes over what has changed in the search engine's catalogue; costs nothing when nothing has.</summary>
    /// <exception cref="Storage.StorageException">The contacts cannot be read.</exception>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        if (_index is { } present && (present.Catalogue == search.Catalogue || time.GetElapsedTime(_built) < _rest))
            return;
        using var held = await _refreshing.EnterAsync(cancel);
        var catalogue = search.Catalogue;
        if (_index?.Catalogue == catalogue)
            return;
        long start = time.GetTimestamp();
        var next = SuggestionIndex.Build(catalogue, await store.ReadContactsAsync(cancel), search.Compounds);
        foreach (var audience in _audiences.Values)
            next.Frequencies(audience, time.Today());
        _index = next;
        _built = time.GetTimestamp();
        _rest = RestsPerBuild * time.GetElapsedTime(start, _built);
    }

    /// <summary>What may come next. Any string is a valid query.</summary>
    public async ValueTask<SuggestionResult> SuggestAsync(string query, Audience audience, CancellationToken cancel)
    {
        if (_index is null)
            await RefreshAsync(cancel);
        // A finished question is not completed.
        if (_index is not { } index || query.Length > MaxQueryLength || query.AsSpan().TrimEnd() is [.., '?' or '!'])
            return new SuggestionResult(query, 0, []);
        Remember(audience);
        var today = time.Today();
        var found = new SuggestionSearch(index, index.Frequencies(audience, today), query);
        var (from, entries) = found.Find();
        return new SuggestionResult(query, from, [.. Shown(index, entries, found.Typed, audience, today).Take(Most)]);
    }

    public void Dispose() => _refreshing.Dispose();

    private IEnumerable<Suggestion> Shown(SuggestionIndex index, IReadOnlyList<int> entries, IReadOnlyList<string> typed, Audience audience, DateOnly today)
    {
        var catalogue = search.Catalogue;
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Select(e => index.Entries[e]))
        {
            var document = entry.Documents.Find(d => catalogue.Find(d.Id) is { } live && catalogue.IsVisible(live, audience, today));
            bool isNew = entry.Kind == SuggestionKind.Contact || titles.Add(entry.Beginnings[0]) || entry.Kind != SuggestionKind.Topic;
            if (document is null || !isNew)
                continue;
            yield return new Suggestion(
                entry.Text,
                entry.Kind,
                entry.Detail,
                entry.Kind == SuggestionKind.Topic ? null : document.Id,
                TypedMarks.Of(entry.Text, typed, index.PartStarts),
                entry.Kind == SuggestionKind.Contact ? TypedMarks.Of(entry.Detail, typed, index.PartStarts) : []);
        }
    }

    private void Remember(Audience audience)
    {
        const int MostAudiences = 32;
        if (_audiences.ContainsKey(audience.Key))
            return;
        if (_audiences.Count >= MostAudiences)
            _audiences.Clear();
        _audiences[audience.Key] = audience;
    }
}
