using System.Numerics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>A segment and which of its documents are still alive. Immutable: a deletion makes a new one.</summary>
internal sealed class LiveSegment
{
    private readonly ulong[] _deleted;

    /// <param name="name">File name within the index folder, also before it is written.</param>
    /// <param name="learntFrom">How many passages the index held when this segment's compounds were taken apart.</param>
    public LiveSegment(Segment segment, string name, long learntFrom)
        : this(segment, name, learntFrom, new ulong[(segment.DocumentCount + 63) / 64])
    {
    }

    private LiveSegment(Segment segment, string name, long learntFrom, ulong[] deleted)
    {
        Segment = segment;
        Name = name;
        LearntFrom = learntFrom;
        _deleted = deleted;
        LiveDocuments = segment.DocumentCount - deleted.Sum(BitOperations.PopCount);
        LivePassages = segment.PassageCount - Deleted().Sum(d => Count(segment.PassagesOf(d)));
    }

    public Segment Segment { get; }

    public string Name { get; }

    public long LearntFrom { get; }

    public int LiveDocuments { get; }

    public int LivePassages { get; }

    public bool IsAlive(int document) => (_deleted[document >> 6] >> (document & 63) & 1) == 0;

    /// <summary>Numbers of the deleted documents, ascending.</summary>
    public IEnumerable<int> Deleted() => Enumerable.Range(0, Segment.DocumentCount).Where(d => !IsAlive(d));

    /// <summary>The number of a document that is in here and alive, or -1.</summary>
    public int FindAlive(string documentId)
    {
        int document = Segment.FindDocument(documentId);
        return document >= 0 && IsAlive(document) ? document : -1;
    }

    public LiveSegment Without(IEnumerable<string> documentIds) => Without(documentIds.Select(FindAlive).Where(d => d >= 0));

    /// <param name="documents">Numbers of documents.</param>
    public LiveSegment Without(IEnumerable<int> documents)
    {
        ulong[]? deleted = null;
        foreach (int d in documents)
        {
            deleted ??= (ulong[])_deleted.Clone();
            deleted[d >> 6] |= 1UL << (d & 63);
        }

        return deleted is null ? this : new LiveSegment(Segment, Name, LearntFrom, deleted);
    }

    /// <summary>The live documents' ids and passages, as they were stored.</summary>
    /// <exception cref="SegmentException">A stored passage is damaged.</exception>
    public IEnumerable<(string DocumentId, IReadOnlyList<Documents.Passage> Passages)> Live()
    {
        for (int d = 0; d < Segment.DocumentCount; d++)
        {
            if (!IsAlive(d))
                continue;
            var (from, to) = Segment.PassagesOf(d);
            yield return (Segment.DocumentId(d), [.. Enumerable.Range(from, to - from).Select(Segment.Passage)]);
        }
    }

    private static int Count((int From, int To) passages) => passages.To - passages.From;
}
