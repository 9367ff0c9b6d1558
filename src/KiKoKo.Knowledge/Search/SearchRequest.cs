using System.Text.Json.Serialization;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search;

/// <summary>A question to the index. There is no search without an audience.</summary>
/// <param name="Query">As people type it; any string.</param>
/// <param name="Top">How many passages at most.</param>
/// <param name="Department">Only documents of this department.</param>
/// <param name="Kind">Only documents of this kind.</param>
/// <param name="PassagesPerDocument">How many passages of one document at most; null: as <see cref="SearchOptions"/> says.</param>
/// <param name="Explain">Every hit says what its score is made of and where its words stand.</param>
public sealed record SearchRequest(
    string Query,
    Audience Audience,
    int Top = 10,
    string? Department = null,
    string? Kind = null,
    int? PassagesPerDocument = null,
    bool Explain = false);

/// <param name="Hits">Best first.</param>
/// <param name="Took">From question to hits.</param>
public sealed record SearchResult(string Query, IReadOnlyList<Hit> Hits, TimeSpan Took);

/// <summary>A passage that answers, with the document it stands in.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">Comparable within one result only.</param>
/// <param name="Matched">Which terms of the question were found, and in what sense.</param>
/// <param name="Explanation">When it was asked for.</param>
public sealed record Hit(int Rank, double Score, Document Document, Passage Passage, IReadOnlyList<TermMatch> Matched, Explanation? Explanation = null);

/// <param name="Term">The word as asked; for a synonym, compound part or typo the index term that was found instead.</param>
/// <param name="Similarity">The cosine, for <see cref="MatchKind.Meaning"/> only.</param>
public sealed record TermMatch(
    string Term,
    MatchKind As,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Similarity = null);
