namespace KiKoKo.Knowledge.Search.Index;

/// <summary>A segment and which of its documents are still alive. Immutable: a deletion makes a new one.</summary>
/// <param name="Name">File name within the index folder; null: in memory only.</param>
internal sealed record LiveSegment(Segment Segment, string? Name, IReadOnlySet<string> Deleted)
{
    public int LiveDocuments => Segment.DocumentCount - Deleted.Count;

    /// <summary>Is the document in here and alive?</summary>
    public bool Holds(string documentId) => Segment.DocumentIds.Contains(documentId) && !Deleted.Contains(documentId);

    public LiveSegment Without(IReadOnlySet<string> documentIds)
    {
        var gone = Segment.DocumentIds.Where(id => documentIds.Contains(id) && !Deleted.Contains(id)).ToList();
        return gone.Count == 0 ? this : this with { Deleted = new HashSet<string>(Deleted.Concat(gone), StringComparer.Ordinal) };
    }

    /// <summary>The live documents' passages, as they were stored.</summary>
    public IEnumerable<(string DocumentId, IReadOnlyList<Documents.Passage> Passages)> Live()
    {
        var byDocument = Enumerable.Range(0, Segment.PassageCount)
            .ToLookup(p => PassageDocument(Segment, p));
        for (int d = 0; d < Segment.DocumentCount; d++)
        {
            string id = Segment.DocumentIds[d];
            if (!Deleted.Contains(id))
                yield return (id, [.. byDocument[d].Select(Segment.Passage)]);
        }
    }

    private static unsafe int PassageDocument(Segment segment, int passage) => segment.PassageDocument[passage];
}
