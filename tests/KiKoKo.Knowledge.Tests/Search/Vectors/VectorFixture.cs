using Dapper;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

/// <summary>A database, a scripted generator, and engines over both.</summary>
internal sealed class VectorFixture : IAsyncDisposable
{
    private readonly List<SearchEngine> _engines = [];

    public required EngineFixture House { get; init; }

    public SteppedTime Time { get; } = new(Samples.Noon);

    public ScriptedGenerator Model { get; } = new();

    public static async Task<VectorFixture> CreateAsync() => new() { House = await EngineFixture.CreateAsync() };

    /// <summary>An engine as another process would have: what it knows of vectors it has from the database.</summary>
    public async Task<(SearchEngine Engine, PassageVectors Vectors)> OpenAsync(string model = "modell", Action<EmbeddingOptions>? change = null)
    {
        var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = House.IndexPath }, House.Store, Time, default);
        _engines.Add(engine);
        var options = new EmbeddingOptions { Endpoint = "http://127.0.0.1:1", Name = model, BatchSize = 4, Timeout = TimeSpan.FromSeconds(5) };
        change?.Invoke(options);
        return (engine, engine.AddVectors(House.Database, Model, options));
    }

    /// <summary>As <see cref="OpenAsync"/>, with everything embedded.</summary>
    public async Task<(SearchEngine Engine, PassageVectors Vectors)> OpenReadyAsync(string model = "modell", Action<EmbeddingOptions>? change = null)
    {
        var (engine, vectors) = await OpenAsync(model, change);
        await WorkAsync(vectors);
        return (engine, vectors);
    }

    public static async Task WorkAsync(PassageVectors vectors)
    {
        while (await vectors.WorkAsync(default))
        {
            // until nothing is left to do
        }
    }

    public Task<long> CountAsync(string? model = null) =>
        House.Database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM vectors WHERE model = @model OR @model IS NULL", new { model }), default);

    public static async Task<List<string>> IdsAsync(SearchEngine engine, string query, Audience? audience = null) =>
        [.. (await engine.SearchAsync(new SearchRequest(query, audience ?? Audience.Staff), default)).Hits.Select(h => h.Document.Id)];

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines)
            engine.Dispose();
        await House.DisposeAsync();
    }
}
