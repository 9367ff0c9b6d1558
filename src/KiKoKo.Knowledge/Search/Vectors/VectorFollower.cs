using System.Security.Cryptography;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>How many passages of live documents there are, how many have a vector, and how many texts the endpoint refused.</summary>
internal sealed record VectorProgress(long Passages, long Embedded, long Refused);

/// <summary>
/// Brings the vectors up to a snapshot: from memory, else from the database, else from the endpoint. One thread at a time works
/// with it; <see cref="Set"/> and <see cref="Progress"/> may be read by any.
/// </summary>
internal sealed class VectorFollower(EmbeddingModel model, VectorStore store, DocumentStore documents, EmbeddingOptions options, TimeProvider time)
{
    /// <summary>
    /// Vectors without a passage are removed no more often than this: a document that goes and comes back, as when a file is moved, is not
    /// embedded again, and a server that still runs with the old model does not undo at once what others do with the new one.
    /// </summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(10);

    /// <summary>A word that every model takes.</summary>
    public const string Harmless = "Urlaubsantrag";

    private readonly LiveTexts _texts = new(options.PassagePrefix);
    private readonly HashSet<TextHash> _refused = [];
    private Dictionary<TextHash, List<Place>> _missing = [];
    private HashSet<TextHash> _notInDatabase = [];
    private Queue<TextHash> _next = [];
    private Snapshot? _snapshot;
    private long _passages;
    private (long Sequence, long At)? _swept;
    private volatile VectorSet? _set;
    private volatile VectorProgress _progress = new(0, 0, 0);

    /// <summary>Null until the length of a vector is known.</summary>
    public VectorSet? Set => _set;

    public VectorProgress Progress => _progress;

    /// <summary>Is there anything that the endpoint could embed?</summary>
    public bool HasWork => _next.Count > 0;

    /// <summary>Looks at what is alive now and takes over what memory and database have of it.</summary>
    public async Task FollowAsync(Snapshot snapshot, CancellationToken cancel)
    {
        if (ReferenceEquals(snapshot, _snapshot))
            return;
        if (model.Dimensions == 0 && await store.ReadDimensionsAsync(model.Name, cancel) is { } stored)
            model.Expect(stored);
        if (model.Dimensions > 0)
            _set ??= new VectorSet(model.Dimensions);

        Assign(snapshot);
        if (_set is { } set)
            await store.ReadAsync(model.Name, set.Table.Dimensions, [.. _missing.Keys.Where(h => !_notInDatabase.Contains(h))], Take, cancel);
        _notInDatabase = [.. _missing.Keys];
        _next = Order(_missing.Keys.Where(h => !_refused.Contains(h)).ToList());
        _snapshot = snapshot;
        Report();
    }

    /// <summary>Lets the endpoint embed the next few texts and keeps what it answers, in the database first.</summary>
    /// <exception cref="EmbeddingException">The endpoint failed. Nothing is lost: the same texts come next time.</exception>
    public async Task EmbedNextAsync(CancellationToken cancel)
    {
        var hashes = _next.Take(options.BatchSize).ToList();
        // Another server may have been here meanwhile.
        if (_set is { } set)
            await store.ReadAsync(model.Name, set.Table.Dimensions, hashes, Take, cancel);
        var texts = hashes
            .Where(_missing.ContainsKey)
            .Select(h => (Hash: h, Text: _texts.Read(_missing[h][0], _snapshot!.Catalogue)))
            .Where(t => t.Text is not null)
            .ToList();
        if (texts.Count > 0)
        {
            float[]?[] vectors = await EmbedOrRefuseAsync([.. texts.Select(t => t.Text!)], cancel);
            _refused.UnionWith(texts.Where((_, i) => vectors[i] is null).Select(t => t.Hash));
            var packed = texts.Select((t, i) => (t.Hash, Vector: vectors[i])).Where(t => t.Vector is not null).Select(t => (t.Hash, HalfVector.Pack(t.Vector!))).ToList();
            await store.WriteAsync(model.Name, packed, cancel);
            _set ??= new VectorSet(model.Dimensions);
            foreach (var (hash, vector) in packed)
                Take(hash, vector);
        }

        for (int i = 0; i < hashes.Count; i++)
            _next.Dequeue();
        Report();
    }

