using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.Finding;

/// <summary>Something made of the documents, kept until they change. Two askers at once may both make it; either result is good.</summary>
internal sealed class PerCatalogue<T>(SearchEngine search, Func<CancellationToken, Task<T>> make)
    where T : class
{
    private volatile Made? _made;

    public async Task<T> ReadAsync(CancellationToken cancel)
    {
        // Before making: documents that change meanwhile make the next asker look again.
        long sequence = search.Catalogue.Sequence;
        var made = _made;
        if (made is null || made.Sequence != sequence)
            _made = made = new Made(sequence, await make(cancel));
        return made.Value;
    }

    private sealed record Made(long Sequence, T Value);
}
