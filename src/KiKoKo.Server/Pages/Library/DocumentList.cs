using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Server.Pages.Library;

/// <summary>How the list of documents is narrowed and ordered. Empty: not at all.</summary>
internal sealed record DocumentFilter(string? Department, string? Kind, string? State, string? Sort);

internal static class DocumentList
{
    /// <summary>Sort keys and their names; the first is the default.</summary>
    public static IReadOnlyList<(string Key, string Name)> Sorts { get; } =
        [("titel", "Titel"), ("amt", "Amt"), ("art", "Art"), ("geltung", "Neueste zuerst")];

    public static IReadOnlyList<Document> Narrow(IEnumerable<Document> documents, DocumentFilter filter, Validity validity)
    {
        var narrowed = documents.Where(d =>
            (filter.Department is not { Length: > 0 } department || d.Department == department)
            && (filter.Kind is not { Length: > 0 } kind || d.Kind == kind)
            && (filter.State is not { Length: > 0 } state || Validity.Key(validity.Of(d)) == state));
        var ordered = filter.Sort switch
        {
            "amt" => narrowed.OrderBy(d => d.Department, StringComparer.CurrentCultureIgnoreCase),
            "art" => narrowed.OrderBy(d => d.Kind, StringComparer.CurrentCultureIgnoreCase),
            "geltung" => narrowed.OrderByDescending(d => d.ValidFrom),
            _ => narrowed.OrderBy(d => d.Title, StringComparer.CurrentCultureIgnoreCase),
        };
        return [.. ordered.ThenBy(d => d.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
