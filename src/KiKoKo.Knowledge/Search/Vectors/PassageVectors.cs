using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Ranking;
using KiKoKo.Storage;
using Microsoft.Extensions.AI;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>
/// Dense vectors beside the index. In the background they follow the engine's snapshots; a search waits for nothing but, briefly, the
/// vector of its question, and goes on by words alone when there is none.
/// </summary>
/// <remarks>A server calls <see cref="WorkAsync"/> again and again; a single command calls <see cref="LoadAsync"/> once.</remarks>
public sealed class PassageVectors : IDisposable
{
    /// <summary>
    /// Share of the passages that must have a vector before searches use them. With fewer, as after a change of the model, the fused list
    /// would prefer passages for no better reason than that their turn has come already.
    /// </summary>
    private const double Enough = 0.9;

    private readonly Func<Snapshot> _current;
    private readonly EmbeddingModel _model;
    private readonly EmbeddingOptions _options;
    private readonly VectorFollower _follower;
    private readonly QueryVectors _queries;
    private readonly CircuitBreaker _breaker;
    private readonly AsyncLock _working = new();
    private volatile string? _problem;
    private long _failures;

    internal PassageVectors(
        Func<Snapshot> current, DocumentStore documents, Database database, IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingOptions options, TimeProvider time)
    {
        _current = current;
        _options = options;
        _model = new EmbeddingModel(generator, options.Name!, options.Dimensions);
        _follower = new VectorFollower(_model, new VectorStore(database), documents, options, time);
        _queries = new QueryVectors(_model, options, time);
        _breaker = new CircuitBreaker(1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), time);
    }

    /// <summary>How far things are. Costs nothing.</summary>
    public VectorStatus Status
    {
        get
        {
            var progress = _follower.Progress;
            return new VectorStatus(
                _model.Name,
                progress.Passages,
                progress.Embedded,
                progress.Refused,
                _model.Dimensions,
                _follower.Set?.Table.Bytes ?? 0,
                InUse,
                _problem ?? _queries.Problem,
                Interlocked.Read(ref _failures),
                _queries.Counts);
        }
    }

    private bool InUse => _follower.Progress is { Embedded: > 0 } p && p.Embedded >= Enough * p.Passages;

    /// <summary>Takes over what the database has for the present passages. Never asks the endpoint.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public async Task LoadAsync(CancellationToken cancel)
    {
        using var held = await _working.EnterAsync(cancel);
        await _follower.FollowAsync(_current(), cancel);
    }

    /// <summary>
    /// One piece of the work in the background: follow the index, embed one batch, remove what nothing needs any more. Failures of the
    /// endpoint show in <see cref="Status"/> and make it pause; those of the database are thrown.
    /// </summary>
    /// <returns>False when there is nothing to do at present.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read or written.</exception>
    public async Task<bool> WorkAsync(CancellationToken cancel)
    {
        using var held = await _working.EnterAsync(cancel);
        await _follower.FollowAsync(_current(), cancel);
        if (_follower.HasWork)
            return _breaker.TryEnter() && await EmbedAsync(cancel);
        await _follower.SweepAsync(cancel);
        await _queries.RetryAsync(VectorFollower.Harmless, cancel);
        return false;
    }

    /// <summary>Asks the endpoint for one vector, to see whether it works.</summary>
    /// <returns>What is wrong, in German; null when it works.</returns>
    public async Task<string?> FindProblemAsync(CancellationToken cancel)
    {
        try
        {
            await _follower.ProbeAsync(cancel);
            return null;
        }
        catch (EmbeddingException e)
        {
            return e.Message;
        }
    }

    public void Dispose() => _working.Dispose();

    /// <summary>The vector of a question; null when the search is to go on by words alone.</summary>
    internal Task<float[]?> FindAsync(string query, CancellationToken cancel) =>
        InUse && !string.IsNullOrWhiteSpace(query) ? _queries.FindAsync(query, cancel) : Task.FromResult<float[]?>(null);

    /// <summary>
    /// The passages nearest to a question, of those that may be seen; best first. Null when too much of the snapshot is new, as right after
    /// large segments were merged: then words alone are fairer.
    /// </summary>
    internal List<NearPassage>? Nearest(Snapshot snapshot, VisiblePassages visible, ReadOnlySpan<float> query) =>
        _follower.Set is { } set && set.Known(snapshot) >= Enough * snapshot.Passages ? set.Nearest(snapshot, visible, query, Fusion.Depth, _options.MinimumSimilarity) : null;

    private async Task<bool> EmbedAsync(CancellationToken cancel)
    {
        try
        {
            await _follower.EmbedNextAsync(cancel);
            _breaker.Succeeded();
            _problem = null;
            return true;
        }
        catch (EmbeddingException e)
        {
            Interlocked.Increment(ref _failures);
            _problem = e.Message;
            _breaker.Failed(e.RetryAfter);
            return false;
        }
        catch
        {
            _breaker.Abandoned();
            throw;
        }
    }
}
