using System.Collections.Concurrent;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The present state of an index that follows a database. Every change prepares the next snapshot beside the present one,
/// swaps them, and then writes it down: what is searched never waits for a disk, and what is on disk is always one whole earlier
/// state, from which the database's change sequence leads on.
/// </summary>
/// <remarks>Changes run one after another; what takes long (building, merging) is done before and only put in place here.</remarks>
internal sealed class LivingIndex(DocumentStore store, TimeProvider time, IndexFolder folder, Synonyms synonyms) : IDisposable
{
    private const int RepairBatch = 200;

    private readonly AsyncLock _changing = new();
    private readonly ConcurrentDictionary<string, bool> _suspects = new(StringComparer.Ordinal);
    private volatile Snapshot _current = new([], new Catalogue(0, []), synonyms);
    private long _sequence;
    private long _lastChange = time.GetTimestamp();

    public Snapshot Current => _current;

    public IndexFolder Folder => folder;

    public IndexMaintenance Maintenance { get; } = new(folder);

    /// <summary>Made at one time from all documents, and nothing has changed since: what a rebuild would give.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>A segment was lost; its documents are not searched until <see cref="RepairAsync"/> has brought them back.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Why the present state is not on disk; null when it is. The next change or <see cref="SaveAsync"/> tries again.</summary>
    public string? WriteProblem { get; private set; }

    public TimeSpan Quiet => time.GetElapsedTime(Interlocked.Read(ref _lastChange));

    /// <summary>Opens what lies on disk, as far as it is whole, and follows the database from there.</summary>
    /// <returns>Why there was nothing to open; null when there was.</returns>
    public async Task<string?> LoadAsync(CancellationToken cancel)
    {
        try
        {
            if (folder.Read() is not { } read)
                return "Es gab noch keinen Suchindex.";
            if (read.Segments.Count == 0 && read.Manifest.Segments.Count > 0)
                return "Die Dateien des Suchindex waren beschädigt.";
            using var held = await _changing.EnterAsync(cancel);
            // The catalogue may be newer than the index; the changes close the gap.
            var catalogue = await store.ReadCatalogueAsync(cancel);
            var changes = await store.ReadChangesAsync(read.Manifest.Sequence, cancel);
            var opened = new Snapshot(read.Segments, catalogue, _current.Synonyms);
            IsIncomplete = read.Segments.Count < read.Manifest.Segments.Count;
            if (changes.Sequence == read.Manifest.Sequence)
                (_current, _sequence, IsSettled) = (opened, changes.Sequence, read.Manifest.Settled);
            else
                Publish(Next(opened, changes), changes.Sequence, settled: false);
            IsIncomplete |= !AgreesWithCatalogue();
            return null;
        }
        catch (SegmentException e)
        {
            return e.Message;
        }
    }

    /// <summary>Takes over what has changed in the database. Costs one look at the change counter when nothing has.</summary>
    public async Task FollowAsync(CancellationToken cancel)
    {
        if (await store.ReadSequenceAsync(cancel) == Interlocked.Read(ref _sequence))
            return;
        using var held = await _changing.EnterAsync(cancel);
        var changes = await store.ReadChangesAsync(_sequence, cancel);
        if (changes.Sequence < _sequence)
        {
            // Another database, or an older state of it: the documents say what is left of ours.
            var catalogue = await store.ReadCatalogueAsync(cancel);
            IsIncomplete = true;
            Publish(IndexMaintenance.Prune(new Snapshot(_current.Segments, catalogue, _current.Synonyms)), catalogue.Sequence, settled: false);
        }
        else if (changes.Sequence > _sequence)
        {
            Publish(Next(_current, changes), changes.Sequence, settled: false);
        }
    }

    /// <summary>Puts a finished merge in place of its sources.</summary>
    public async Task<bool> ReplaceAsync(IReadOnlyList<LiveSegment> chosen, LiveSegment? merged, CancellationToken cancel)
    {
        using var held = await _changing.EnterAsync(cancel);
        if (IndexMaintenance.Replace(_current, chosen, merged) is not { } next)
            return false;
        Swap(next);
        return true;
    }

    /// <summary>Makes everything anew from the database; searches and changes go on meanwhile.</summary>
    public async Task RebuildAsync(IProgress<IndexProgress>? progress, CancellationToken cancel)
    {
        var catalogue = await store.ReadCatalogueAsync(cancel);
        var segments = await Task.Run(() => new IndexBuild(store, Maintenance, catalogue, progress).RunAsync(cancel), cancel);
        using var held = await _changing.EnterAsync(cancel);
        var changes = await store.ReadChangesAsync(catalogue.Sequence, cancel);
        bool unchanged = changes.Sequence == catalogue.Sequence;
        var built = new Snapshot(segments, catalogue, _current.Synonyms);
        IsIncomplete = false;
        Publish(unchanged ? built.After(_current) : Next(built, changes).After(_current), changes.Sequence, settled: unchanged);
    }

