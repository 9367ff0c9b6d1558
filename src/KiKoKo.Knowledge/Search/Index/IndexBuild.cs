using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Makes all segments of an index from the database. Compounds are learnt from all documents before the first one is analysed:
/// what fits one segment is read once, more is read twice, so that memory holds one segment's texts at a time.
/// </summary>
internal sealed class IndexBuild(DocumentStore store, IndexMaintenance maintenance, Catalogue catalogue, IProgress<IndexProgress>? progress)
{
    /// <summary>Documents per question to the database.</summary>
    private const int Batch = 200;

    private readonly List<Document> _documents = [.. catalogue.All];
    private int _done;

    public async Task<IReadOnlyList<LiveSegment>> RunAsync(CancellationToken cancel)
    {
        var lexicon = new Lexicon();
        long passages = 0;
        bool fits = true;
        var last = await FillAsync(
            full =>
            {
                new Vocabulary(full.Tokens).Teach(lexicon);
                passages += full.Passages;
                fits = false;
            },
            cancel);
        new Vocabulary(last.Tokens).Teach(lexicon);
        passages += last.Passages;
        if (fits)
            return last.Documents == 0 ? [] : [maintenance.Build(last, lexicon, passages)];
        var segments = new List<LiveSegment>();
        last = await FillAsync(full => segments.Add(maintenance.Build(full, lexicon, passages)), cancel);
        return [.. segments, maintenance.Build(last, lexicon, passages)];
    }

    public static IndexedDocument Indexed(Document document, IEnumerable<Passage> passages) => new(document.Id, document.Title, document.Topics, [.. passages], DocumentNumber.Of(document));

    /// <summary>Reads all documents, a segment's worth at a time.</summary>
    /// <returns>The last segment's worth, for which <paramref name="whenFull"/> is not called.</returns>
    private async Task<SegmentBuilder> FillAsync(Action<SegmentBuilder> whenFull, CancellationToken cancel)
    {
        var builder = new SegmentBuilder(keepPassages: true);
        await foreach (var document in ReadAsync(cancel))
        {
            if (builder.Passages > 0 && builder.Passages + document.Passages.Count > SegmentLanes.SegmentSize)
            {
                whenFull(builder);
                builder = new SegmentBuilder(keepPassages: true);
            }

            builder.Add(document);
        }

        return builder;
    }

    private async IAsyncEnumerable<IndexedDocument> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var batch in _documents.Chunk(Batch))
        {
            var passages = await store.ReadPassagesAsync([.. batch.Select(d => d.Id)], cancel);
            foreach (var document in batch)
                yield return Indexed(document, passages[document.Id]);
            _done += batch.Length;
            // Whether everything is read twice is not known before the first segment is full.
            progress?.Report(new IndexProgress(_done, _done > _documents.Count ? 2 * _documents.Count : _documents.Count));
        }
    }
}
