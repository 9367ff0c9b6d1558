using KiKoKo.Ingest.Job;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Ingest.Worker;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Storage;

namespace KiKoKo.Ingest.Tests.Job;

/// <summary>A folder to take in and a database to take it into.</summary>
public abstract class IngestJobFixture : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private Database? _database;

    private protected TempFolder Files { get; } = new();

    private protected DocumentStore Store => new(_database!, TimeProvider.System);

    public async ValueTask InitializeAsync() =>
        _database = await Database.OpenAsync(new DatabaseOptions { DataFolder = _data.Path }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        Files.Dispose();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<Catalogue> CatalogueAsync() => Store.ReadCatalogueAsync(TestContext.Current.CancellationToken);

    private protected async Task<IngestReport> RunAsync(IngestDefaults? defaults = null, string? path = null)
    {
        var walk = new FileWalk();
        walk.Add(path ?? Files.Path);
        var limits = new WorkerLimits();
        return await new IngestJob(Store, new ExtractionWorker(limits), limits, TimeProvider.System).RunAsync(walk, defaults ?? new IngestDefaults(null, null), _ => { }, TestContext.Current.CancellationToken);
    }
}
