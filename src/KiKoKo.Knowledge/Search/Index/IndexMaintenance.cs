using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Makes the next snapshot from the last one. Pure but for the segments it writes: nothing is published here.</summary>
/// <param name="folder">Null, or one that may not write: new segments stay in memory.</param>
/// <param name="analysis">Null: the product's.</param>
internal sealed class IndexMaintenance(IndexFolder? folder, bool keepPassages = true, TextAnalysis? analysis = null)
{
    /// <summary>Smaller segments are published from memory and written afterwards, so that a disk that is slow or full delays nobody.</summary>
    private const int SmallBytes = 8 << 20;

    private readonly TextAnalysis _analysis = analysis ?? TextAnalysis.German;

    /// <summary>An index of all documents, with compound splitting learnt from all of them.</summary>
    public Snapshot Build(Catalogue catalogue, IEnumerable<IndexedDocument> documents, Synonyms? synonyms = null) =>
        new(Add(new Lexicon(), 0, documents), catalogue, synonyms);

    /// <summary>Adds what is new as a small segment and marks what is gone.</summary>
    /// <param name="gone">Ids of documents.</param>
    public Snapshot Apply(Snapshot current, Catalogue catalogue, IReadOnlyList<IndexedDocument> added, IReadOnlySet<string> gone)
    {
        List<LiveSegment> segments = [.. current.Segments.Select(s => s.Without(gone)).Where(s => s.LiveDocuments > 0)];
        segments.AddRange(Add(new Lexicon([.. current.Segments.Select(s => s.Segment.Words)]), current.Passages, added));
        return new Snapshot(segments, catalogue, current.Synonyms).After(current);
    }

    /// <summary>Writes segments anew as one, from their stored passages and with all that has been learnt since. Null when none of their documents is alive.</summary>
    /// <exception cref="SegmentException">A stored passage is damaged.</exception>
    public LiveSegment? Merge(Snapshot current, IReadOnlyList<LiveSegment> chosen, CancellationToken cancel, BackgroundPace? pace = null)
    {
        var builder = new SegmentBuilder(keepPassages, _analysis);
        foreach (var (id, passages) in chosen.SelectMany(s => s.Live()))
        {
            cancel.ThrowIfCancellationRequested();
            pace?.Step();
            if (current.Catalogue.Find(id) is { } document)
                builder.Add(IndexBuild.Indexed(document, passages));
        }

        // Searches go on meanwhile and nobody waits for a merge: it leaves the other processors to them.
        return builder.Documents == 0 ? null : Build(builder, new Vocabulary([builder.Tokens], allProcessors: false), current.Lexicon, current.Passages);
    }

    /// <summary>Puts a merged segment in the place of those it was made of. Deletions since <paramref name="chosen"/> was looked at are carried over.</summary>
    /// <returns>Null when one of them is not there any more: the merge was in vain.</returns>
    public static Snapshot? Replace(Snapshot current, IReadOnlyList<LiveSegment> chosen, LiveSegment? merged)
    {
        var segments = current.Segments.ToList();
        var died = new List<string>();
        int place = segments.Count;
        foreach (var old in chosen)
        {
            int at = segments.FindIndex(s => ReferenceEquals(s.Segment, old.Segment));
            if (at < 0)
            {
                // All its documents died meanwhile, or everything was built anew.
                return null;
            }

            died.AddRange(segments[at].Deleted().Where(old.IsAlive).Select(segments[at].Segment.DocumentId));
            segments.RemoveAt(at);
            place = Math.Min(place, at);
        }

        if (merged?.Without(died) is { LiveDocuments: > 0 } alive)
            segments.Insert(Math.Min(place, segments.Count), alive);
        return new Snapshot(segments, current.Catalogue, current.Synonyms).After(current);
    }

    /// <summary>Without documents that the catalogue does not know, and with every other one once.</summary>
    public static Snapshot Prune(Snapshot current)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var segments = current.Segments.Select(live =>
        {
            var kept = current.Held(live).Where(d => seen.Add(d.Document.Id)).Select(d => d.Number).ToHashSet();
            return live.Without(Enumerable.Range(0, live.Segment.DocumentCount).Where(d => live.IsAlive(d) && !kept.Contains(d)));
        });
        return new Snapshot([.. segments.Where(s => s.LiveDocuments > 0)], current.Catalogue, current.Synonyms);
    }

    /// <summary>Builds one segment.</summary>
    /// <param name="words">Its words, not analysed yet.</param>
    /// <param name="lexicon">Knows all words already.</param>
    public LiveSegment Build(SegmentBuilder builder, Vocabulary words, Lexicon lexicon, long learntFrom)
    {
        words.Analyze(_analysis.TermsOf(lexicon));
        return Keep(builder.Build(words), learntFrom);
    }

    public void Discard(LiveSegment? segment)
    {
        if (segment is not null)
            folder?.Discard(segment);
    }

    private List<LiveSegment> Add(Lexicon lexicon, long before, IEnumerable<IndexedDocument> documents)
    {
        var builders = new SegmentLanes(keepPassages, _analysis).Read(documents);
        if (builders.Length == 0)
            return [];
        // All words first: a compound in the first segment may have its parts in the last.
        var vocabulary = new Vocabulary([.. builders.Select(b => b.Tokens)]);
        vocabulary.Teach(lexicon);
        vocabulary.Analyze(_analysis.TermsOf(lexicon));
        long learntFrom = before + builders.Sum(b => (long)b.Passages);
        return
        [
            .. AllProcessors.Run([.. Enumerable.Range(0, builders.Length)], i =>
            {
                byte[] bytes = builders[i].Build(vocabulary, i);
                builders[i] = null!; // Frees its texts while others are still building.
                return Keep(bytes, learntFrom);
            }),
        ];
    }

    private LiveSegment Keep(byte[] bytes, long learntFrom) =>
        folder is { MayWrite: true } && bytes.Length > SmallBytes
            ? folder.Write(bytes, learntFrom)
            : new LiveSegment(Segment.Of(bytes), IndexFolder.NewName(), learntFrom);
}
