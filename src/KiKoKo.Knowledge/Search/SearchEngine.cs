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
/// its change sequence, and what of it is missing, damaged, older than this program or at odds with the database is built anew.
/// </summary>
/// <remarks>
/// Searches run on any number of threads and never wait for a change: a refresh prepares the next state beside the present one and
/// swaps them. Only as many as the machine has cores work at a time, see <see cref="SearchGate"/>. Several processes may open the same folder; the first keeps the files, the others keep their changes in memory until
/// they take its place. A process that stays calls <see cref="MaintainAsync"/> again and again.
/// </remarks>
public sealed class SearchEngine : IDisposable
{
    /// <summary>So many words of the first segment, for no longer than <see cref="WarmingTime"/> and one question.</summary>
    private const int Warming = 20;

    private static readonly TimeSpan WarmingTime = TimeSpan.FromMilliseconds(200);

    private readonly SearchOptions _options;
    private readonly TimeProvider _time;
    private readonly DocumentStore? _store;
    private readonly LivingIndex? _index;
    private readonly SynonymsFile? _synonymsFile;
    private readonly IndexKeeper? _keeper;
    private readonly Snapshot? _fixed;
    private readonly SearchGate _gate = new();
    private volatile PassageVectors? _vectors;

    private SearchEngine(SearchOptions options, TimeProvider time, Snapshot snapshot)
    {
        _options = options;
        _time = time;
        _fixed = snapshot;
    }

    private SearchEngine(SearchOptions options, TimeProvider time, DocumentStore store, LivingIndex index, SynonymsFile synonymsFile)
    {
        _options = options;
        _time = time;
        _store = store;
        _index = index;
        _synonymsFile = synonymsFile;
        _keeper = new IndexKeeper(index, _gate, time);
    }

    /// <summary>The documents as of the last refresh.</summary>
    public Catalogue Catalogue => Current.Catalogue;

    /// <summary>Why the index was rebuilt or repaired when it was opened, for logs and <c>doctor</c>; null when the files were good.</summary>
    public string? RebuiltBecause { get; private set; }

    /// <summary>False when another process keeps the index files; this one then keeps its changes in memory.</summary>
    public bool KeepsFiles => _index is { Folder.MayWrite: true };

    /// <summary>Why what is searched is not on disk as well (disk full); null when it is.</summary>
    public string? WriteProblem => _index?.WriteProblem;

    /// <summary>A part of the index was damaged and is being rebuilt: its documents are not found until then.</summary>
    public bool IsIncomplete => _index is { IsIncomplete: true };

    /// <summary>Segments, passages (deleted ones included) and bytes of the present state.</summary>
    public (int Segments, long Passages, long Bytes) Size =>
        (Current.Segments.Count, Current.Passages, Current.Segments.Sum(s => s.Segment.Length));

    /// <summary>The synonyms in force; null: none.</summary>
    public SynonymsReport? Synonyms => _synonymsFile is { Path: { } path } file ? new SynonymsReport(path, file.RejectedLines) : null;

    /// <summary>Takes compounds apart as the search does at present.</summary>
    internal CompoundSplitter Compounds => new(Current.Lexicon);

    private Snapshot Current => _index?.Current ?? _fixed!;

