using System.Text.Json.Serialization;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>What makes a place hard to read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    [JsonStringEnumMemberName("longSentence")]
    LongSentence,
    [JsonStringEnumMemberName("nestedClause")]
    NestedClause,
    [JsonStringEnumMemberName("passive")]
    Passive,
    [JsonStringEnumMemberName("nominalStyle")]
    NominalStyle,
    [JsonStringEnumMemberName("genitiveChain")]
    GenitiveChain,
    [JsonStringEnumMemberName("negation")]
    Negation,
    [JsonStringEnumMemberName("doubleNegation")]
    DoubleNegation,
    [JsonStringEnumMemberName("subjunctive")]
    Subjunctive,
    [JsonStringEnumMemberName("abbreviation")]
    Abbreviation,
    [JsonStringEnumMemberName("parenthesis")]
    Parenthesis,
    [JsonStringEnumMemberName("longWord")]
    LongWord,
    [JsonStringEnumMemberName("officialese")]
    Officialese,
    [JsonStringEnumMemberName("foreignWord")]
    ForeignWord,
    [JsonStringEnumMemberName("vagueDeadline")]
    VagueDeadline,
    [JsonStringEnumMemberName("enumeration")]
    Enumeration,
}

/// <summary>How much it hinders.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    [JsonStringEnumMemberName("hint")]
    Hint,
    [JsonStringEnumMemberName("warning")]
    Warning,
    [JsonStringEnumMemberName("error")]
    Error,
}

/// <summary>A place of a text that could be plainer.</summary>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="End">Index behind its last.</param>
/// <param name="Message">German; says what to do.</param>
/// <param name="Suggestion">What to write there instead; null when the rules know nothing. Not always fit to be put in as it stands: see <paramref name="IsSafe"/>.</param>
/// <param name="IsSafe">The suggestion can replace the place without another change to the sentence.</param>
public sealed record PlainFinding(int Start, int End, FindingKind Kind, FindingSeverity Severity, string Message, string? Suggestion = null, bool IsSafe = false);
