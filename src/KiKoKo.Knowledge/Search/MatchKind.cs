using System.Text.Json.Serialization;

namespace KiKoKo.Knowledge.Search;

/// <summary>In what sense a term of the question stands in a passage. Names as in the JSON contract of <c>search</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MatchKind>))]
public enum MatchKind
{
    /// <summary>As it was asked (case and umlaut spelling aside).</summary>
    [JsonStringEnumMemberName("literal")]
    Literal,

    /// <summary>In another inflected form.</summary>
    [JsonStringEnumMemberName("stem")]
    Stem,

    /// <summary>As part of a compound, or one part of an asked compound.</summary>
    [JsonStringEnumMemberName("compoundPart")]
    CompoundPart,

    /// <summary>As a synonym or abbreviation from the document owners' list.</summary>
    [JsonStringEnumMemberName("synonym")]
    Synonym,

    /// <summary>The asked word does not occur; this one is written or sounds nearly like it.</summary>
    [JsonStringEnumMemberName("typo")]
    Typo,

    /// <summary>No word need stand there: the passage as a whole is near the question by its vector.</summary>
    [JsonStringEnumMemberName("meaning")]
    Meaning,
}