    /// <summary>Opens the index and brings it up to date with the database.</summary>
    /// <exception cref="IOException">The index folder cannot be written any more (disk full).</exception>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    public static async Task<SearchEngine> OpenAsync(SearchOptions options, DocumentStore store, TimeProvider time, CancellationToken cancel)
    {
        var synonyms = new SynonymsFile(options.SynonymsFile, options.ShippedSynonymsFile);
        synonyms.Refresh();
        var index = new LivingIndex(store, time, IndexFolder.Open(options.Folder), synonyms.Current);
        try
        {
            string? problem = await index.LoadAsync(cancel);
            if (problem is null && index.IsIncomplete)
                problem = "Ein Teil des Suchindex fehlte, war beschädigt oder passte nicht zur Datenbank.";
            if (problem is not null && (!index.IsIncomplete || index.HasLostMost))
                await index.RebuildAsync(null, cancel);
            else if (problem is not null && !options.RepairsBesideSearches)
                await index.RepairAsync(cancel);
            var engine = new SearchEngine(options, time, store, index, synonyms) { RebuiltBecause = problem };
            if (options.RepairsBesideSearches)
                engine.WarmUp();
            return engine;
        }
        catch
        {
            index.Dispose();
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
        var snapshot = new IndexMaintenance(folder: null, keepPassages: false).Build(catalogue, indexed, synonyms is null ? null : Analysis.Synonyms.Read(synonyms));
        return new SearchEngine(new SearchOptions { Folder = "" }, time, snapshot);
    }

    /// <summary>Takes over what has changed in the database and in the synonyms. Costs one look at the change counter and one at the file when nothing has.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        if (_index is null)
            return;
        if (_synonymsFile!.Refresh())
            await _index.UseAsync(_synonymsFile.Current, cancel);
        await _index.FollowAsync(cancel);
    }

