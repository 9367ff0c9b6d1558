using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Evidence;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;
using KiKoKo.Knowledge.Search.Vectors;
using KiKoKo.Storage;
using Microsoft.Extensions.AI;

namespace KiKoKo.Knowledge.Search;

/// <summary>
/// Full-text search over the live documents. The database is the truth; the index in <see cref="SearchOptions.Folder"/> follows
/// its change sequence and is rebuilt whenever it is missing, damaged, older than this program or at odds with the database.
/// </summary>
/// <remarks>
/// Searches run on any number of threads and never wait for a refresh: a refresh prepares the next state beside the present one
/// and swaps them. Several processes may open the same folder; the first keeps the files, the others keep their changes in memory.
/// </remarks>
public sealed class SearchEngine : IDisposable
{
    /// <summary>Below this many passages everything is rebuilt on a change: it takes a fraction of a second and learns compounds afresh.</summary>
    private const int SmallIndex = 2_000;

    /// <summary>When the vocabulary has grown by this factor since compounds were learnt, all is rebuilt.</summary>
    private const double LearnAgain = 1.25;

    private readonly SearchOptions _options;
    private readonly DocumentStore? _store;
    private readonly TimeProvider _time;
    private readonly IndexFolder? _folder;
    private readonly IndexMaintenance _maintenance;
    private readonly SynonymsFile? _synonymsFile;
    private readonly Analysis.Synonyms _given;
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile Snapshot _current;
    private volatile PassageVectors? _vectors;
    private long _sequence;
    private int _learntFrom;

    private SearchEngine(SearchOptions options, DocumentStore? store, TimeProvider time, IndexFolder? folder, IndexMaintenance maintenance, SynonymsFile? synonymsFile, Analysis.Synonyms given, Snapshot current)
    {
        _options = options;
        _store = store;
        _time = time;
        _folder = folder;
        _maintenance = maintenance;
        _synonymsFile = synonymsFile;
        _given = given;
        _current = current;
        _learntFrom = current.Lexicon.Size;
    }

    /// <summary>The documents as of the last refresh.</summary>
    public Catalogue Catalogue => _current.Catalogue;

    /// <summary>Why the index was rebuilt when it was opened, for logs and <c>doctor</c>; null when the files were good.</summary>
    public string? RebuiltBecause { get; private set; }

    /// <summary>False when another process keeps the index files; this one then keeps its changes in memory.</summary>
    public bool KeepsFiles => _folder is { MayWrite: true };

    /// <summary>Segments, passages (deleted ones included) and bytes of the present state.</summary>
    public (int Segments, long Passages, long Bytes) Size =>
        (_current.Segments.Count, _current.Passages, _current.Segments.Sum(s => s.Segment.Length));

    /// <summary>The synonyms in force; null: none.</summary>
    public SynonymsReport? Synonyms => _synonymsFile is { Path: { } path } file ? new SynonymsReport(path, file.RejectedLines) : null;

