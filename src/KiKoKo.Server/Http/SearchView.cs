using KiKoKo.Knowledge.Search;

namespace KiKoKo.Server.Http;

/// <summary>The contract of <c>search</c>.</summary>
internal sealed record SearchView(string Query, IReadOnlyList<HitView> Hits, double TookMs)
{
    public static SearchView Of(SearchResult result) =>
        new(result.Query, [.. result.Hits.Select(HitView.Of)], Math.Round(result.Took.TotalMilliseconds, 3));
}

/// <summary>One passage found.</summary>
internal sealed record HitView(
    int Rank,
    double Score,
    string DocumentId,
    string Title,
    string FileName,
    string Department,
    string Kind,
    string Version,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Path,
    int? Page,
    string Text,
    IReadOnlyList<TermMatch> Matched,
    string Url)
{
    public static HitView Of(Hit hit) => new(
        hit.Rank,
        Math.Round(hit.Score, 4),
        hit.Document.Id,
        hit.Document.Title,
        hit.Document.FileName,
        hit.Document.Department,
        hit.Document.Kind,
        hit.Document.Version,
        hit.Document.Topics,
        hit.Passage.Path,
        hit.Passage.Page,
        hit.Passage.Text,
        hit.Matched,
        $"/dokument/{hit.Document.Id}?passage={hit.Passage.Id}#treffer");
}
