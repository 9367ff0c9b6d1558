using System.Text.Json.Serialization;

namespace KiKoKo.Knowledge.Search;

/// <summary>Why a passage was found and what its score is made of.</summary>
/// <param name="Shares">Add up to the score of the hit. Terms first, best first, then what positions and the document add.</param>
/// <param name="Places">Where in the passage's text words of the question stand, in order and apart.</param>
public sealed record Explanation(IReadOnlyList<ScoreShare> Shares, IReadOnlyList<FoundPlace> Places);

/// <summary>One summand of a score.</summary>
/// <param name="Term">As in <see cref="TermMatch"/>; null unless <paramref name="What"/> is a term.</param>
/// <param name="As">In what sense the term stands there.</param>
/// <param name="Words">The words of the document that were taken for it, as they are written.</param>
/// <param name="Fields">Where these stand.</param>
/// <param name="Similarity">The cosine, for <see cref="ShareKind.Meaning"/> only.</param>
public sealed record ScoreShare(
    ShareKind What,
    double Score,
    string? Term = null,
    MatchKind? As = null,
    IReadOnlyList<string>? Words = null,
    IReadOnlyList<PassageField>? Fields = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Similarity = null);

/// <summary>A word of the passage's text that was taken for a word of the question.</summary>
/// <param name="Start">In UTF-16 units.</param>
public sealed record FoundPlace(int Start, int Length, MatchKind As);

/// <summary>What adds to a score. Names as in the JSON contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShareKind>))]
public enum ShareKind
{
    /// <summary>A term, by its rarity, frequency and field.</summary>
    [JsonStringEnumMemberName("term")]
    Term,

    /// <summary>A term that stands there in the very form that was asked.</summary>
    [JsonStringEnumMemberName("literalForm")]
    LiteralForm,

    /// <summary>Neighbours in the question are neighbours in the passage.</summary>
    [JsonStringEnumMemberName("proximity")]
    Proximity,

    /// <summary>Much of the question is there.</summary>
    [JsonStringEnumMemberName("coverage")]
    Coverage,

    /// <summary>Further passages of the document speak of it, too.</summary>
    [JsonStringEnumMemberName("document")]
    Document,

    /// <summary>What the document is, whatever was asked: its kind, validity, currency.</summary>
    [JsonStringEnumMemberName("prior")]
    Prior,

    /// <summary>The passage as a whole is near the question by its vector.</summary>
    [JsonStringEnumMemberName("meaning")]
    Meaning,
}

/// <summary>The part of a document that a word stands in. Names as in the JSON contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PassageField>))]
public enum PassageField
{
    [JsonStringEnumMemberName("title")]
    Title,

    [JsonStringEnumMemberName("heading")]
    Heading,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("topic")]
    Topic,
}