    /// <summary>Opens the index and brings it up to date with the database.</summary>
    /// <exception cref="IOException">The index folder cannot be written any more (disk full).</exception>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    public static async Task<SearchEngine> OpenAsync(SearchOptions options, DocumentStore store, TimeProvider time, CancellationToken cancel)
    {
        var folder = IndexFolder.Open(options.Folder);
        try
        {
            var (loaded, sequence, lexiconSize, problem) = await LoadAsync(folder, store, cancel);
            var engine = new SearchEngine(
                options,
                store,
                time,
                folder,
                new IndexMaintenance(folder),
                SynonymsOf(options),
                Analysis.Synonyms.None,
                loaded ?? new Snapshot([], new Catalogue(0, []), new Lexicon()))
            {
                RebuiltBecause = problem,
                _sequence = sequence,
                _learntFrom = lexiconSize,
            };
            if (problem is null)
                await engine.RefreshAsync(cancel);
            if (problem is not null || !engine.AgreesWithCatalogue())
            {
                engine.RebuiltBecause ??= "Der Suchindex passte nicht zur Datenbank.";
                await engine.RebuildAsync(cancel);
            }

            return engine;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>An index in memory over documents that are in no database; everybody may read them.</summary>
    public static SearchEngine Of(IEnumerable<PlainDocument> documents, TextReader? synonyms, TimeProvider time)
    {
        var indexed = documents
            .Select(d => new IndexedDocument(d.Id, d.Title, [], [.. d.Passages.Select((p, i) => new Passage($"{d.Id}#{i}", d.Id, i, i, i, p.Path, null, p.Text))]))
            .ToList();
        var catalogue = new Catalogue(0, indexed.Select(d => Plain(d, time)));
        var maintenance = new IndexMaintenance(folder: null, keepPassages: false);
        return new SearchEngine(
            new SearchOptions { Folder = "" },
            store: null,
            time,
            folder: null,
            maintenance,
            synonymsFile: null,
            synonyms is null ? Analysis.Synonyms.None : Analysis.Synonyms.Read(synonyms),
            maintenance.Build(catalogue, indexed));
    }

    /// <summary>Takes over what has changed in the database and in the synonyms. Costs one look at the change counter and one at the file when nothing has.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        _synonymsFile?.Refresh();
        if (_store is null || await _store.ReadSequenceAsync(cancel) == _sequence)
            return;
        await _refreshing.WaitAsync(cancel);
        try
        {
            var changes = await _store.ReadChangesAsync(_sequence, cancel);
            if (changes.Sequence == _sequence)
                return;
            if (_current.Passages < SmallIndex || changes.Sequence < _sequence || _current.Lexicon.Size > LearnAgain * _learntFrom)
                Rebuild(await _store.ReadChangesAsync(0, cancel));
            else
                Follow(changes);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>Makes the index anew from the database. Searches go on with the old one until the new one is ready.</summary>
    public async Task RebuildAsync(CancellationToken cancel)
    {
        if (_store is null)
            return;
        await _refreshing.WaitAsync(cancel);
        try
        {
            Rebuild(await _store.ReadChangesAsync(0, cancel));
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>The best passages that this person may see today. Any string is a valid question; it never throws for one.</summary>
    public SearchResult Search(SearchRequest request)
    {
        long start = _time.GetTimestamp();
        return Result(request, _current, query: null, start);
    }

    /// <summary>
    /// As <see cref="Search"/>; with vectors (<see cref="AddVectors"/>) also passages that mean the same in other words. When the question gets no vector
    /// in time, it is <see cref="Search"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancel"/> says so.</exception>
    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancel)
    {
        long start = _time.GetTimestamp();
        float[]? query = _vectors is { } vectors ? await vectors.FindAsync(request.Query, cancel) : null;
        return Result(request, _current, query, start);
    }

    /// <summary>Dense vectors, null without <see cref="AddVectors"/>.</summary>
    public PassageVectors? Vectors => _vectors;

    /// <summary>From now on <see cref="SearchAsync"/> uses vectors, as far as the caller lets <see cref="PassageVectors"/> load or make them.</summary>
    /// <param name="database">The one that holds the documents.</param>
    /// <param name="generator">The caller's to dispose of, after this engine.</param>
    /// <exception cref="InvalidOperationException">This engine has no database.</exception>
    public PassageVectors AddVectors(Database database, IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingOptions options) =>
        _vectors = new PassageVectors(
            () => _current, _store ?? throw new InvalidOperationException("An index in memory has no vectors."), database, generator, options, _time);

    /// <summary>Takes compounds apart as the search does at present.</summary>
    internal CompoundSplitter Compounds => new(_current.Lexicon);

    /// <summary>Measures how much of a question a text speaks of, by the same knowledge of language as the search.</summary>
    public QuestionEvidence Evidence(string question)
    {
        var snapshot = _current;
        return new QuestionEvidence.Builder(
            snapshot.Analyzer, CurrentSynonyms, snapshot.PassagesWith, word => snapshot.Corrections(word).Select(c => c.Word), snapshot.Passages).Build(question);
    }

    public void Dispose()
    {
        _vectors?.Dispose();
        _folder?.Dispose();
        _refreshing.Dispose();
    }

    /// <summary>Documents only, best first, for evaluation: a document's score is that of its best passage, and equal texts stay apart.</summary>
    internal IReadOnlyList<(string Document, double Score)> SearchDocuments(string query, int top)
    {
        var snapshot = _current;
        var visible = snapshot.Visible(Audience.Staff, _time.Today(), null, null);
        var ranked = new Ranker(snapshot).Rank(Plan(snapshot, query), visible, top, perDocument: 1, _time.Today(), collapse: false);
        return [.. ranked.Select(r => (snapshot.DocumentOf(r.Segment, r.Passage), r.Score))];
    }

    /// <param name="query">The question's vector; null: by words alone.</param>
    private SearchResult Result(SearchRequest request, Snapshot snapshot, float[]? query, long start)
    {
        var today = _time.Today();
        var visible = snapshot.Visible(request.Audience, today, request.Department, request.Kind);
        int top = Math.Clamp(request.Top, 0, 1000), perDocument = request.PassagesPerDocument ?? _options.PassagesPerDocument;
        var near = query is null ? null : _vectors!.Nearest(snapshot, visible, query);
        var plan = Plan(snapshot, request.Query);
        var ranked = new Ranker(snapshot).Rank(plan, visible, near is null ? top : Math.Max(top, Fusion.Depth), perDocument, today, explain: request.Explain);
        if (near is not null)
            ranked = Fusion.Fuse(snapshot, ranked, near, top, perDocument, request.Explain);
        var hits = ranked
            .Select((r, i) =>
            {
                var passage = snapshot.Segments[r.Segment].Segment.Passage(r.Passage);
                var document = snapshot.Catalogue.Find(passage.DocumentId)!;
                return new Hit(i + 1, r.Score, document, passage, r.Matched, r.Why?.Build(new FoundWords(snapshot.Analyzer, plan, document, passage)));
            })
            .ToList();
        GC.KeepAlive(snapshot);
        return new SearchResult(request.Query, hits, _time.GetElapsedTime(start));
    }

    private IReadOnlyList<QueryTerm> Plan(Snapshot snapshot, string query) =>
        new QueryPlanner(snapshot.Analyzer, CurrentSynonyms, snapshot).Plan(query);

    private static async Task<(Snapshot? Loaded, long Sequence, int LexiconSize, string? Problem)> LoadAsync(IndexFolder folder, DocumentStore store, CancellationToken cancel)
    {
        try
        {
            if (folder.Read() is not { } read)
                return (null, 0, 0, "Es gab noch keinen Suchindex.");
            // The catalogue may be newer than the index: RefreshAsync closes the gap, and until then nothing is shown that it does not allow.
            var catalogue = await store.ReadCatalogueAsync(cancel);
            return (IndexMaintenance.Load(read.Segments, catalogue), read.Manifest.Sequence, read.Manifest.LexiconSize, null);
        }
        catch (SegmentException e)
        {
            return (null, 0, 0, e.Message);
        }
    }

    private void Rebuild(DocumentChanges all)
    {
        var next = _maintenance.Build(new Catalogue(all.Sequence, all.Documents), Indexed(all));
        _learntFrom = next.Lexicon.Size;
        Publish(next, all.Sequence);
    }

    private void Follow(DocumentChanges changes)
    {
        var retired = changes.Retired.ToHashSet(StringComparer.Ordinal);
        var replaced = changes.Documents.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var catalogue = new Catalogue(
            changes.Sequence,
            _current.Catalogue.All.Where(d => !retired.Contains(d.Id) && !replaced.Contains(d.Id)).Concat(changes.Documents));
        // A catalogue read ahead of the index may hold documents whose passages come only now; those passages are never there twice.
        var gone = new HashSet<string>(retired.Concat(replaced), StringComparer.Ordinal);
        Publish(_maintenance.Apply(_current, catalogue, Indexed(changes), gone), changes.Sequence);
    }

    /// <summary>On disk first: what is searched can be opened again after a crash, or is rebuilt.</summary>
    private void Publish(Snapshot next, long sequence)
    {
        if (_folder is { MayWrite: true })
            _folder.Commit(sequence, _learntFrom, next.Segments);
        next.WarmUp();
        _current = next;
        _sequence = sequence;
    }

    private bool AgreesWithCatalogue()
    {
        var snapshot = _current;
        var held = snapshot.Segments.SelectMany(s => s.Segment.DocumentIds.Where(id => !s.Deleted.Contains(id))).ToHashSet(StringComparer.Ordinal);
        return held.SetEquals(snapshot.Catalogue.All.Select(d => d.Id));
    }

    private static List<IndexedDocument> Indexed(DocumentChanges changes)
    {
        var passages = changes.Passages.ToLookup(p => p.DocumentId, StringComparer.Ordinal);
        return [.. changes.Documents.Select(d => new IndexedDocument(d.Id, d.Title, d.Topics, [.. passages[d.Id]]))];
    }

    private Analysis.Synonyms CurrentSynonyms => _synonymsFile?.Current ?? _given;

    private static SynonymsFile SynonymsOf(SearchOptions options)
    {
        var file = new SynonymsFile(options.SynonymsFile, options.ShippedSynonymsFile);
        file.Refresh();
        return file;
    }

    private static Document Plain(IndexedDocument d, TimeProvider time) => new(
        d.Id, d.Id, d.Id, d.Title, "", "", "", null, null, Audience.Everyone, "", [], null, null, "", "", time.GetUtcNow());
}
