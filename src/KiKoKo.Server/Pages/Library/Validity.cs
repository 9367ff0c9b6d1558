using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Server.Pages.Library;

/// <summary>Does a document say what holds today, and if not, why not?</summary>
internal enum DocumentState
{
    Current,
    Superseded,
    Expired,
    Future,
}

/// <summary>The states of all documents on one day.</summary>
internal sealed class Validity(Catalogue catalogue, DateOnly today)
{
    /// <summary>What is replaced counts as superseded, even if it also has expired: the reader wants to know that there is a newer one.</summary>
    public DocumentState Of(Document document)
    {
        if (catalogue.IsCurrent(document, today))
            return DocumentState.Current;
        if (document.ValidFrom > today)
            return DocumentState.Future;
        return Successor(document) is not null ? DocumentState.Superseded : DocumentState.Expired;
    }

    /// <summary>The version in force that replaces it; null when there is none.</summary>
    public Document? Successor(Document document) => catalogue.Successor(document, today);

    public static string Name(DocumentState state) => state switch
    {
        DocumentState.Current => "gilt",
        DocumentState.Superseded => "ersetzt",
        DocumentState.Expired => "abgelaufen",
        DocumentState.Future => "künftig",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Key(DocumentState state) => state.ToString().ToLowerInvariant();
}
