namespace KiKoKo.Knowledge.Documents;

/// <summary>
/// All live documents at one moment, and which of them are current: in force by their own dates and not replaced by a
/// version that is in force.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Document> _byId;
    private readonly Dictionary<string, Document[]> _replacedBy;
    private readonly Dictionary<string, Document[]> _byName;

    /// <param name="sequence">The change counter that this state corresponds to.</param>
    /// <param name="documents">The live documents (retired ones are not among them).</param>
    public Catalogue(long sequence, IEnumerable<Document> documents)
    {
        Sequence = sequence;
        _byId = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        _byName = Grouped(_byId.Values, d => d.FileName);
        _replacedBy = Grouped(_byId.Values.Where(d => d.Supersedes is not null), d => d.Supersedes!);
    }

    private Catalogue(long sequence, Catalogue last, List<Document> gone, IReadOnlyCollection<Document> added)
    {
        // Copying a dictionary costs a fraction of filling one: a change to many thousand documents stays below a millisecond.
        Sequence = sequence;
        _byId = new(last._byId, StringComparer.Ordinal);
        _byName = new(last._byName, StringComparer.OrdinalIgnoreCase);
        _replacedBy = new(last._replacedBy, StringComparer.OrdinalIgnoreCase);
        foreach (var d in gone)
        {
            _byId.Remove(d.Id);
            Change(_byName, d.FileName, of => [.. of.Where(x => x.Id != d.Id)]);
            Change(_replacedBy, d.Supersedes, of => [.. of.Where(x => x.Id != d.Id)]);
        }

        foreach (var d in added)
        {
            _byId.Add(d.Id, d);
            Change(_byName, d.FileName, of => [.. of, d]);
            Change(_replacedBy, d.Supersedes, of => [.. of, d]);
        }
    }

    public long Sequence { get; }

    public int Count => _byId.Count;

    public IEnumerable<Document> All => _byId.Values;

    public Document? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>As <see cref="Find(string)"/>, for who has no string at hand.</summary>
    internal Document? Find(ReadOnlySpan<char> id) => _byId.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var document) ? document : null;

    /// <summary>The state after a change: without the documents retired or replaced, with those taken in.</summary>
    internal Catalogue Next(long sequence, IEnumerable<string> goneIds, IReadOnlyCollection<Document> added) =>
        new(sequence, this, [.. goneIds.Concat(added.Select(d => d.Id)).Distinct(StringComparer.Ordinal).Select(Find).OfType<Document>()], added);

    /// <summary>Documents whose currency may be another than in <paramref name="last"/> because of others that came or went; those themselves included.</summary>
    internal IEnumerable<Document> TouchedSince(Catalogue last)
    {
        var changed = _byId.Values.Where(d => !ReferenceEquals(last.Find(d.Id), d)).Concat(last._byId.Values.Where(d => !ReferenceEquals(Find(d.Id), d)));
        var names = changed.SelectMany(d => (string?[])[d.FileName, d.Supersedes]).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.SelectMany(name => _byName.GetValueOrDefault(name, []));
    }

    /// <summary>Does it say what holds on that day?</summary>
    public bool IsCurrent(Document document, DateOnly day) =>
        document.IsInForce(day) && Successor(document, day) is null;

    /// <summary>The version in force on that day that replaces it; null when there is none.</summary>
    public Document? Successor(Document document, DateOnly day) =>
        _replacedBy.GetValueOrDefault(document.FileName, []).FirstOrDefault(newer => newer.Id != document.Id && newer.IsInForce(day) && Means(newer, document));

    /// <summary>
    /// A file name may occur in several folders. The version meant is the one beside the newer document; without one there, it is
    /// every document of that name.
    /// </summary>
    private bool Means(Document newer, Document older)
    {
        string? folder = Path.GetDirectoryName(newer.Source);
        return Path.GetDirectoryName(older.Source) == folder
            || !_byName.GetValueOrDefault(older.FileName, []).Any(d => Path.GetDirectoryName(d.Source) == folder);
    }

    /// <summary>May this person be shown it as a valid source on that day?</summary>
    public bool IsVisible(Document document, Audience audience, DateOnly day) =>
        audience.MayRead(document.Audience) && IsCurrent(document, day);

    /// <summary>All documents that this person may be shown on that day.</summary>
    public IEnumerable<Document> Visible(Audience audience, DateOnly day) => All.Where(d => IsVisible(d, audience, day));

    private static Dictionary<string, Document[]> Grouped(IEnumerable<Document> documents, Func<Document, string> key) =>
        documents.GroupBy(key, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);

    private static void Change(Dictionary<string, Document[]> groups, string? key, Func<Document[], Document[]> change)
    {
        if (key is null)
            return;
        var next = change(groups.GetValueOrDefault(key, []));
        if (next.Length == 0)
            groups.Remove(key);
        else
            groups[key] = next;
    }
}
