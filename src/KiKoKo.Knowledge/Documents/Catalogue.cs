using System.Collections.Frozen;

namespace KiKoKo.Knowledge.Documents;

/// <summary>
/// All live documents at one moment, and which of them are current: in force by their own dates and not replaced by a
/// version that is in force.
/// </summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, Document> _byId;
    private readonly ILookup<string, Document> _replacedBy;
    private readonly ILookup<string, Document> _byName;

    /// <param name="sequence">The change counter that this state corresponds to.</param>
    /// <param name="documents">The live documents (retired ones are not among them).</param>
    public Catalogue(long sequence, IEnumerable<Document> documents)
    {
        Sequence = sequence;
        _byId = documents.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);
        _byName = _byId.Values.ToLookup(d => d.FileName, StringComparer.OrdinalIgnoreCase);
        _replacedBy = _byId.Values.Where(d => d.Supersedes is not null).ToLookup(d => d.Supersedes!, StringComparer.OrdinalIgnoreCase);
    }

    public long Sequence { get; }

    public IEnumerable<Document> All => _byId.Values;

    public Document? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Does it say what holds on that day?</summary>
    public bool IsCurrent(Document document, DateOnly day) =>
        document.IsInForce(day) && Successor(document, day) is null;

    /// <summary>The version in force on that day that replaces it; null when there is none.</summary>
    public Document? Successor(Document document, DateOnly day) =>
        _replacedBy[document.FileName].FirstOrDefault(newer => newer.Id != document.Id && newer.IsInForce(day) && Means(newer, document));

    /// <summary>
    /// A file name may occur in several folders. The version meant is the one beside the newer document; without one there, it is
    /// every document of that name.
    /// </summary>
    private bool Means(Document newer, Document older)
    {
        string? folder = Path.GetDirectoryName(newer.Source);
        return Path.GetDirectoryName(older.Source) == folder
            || !_byName[older.FileName].Any(d => Path.GetDirectoryName(d.Source) == folder);
    }

    /// <summary>May this person be shown it as a valid source on that day?</summary>
    public bool IsVisible(Document document, Audience audience, DateOnly day) =>
        audience.MayRead(document.Audience) && IsCurrent(document, day);

    /// <summary>All documents that this person may be shown on that day.</summary>
    public IEnumerable<Document> Visible(Audience audience, DateOnly day) => All.Where(d => IsVisible(d, audience, day));
}
