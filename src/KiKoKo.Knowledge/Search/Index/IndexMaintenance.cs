using System.Collections.Concurrent;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Makes the next snapshot from the last one. Pure but for the segments it writes: nothing is published here.</summary>
/// <param name="folder">Null, or one that may not write: new segments stay in memory.</param>
/// <param name="analysis">Null: the product's.</param>
internal sealed class IndexMaintenance(IndexFolder? folder, bool keepPassages = true, TextAnalysis? analysis = null)
{
    private const int MostSegments = 8;
    private const int MergedAtOnce = 6;

    private readonly TextAnalysis _analysis = analysis ?? TextAnalysis.German;

    /// <summary>An index of all documents, with compound splitting learnt from all of them.</summary>
    public Snapshot Build(Catalogue catalogue, IEnumerable<IndexedDocument> documents)
    {
        var lexicon = new Lexicon();
        return new Snapshot(Add(lexicon, documents), catalogue, lexicon);
    }

    /// <summary>Adds what is new as a small segment, marks what is gone, and merges when there are too many segments.</summary>
    public Snapshot Apply(Snapshot current, Catalogue catalogue, IReadOnlyList<IndexedDocument> added, IReadOnlySet<string> gone)
    {
        var lexicon = new Lexicon(current.Lexicon);
        List<LiveSegment> segments = [.. current.Segments.Select(s => s.Without(gone)).Where(s => s.LiveDocuments > 0)];
        segments.AddRange(Add(lexicon, added));
        return new Snapshot(Merge(segments, catalogue, lexicon), catalogue, lexicon);
    }

    /// <summary>Opens what lies on disk as a snapshot.</summary>
    public static Snapshot Load(IReadOnlyList<LiveSegment> segments, Catalogue catalogue)
    {
        var lexicon = new Lexicon();
        foreach (var live in segments)
            live.Segment.Teach(lexicon);
        return new Snapshot(segments, catalogue, lexicon);
    }

    private List<LiveSegment> Add(Lexicon lexicon, IEnumerable<IndexedDocument> documents)
    {
        var builders = new SegmentLanes(keepPassages, _analysis).Read(documents);
        // All words first: a compound in the first segment may have its parts in the last.
        foreach (var builder in builders)
            builder.Teach(lexicon);
        var termsOf = _analysis.TermsOf(lexicon);
        if (builders.Length == 1)
            return [Keep(builders[0].Build(termsOf))];

        // Most words occur in every segment.
        var known = new ConcurrentDictionary<string, Term[]>(StringComparer.Ordinal);
        return
        [
            .. AllProcessors.Run([.. Enumerable.Range(0, builders.Length)], i =>
            {
                byte[] bytes = builders[i].Build(word => known.GetOrAdd(word, termsOf));
                builders[i] = null!; // Frees its texts while others are still building.
                return Keep(bytes);
            }),
        ];
    }

    /// <summary>Writes the smallest segments anew as one, from their stored passages and with all that has been learnt since.</summary>
    private List<LiveSegment> Merge(List<LiveSegment> segments, Catalogue catalogue, Lexicon lexicon)
    {
        if (segments.Count <= MostSegments)
            return segments;
        var small = segments.OrderBy(s => s.Segment.PassageCount).Take(MergedAtOnce).ToHashSet();
        var builder = new SegmentBuilder(keepPassages, _analysis);
        foreach (var live in segments.Where(small.Contains))
        {
            foreach (var (id, passages) in live.Live())
            {
                if (catalogue.Find(id) is { } document)
                    builder.Add(new IndexedDocument(id, document.Title, document.Topics, passages));
            }
        }

        return [.. segments.Where(s => !small.Contains(s)), Keep(builder.Build(_analysis.TermsOf(lexicon)))];
    }

    private LiveSegment Keep(byte[] bytes) =>
        folder is { MayWrite: true } ? folder.Write(bytes) : new LiveSegment(Segment.Of(bytes), null, new HashSet<string>(StringComparer.Ordinal));
}