    /// <summary>Removes, once everything is embedded, what belongs to no live passage or to another model.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        if (_snapshot is not { } snapshot || (_swept is { } last && (last.Sequence == snapshot.Catalogue.Sequence || time.GetElapsedTime(last.At) < SweepInterval)))
            return;
        // A snapshot behind the database does not know what is alive, nor does one with damaged segments.
        if (await documents.ReadSequenceAsync(cancel) != snapshot.Catalogue.Sequence || !_texts.AreAll(snapshot))
            return;
        var live = _texts.Of(snapshot).Select(t => t.Hash).ToHashSet();
        await store.SweepAsync(model.Name, live, cancel);
        _swept = (snapshot.Catalogue.Sequence, time.GetTimestamp());
        if (_set is { } set && live.Count < 0.75 * set.Table.Count)
            Compact(snapshot, set);
    }

    /// <summary>One request, with the time limit of the background.</summary>
    public async Task<float[][]> RequestAsync(IReadOnlyList<string> texts, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await model.EmbedAsync(texts, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new EmbeddingException($"Der Einbettungsdienst antwortet nicht innerhalb von {options.Timeout.TotalSeconds:F0} Sekunden.", e);
        }
    }

    /// <summary>Asks for one vector of a harmless word.</summary>
    /// <exception cref="EmbeddingException">Not even that works.</exception>
    public Task ProbeAsync(CancellationToken cancel) => RequestAsync([Harmless], cancel);

    private void Assign(Snapshot snapshot)
    {
        _missing = [];
        _passages = 0;
        foreach (var (place, hash) in _texts.Of(snapshot))
        {
            _passages++;
            if (_set is { } set)
            {
                int[] rows = set.RowsOf(place.Segment);
                if (rows[place.Passage] != VectorSet.None)
                    continue;
                if (set.Table.Find(hash) is { } row)
                {
                    VectorSet.Assign(rows, place.Passage, row);
                    continue;
                }
            }

            if (!_missing.TryGetValue(hash, out var places))
                _missing[hash] = places = [];
            places.Add(place);
        }
    }

    private void Take(TextHash hash, Half[] vector)
    {
        if (!_missing.Remove(hash, out var places))
            return;
        int row = _set!.Table.Add(hash, vector);
        foreach (var place in places)
            VectorSet.Assign(_set.RowsOf(place.Segment), place.Passage, row);
    }

    /// <summary>A text that is refused is left out; who refuses everything has failed.</summary>
    private async Task<float[]?[]> EmbedOrRefuseAsync(string[] texts, CancellationToken cancel)
    {
        try
        {
            return await RequestAsync(texts, cancel);
        }
        catch (EmbeddingException e) when (e.InputRefused)
        {
            await ProbeAsync(cancel);
            return await OneByOneAsync(texts, cancel);
        }
    }

    private async Task<float[]?[]> OneByOneAsync(string[] texts, CancellationToken cancel)
    {
        var vectors = new float[]?[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            try
            {
                vectors[i] = (await RequestAsync([texts[i]], cancel))[0];
            }
            catch (EmbeddingException e) when (e.InputRefused)
            {
                vectors[i] = null;
            }
        }

        return vectors;
    }

    private void Compact(Snapshot snapshot, VectorSet old)
    {
        var next = new VectorSet(old.Table.Dimensions);
        foreach (var (place, hash) in _texts.Of(snapshot))
        {
            if (old.Table.Find(hash) is { } row)
                VectorSet.Assign(next.RowsOf(place.Segment), place.Passage, next.Table.Add(hash, old.Table.Row(row)));
        }

        _set = next;
    }

    private void Report() => _progress = new VectorProgress(_passages, _passages - _missing.Values.Sum(p => (long)p.Count), _refused.Count(_missing.ContainsKey));

    /// <summary>From a place of its own on, so that servers that start together do not all embed the same.</summary>
    private static Queue<TextHash> Order(List<TextHash> hashes)
    {
        int from = hashes.Count > 1 ? RandomNumberGenerator.GetInt32(hashes.Count) : 0;
        return new Queue<TextHash>(hashes.Skip(from).Concat(hashes.Take(from)));
    }
}
