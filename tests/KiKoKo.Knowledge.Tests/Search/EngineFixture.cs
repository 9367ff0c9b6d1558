using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Storage;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>A real SQLite database and an index folder, both temporary.</summary>
internal sealed class EngineFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    public required Database Database { get; init; }

    public required DocumentStore Store { get; init; }

    public FixedTime Time { get; } = new(Samples.Noon);

    public string IndexPath => Path.Combine(_folder.Path, "index");

    public string SynonymsPath => Path.Combine(_folder.Path, "synonyme.txt");

    public static async Task<EngineFixture> CreateAsync()
    {
        var folder = new TemporaryFolder();
        var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = folder.Path }, default);
        return new EngineFixture(folder) { Database = database, Store = new DocumentStore(database, new FixedTime(Samples.Noon)) };
    }

    private EngineFixture(TemporaryFolder folder) => _folder = folder;

    public Task<SearchEngine> OpenAsync() =>
        SearchEngine.OpenAsync(new SearchOptions { Folder = IndexPath, SynonymsFile = SynonymsPath }, Store, Time, default);

    public Task PutAsync(Document document, params string[] texts) => Store.PutAsync(Samples.Content(document, texts), default);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