    /// <summary>Does the greater part of the documents have to come from the database again? Then a rebuild is the shorter way.</summary>
    public bool HasLostMost => Missing(_current).Count() > _current.Catalogue.Count / 2;

    /// <summary>Brings documents back that no segment holds, some at a time, each searchable at once, and gives up what no document is known to.</summary>
    public async Task RepairAsync(CancellationToken cancel)
    {
        using (await _changing.EnterAsync(cancel))
        {
            Publish(IndexMaintenance.Prune(_current).After(_current), _sequence, settled: false);
        }

        foreach (var batch in Missing(_current).Chunk(RepairBatch))
        {
            var passages = await store.ReadPassagesAsync([.. batch.Select(d => d.Id)], cancel);
            using var held = await _changing.EnterAsync(cancel);
            // Some may have been retired, or taken in, since we looked.
            var still = batch.Where(d => _current.Catalogue.Find(d.Id) is not null && _current.Segments.All(s => s.FindAlive(d.Id) < 0));
            Publish(Maintenance.Apply(_current, _current.Catalogue, [.. still.Select(d => IndexBuild.Indexed(d, passages[d.Id]))], new HashSet<string>()), _sequence, settled: false);
        }

        IsIncomplete = !AgreesWithCatalogue();
    }

    /// <summary>Names of segments in which a search has met damage.</summary>
    public IEnumerable<string> Suspects => _suspects.Keys;

    public void Suspect(string segmentName) => _suspects.TryAdd(segmentName, true);

    /// <summary>Stops searching segments that turned out to be damaged.</summary>
    public async Task DropAsync(IReadOnlyCollection<string> segmentNames, CancellationToken cancel)
    {
        using var held = await _changing.EnterAsync(cancel);
        if (_current.Segments.Any(s => segmentNames.Contains(s.Name)))
        {
            IsIncomplete = true;
            IsSettled = false;
            Swap(_current.Without(segmentNames));
        }

        foreach (string name in segmentNames)
            _suspects.TryRemove(name, out _);
    }

    /// <summary>From here on searches know other synonyms; each search one or the other list from beginning to end.</summary>
    public async Task UseAsync(Synonyms synonyms, CancellationToken cancel)
    {
        using var held = await _changing.EnterAsync(cancel);
        _current = _current.With(synonyms);
    }

    /// <summary>Writes the present state down.</summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        using var held = await _changing.EnterAsync(cancel);
        Save();
    }

    public void Dispose()
    {
        folder.Dispose();
        _changing.Dispose();
    }

    /// <summary>Does every live document of the segments stand in the catalogue, and the other way round?</summary>
    private bool AgreesWithCatalogue()
    {
        var snapshot = _current;
        return snapshot.Segments.Sum(s => s.LiveDocuments) == snapshot.Catalogue.Count && !Missing(snapshot).Any();
    }

    private static IEnumerable<Document> Missing(Snapshot snapshot)
    {
        var held = new HashSet<string>(snapshot.Segments.SelectMany(snapshot.Held).Select(d => d.Document.Id), StringComparer.Ordinal);
        return snapshot.Catalogue.All.Where(d => !held.Contains(d.Id));
    }

    private Snapshot Next(Snapshot from, DocumentChanges changes)
    {
        var catalogue = from.Catalogue.Next(changes.Sequence, changes.Retired, changes.Documents);
        var passages = changes.Passages.ToLookup(p => p.DocumentId, StringComparer.Ordinal);
        // A catalogue read ahead of the index may hold documents whose passages come only now; those passages are never there twice.
        var gone = changes.Retired.Concat(changes.Documents.Select(d => d.Id)).ToHashSet(StringComparer.Ordinal);
        return Maintenance.Apply(from, catalogue, [.. changes.Documents.Select(d => IndexBuild.Indexed(d, passages[d.Id]))], gone);
    }

    private void Publish(Snapshot next, long sequence, bool settled)
    {
        Interlocked.Exchange(ref _sequence, sequence);
        Interlocked.Exchange(ref _lastChange, time.GetTimestamp());
        IsSettled = settled;
        Swap(next);
    }

    private void Swap(Snapshot next)
    {
        _current = next;
        Save();
    }

    private void Save()
    {
        if (!folder.MayWrite)
            return;
        try
        {
            folder.Commit(_sequence, IsSettled, _current.Segments);
            WriteProblem = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The index on disk is older now than the one searched; a restart follows from there.
            WriteProblem = e.Message;
        }
    }
}
