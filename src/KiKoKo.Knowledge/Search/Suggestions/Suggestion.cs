using System.Text.Json.Serialization;

namespace KiKoKo.Knowledge.Search.Suggestions;

/// <summary>What a suggestion names. Names as in the JSON of <c>/api/suggest</c>; of equal matches the earlier kind comes first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuggestionKind>))]
public enum SuggestionKind
{
    /// <summary>A document's title.</summary>
    [JsonStringEnumMemberName("document")]
    Document,

    /// <summary>The title of something to fill in.</summary>
    [JsonStringEnumMemberName("form")]
    Form,

    /// <summary>A topic that owners gave to documents.</summary>
    [JsonStringEnumMemberName("topic")]
    Topic,

    /// <summary>A person or office of a contact list.</summary>
    [JsonStringEnumMemberName("contact")]
    Contact,
}

/// <summary>A piece of a text, in UTF-16 units.</summary>
public sealed record TextRange(int Start, int Length);

/// <summary>One way to go on typing.</summary>
/// <param name="Text">What completes the question.</param>
/// <param name="Detail">What tells it from others of the same text: kind and department, or function and department; may be empty.</param>
/// <param name="DocumentId">The document, or the contact list; null for a topic.</param>
/// <param name="Marks">The pieces of <paramref name="Text"/> that were typed, in order and apart.</param>
/// <param name="DetailMarks">The same for <paramref name="Detail"/>.</param>
public sealed record Suggestion(
    string Text,
    SuggestionKind Kind,
    string Detail,
    string? DocumentId,
    IReadOnlyList<TextRange> Marks,
    IReadOnlyList<TextRange> DetailMarks);

/// <summary>What may come next.</summary>
/// <param name="From">Where in the query the part begins that a suggestion stands for: 0 for the whole; "Wo finde ich den Dienstr" keeps its beginning.</param>
/// <param name="Suggestions">Best first.</param>
public sealed record SuggestionResult(string Query, int From, IReadOnlyList<Suggestion> Suggestions);
