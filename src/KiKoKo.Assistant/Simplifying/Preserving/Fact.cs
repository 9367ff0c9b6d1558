using System.Text.Json.Serialization;

namespace KiKoKo.Assistant.Simplifying.Preserving;

/// <summary>What of a text must not change when it is put in other words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactKind>))]
public enum FactKind
{
    [JsonStringEnumMemberName("number")]
    Number,
    [JsonStringEnumMemberName("date")]
    Date,
    [JsonStringEnumMemberName("time")]
    Time,
    [JsonStringEnumMemberName("amount")]
    Amount,
    [JsonStringEnumMemberName("percentage")]
    Percentage,
    [JsonStringEnumMemberName("provision")]
    Provision,
    [JsonStringEnumMemberName("period")]
    Period,
    [JsonStringEnumMemberName("bound")]
    Bound,
    [JsonStringEnumMemberName("name")]
    Name,
    [JsonStringEnumMemberName("phone")]
    Phone,
    [JsonStringEnumMemberName("mail")]
    Mail,
    [JsonStringEnumMemberName("address")]
    Address,
    [JsonStringEnumMemberName("code")]
    Code,
    [JsonStringEnumMemberName("negation")]
    Negation,
}

/// <summary>A fact as it stands in a text.</summary>
/// <param name="Key">The same for every spelling of the same fact: "31.12.2027" and "31. Dezember 2027".</param>
internal sealed record Fact(FactKind Kind, string Key, int Start, int End, string Text);

/// <summary>What became of a fact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    [JsonStringEnumMemberName("lost")]
    Lost,
    [JsonStringEnumMemberName("added")]
    Added,
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>A negation now stands in another statement.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,
}

/// <summary>A fact that is not the same in the source and in its simplification.</summary>
/// <param name="Before">As it stands in the source; null when it was added.</param>
/// <param name="After">As it stands in the simplification; null when it was lost.</param>
/// <param name="Message">German; says what to check.</param>
public sealed record FactChange(FactKind Kind, ChangeKind Change, string? Before, string? After, string Message);
