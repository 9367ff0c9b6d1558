using System.Text.Json.Serialization;
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
    string Url,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExplanationView? Explanation)
{
    /// <summary>So many that rounding cannot be seen in the sum of the shares; scores themselves hold about seven.</summary>
    public const int Digits = 9;

    public static HitView Of(Hit hit) => new(
        hit.Rank,
        Math.Round(hit.Score, Digits),
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
        $"/dokument/{hit.Document.Id}?passage={hit.Passage.Id}#treffer",
        hit.Explanation is { } explanation ? ExplanationView.Of(explanation) : null);
}

/// <summary>Only when it was asked for. The shares add up to the score, but for rounding.</summary>
internal sealed record ExplanationView(IReadOnlyList<ShareView> Shares, IReadOnlyList<FoundPlace> Places)
{
    public static ExplanationView Of(Explanation explanation) => new([.. explanation.Shares.Select(ShareView.Of)], explanation.Places);
}

internal sealed record ShareView(
    ShareKind What,
    double Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Term,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MatchKind? As,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Words,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PassageField>? Fields)
{
    public static ShareView Of(ScoreShare share) => new(share.What, Math.Round(share.Score, HitView.Digits), share.Term, share.As, share.Words, share.Fields);
}
