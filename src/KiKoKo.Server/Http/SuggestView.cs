using KiKoKo.Knowledge.Search.Suggestions;

namespace KiKoKo.Server.Http;

/// <summary>What <c>/api/suggest</c> answers.</summary>
/// <param name="From">Where in the query the part begins that a suggestion stands for, in UTF-16 units.</param>
internal sealed record SuggestView(string Query, int From, IReadOnlyList<SuggestionView> Suggestions)
{
    public static SuggestView Of(SuggestionResult result) => new(result.Query, result.From, [.. result.Suggestions.Select(SuggestionView.Of)]);
}

/// <param name="Url">A page that shows it; null for a topic.</param>
internal sealed record SuggestionView(
    string Text,
    SuggestionKind Kind,
    string Detail,
    string? DocumentId,
    string? Url,
    IReadOnlyList<TextRange> Marks,
    IReadOnlyList<TextRange> DetailMarks)
{
    public static SuggestionView Of(Suggestion s) => new(
        s.Text,
        s.Kind,
        s.Detail,
        s.DocumentId,
        s.Kind switch
        {
            SuggestionKind.Topic => null,
            SuggestionKind.Contact => "/wissen/kontakte?q=" + Uri.EscapeDataString(s.Text),
            _ => "/dokument/" + s.DocumentId,
        },
        s.Marks,
        s.DetailMarks);
}
