using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Makes all segments of an index from the database. Compounds are learnt from all documents before the first one is analysed:
/// what fits one segment is read once, more is read twice, so that memory holds the texts of two segments at most: one is made
/// while the next is filled.
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
                Learn(full);
                fits = false;
                return Task.CompletedTask;
            },
            cancel);
        var wordsOfLast = Learn(last);
        if (fits)
            return last.Documents == 0 ? [] : [maintenance.Build(last, wordsOfLast, lexicon, passages)];
        var segments = new List<LiveSegment>();
        var building = Task.CompletedTask;
        try
        {
            last = await FillAsync(
                async full =>
                {
                    await building;
                    building = Task.Run(() => segments.Add(Build(full)), CancellationToken.None);
                },
                cancel);
        }
        finally
        {
            await building;
        }

        return [.. segments, Build(last)];

        Vocabulary Learn(SegmentBuilder full)
        {
            var words = new Vocabulary([full.Tokens]);
            words.Teach(lexicon);
            passages += full.Passages;
            return words;
        }

        LiveSegment Build(SegmentBuilder full) => maintenance.Build(full, new Vocabulary([full.Tokens]), lexicon, passages);
    }

    /// <remarks>"Urlaubsantrag Formular" asks for one that is a form: the kind is a keyword like the topics.</remarks>
    public static IndexedDocument Indexed(Document document, IEnumerable<Passage> passages) =>
        new(document.Id, document.Title, [.. document.Topics, document.Kind], [.. passages], DocumentNumber.Of(document));

    /// <summary>Reads all documents, a segment's worth at a time.</summary>
    /// <returns>The last segment's worth, for which <paramref name="whenFull"/> is not called.</returns>
    private async Task<SegmentBuilder> FillAsync(Func<SegmentBuilder, Task> whenFull, CancellationToken cancel)
    {
        var builder = new SegmentBuilder(keepPassages: true);
        var cutting = Task.CompletedTask;
        try
        {
            await foreach (var batch in ReadAsync(cancel))
            {
                // One batch is cut into tokens while the next is being read.
                await cutting;
                cutting = Task.Run(() => CutAsync(batch), CancellationToken.None);
            }
        }
        finally
        {
            await cutting;
        }

        return builder;

        async Task CutAsync(IReadOnlyList<IndexedDocument> batch)
        {
            foreach (var document in batch)
            {
                if (builder.Passages > 0 && builder.Passages + document.Passages.Count > SegmentLanes.SegmentSize)
                {
                    await whenFull(builder);
                    builder = new SegmentBuilder(keepPassages: true);
                }

                builder.Add(document);
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var batch in _documents.Chunk(Batch))
        {
            var passages = await store.ReadPassagesAsync([.. batch.Select(d => d.Id)], cancel);
            yield return [.. batch.Select(d => Indexed(d, passages[d.Id]))];
            _done += batch.Length;
            // Whether everything is read twice is not known before the first segment is full.
            progress?.Report(new IndexProgress(_done, _done > _documents.Count ? 2 * _documents.Count : _documents.Count));
        }
    }
}