    /// <summary>Returns when this process has changed a document, or after a while: others' changes announce themselves to nobody.</summary>
    public async Task WaitForChangeAsync(TimeSpan atMost, CancellationToken cancel)
    {
        if (_store is null)
            await Task.Delay(atMost, _time, cancel);
        else
            await Task.WhenAny(_store.Changed, Task.Delay(atMost, _time, cancel));
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Makes the index anew from the database. Searches go on with the old one until the new one is ready. When another process keeps
    /// the files, it is asked to do so, and this returns when it has.
    /// </summary>
    /// <returns>False when the other process does not answer.</returns>
    public async Task<bool> RebuildAsync(IProgress<IndexProgress>? progress, CancellationToken cancel)
    {
        if (_index is null)
            return true;
        if (KeepsFiles || _index.Folder.TryLock())
            await _keeper!.RebuildAsync(progress, cancel);
        else
            return await RebuildRequest.AskAsync(_index.Folder, progress, _time, cancel);
        return true;
    }

    /// <summary>One step of what keeps the index whole and fast: merges, repairs, checks. Runs beside searches and refreshes.</summary>
    /// <exception cref="IOException">A merged segment could not be written; the index is as it was.</exception>
    public Task<MaintenanceStep> MaintainAsync(CancellationToken cancel) => _keeper?.StepAsync(cancel) ?? Task.FromResult(MaintenanceStep.Nothing);

    /// <summary>The best passages that this person may see today. Any string is a valid question; it never throws for one.</summary>
    public SearchResult Search(SearchRequest request)
    {
        long start = _time.GetTimestamp();
        _gate.Enter();
        return Result(request, query: null, start);
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
        await _gate.EnterAsync();
        return Result(request, query, start);
    }

    /// <summary>Dense vectors, null without <see cref="AddVectors"/>.</summary>
    public PassageVectors? Vectors => _vectors;

    /// <summary>From now on <see cref="SearchAsync"/> uses vectors, as far as the caller lets <see cref="PassageVectors"/> load or make them.</summary>
    /// <param name="database">The one that holds the documents.</param>
    /// <param name="generator">The caller's to dispose of, after this engine.</param>
    /// <exception cref="InvalidOperationException">This engine has no database.</exception>
    public PassageVectors AddVectors(Database database, IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingOptions options) =>
        _vectors = new PassageVectors(
            () => Current, _store ?? throw new InvalidOperationException("An index in memory has no vectors."), database, generator, options, _time);

    /// <summary>Measures how much of a question a text speaks of, by the same knowledge of language as the search.</summary>
    public QuestionEvidence Evidence(string question)
    {
        var snapshot = Current;
        return new QuestionEvidence.Builder(
            snapshot.Analyzer, snapshot.Synonyms, term => snapshot.PassagesWith(term), word => snapshot.Corrections(word).Select(c => c.Word), snapshot.Passages).Build(question);
    }

    public void Dispose()
    {
        _vectors?.Dispose();
        _keeper?.Dispose();
        _index?.Dispose();
    }

    /// <summary>Documents only, best first, for evaluation: a document's score is that of its best passage, and equal texts stay apart.</summary>
    internal IReadOnlyList<(string Document, double Score)> SearchDocuments(string query, int top)
    {
        var snapshot = Current;
        var visible = snapshot.Visible(Audience.Staff, _time.Today(), null, null);
        var ranked = new Ranker(snapshot).Rank(Plan(snapshot, query), visible, top, perDocument: 1, _time.Today(), collapse: false);
        return [.. ranked.Select(r => (snapshot.DocumentOf(r.Segment, r.Passage), r.Score))];
    }

    /// <summary>Known words, alone and together, then unknown ones, so that what a search may need has been compiled and prepared.</summary>
    private void WarmUp()
    {
        if (Current.Segments is not [{ Segment.Words: { Size: > 0 } words }, ..])
            return;
        long start = _time.GetTimestamp();
        string[] known = [.. Enumerable.Range(0, Warming).Select(i => words.Word(i * words.Size / Warming))];
        foreach (string question in (string[])[.. known, .. known.Select(w => $"Wo steht {w} {known[0]}?"), .. known.Select(w => w + "x")])
        {
            if (_time.GetElapsedTime(start) < WarmingTime)
                Search(new SearchRequest(question, Audience.Staff));
        }
    }

    /// <summary>To be called with a place at the gate, which is free again afterwards.</summary>
    /// <param name="query">The question's vector; null: by words alone.</param>
    private SearchResult Result(SearchRequest request, float[]? query, long start)
    {
        try
        {
            var snapshot = Current;
            while (true)
            {
                var plan = Plan(snapshot, request.Query);
                if (Hits(snapshot, plan, Ranked(request, snapshot, plan, query)) is { } hits)
                {
                    GC.KeepAlive(snapshot);
                    return new SearchResult(request.Query, hits, _time.GetElapsedTime(start));
                }

                snapshot = snapshot.Without(_index?.Suspects ?? []);
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    private List<RankedPassage> Ranked(SearchRequest request, Snapshot snapshot, IReadOnlyList<QueryTerm> plan, float[]? query)
    {
        var today = _time.Today();
        var visible = snapshot.Visible(request.Audience, today, request.Department, request.Kind);
        int top = Math.Clamp(request.Top, 0, 1000), perDocument = request.PassagesPerDocument ?? _options.PassagesPerDocument;
        var near = query is null ? null : _vectors!.Nearest(snapshot, visible, query);
        var ranked = new Ranker(snapshot, _gate).Rank(plan, visible, near is null ? top : Math.Max(top, Fusion.Depth), perDocument, today, explain: request.Explain);
        return near is null ? ranked : Fusion.Fuse(snapshot, ranked, near, top, perDocument, request.Explain);
    }

    /// <returns>Null when a segment turned out to be damaged; it is a suspect then.</returns>
    private List<Hit>? Hits(Snapshot snapshot, IReadOnlyList<QueryTerm> plan, IReadOnlyList<RankedPassage> ranked)
    {
        var hits = new List<Hit>(ranked.Count);
        foreach (var r in ranked)
        {
            var live = snapshot.Segments[r.Segment];
            try
            {
                var passage = live.Segment.Passage(r.Passage);
                var document = snapshot.Catalogue.Find(passage.DocumentId)!;
                hits.Add(new Hit(hits.Count + 1, r.Score, document, passage, r.Matched, r.Why?.Build(new FoundWords(snapshot.Analyzer, plan, document, passage))));
            }
            catch (SegmentException) when (_index is not null)
            {
                _index.Suspect(live.Name);
                return null;
            }
        }

        return hits;
    }

    private static IReadOnlyList<QueryTerm> Plan(Snapshot snapshot, string query) =>
        new QueryPlanner(snapshot.Analyzer, snapshot.Synonyms, snapshot).Plan(query);

    private static Document Plain(IndexedDocument d, TimeProvider time) => new(
        d.Id, d.Id, d.Id, d.Title, "", "", "", null, null, Audience.Everyone, "", [], null, null, "", "", time.GetUtcNow());
}
