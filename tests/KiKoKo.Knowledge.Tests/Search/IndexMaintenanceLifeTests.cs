using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>What happens to an index that is damaged, locked, or on a full disk while it is searched.</summary>
public sealed class IndexMaintenanceLifeTests
{
    [Fact]
    public async Task Maintain_FileDamagedWhileRunning_SearchesTheRestAndBringsItBack()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        using var engine = await WithTwoSegmentsAsync(fixture);
        string large = Directory.GetFiles(fixture.IndexPath, "*.segment").MaxBy(f => new FileInfo(f).Length)!;
        await OverwriteAsync(large, bytes => bytes[^40] ^= 0x55);

        await UntilAsync(engine, MaintenanceStep.DamageFound);

        Assert.True(engine.IsIncomplete);
        Assert.Equal(["neu"], Ids(engine, "Neuling"));
        Assert.Empty(Ids(engine, "Grundstock"));
        await UntilAsync(engine, MaintenanceStep.Repaired);
        Assert.False(engine.IsIncomplete);
        Assert.Equal(["groß"], Ids(engine, "Grundstock"));
        Assert.Equal(["neu"], Ids(engine, "Neuling"));
    }

    [Fact]
    public async Task Search_HitWithDamagedText_AnswersFromTheRest()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub kaputt");
        (await fixture.OpenAsync()).Dispose();
        await OverwriteAsync(Directory.GetFiles(fixture.IndexPath, "*.segment").Single(), bytes => bytes[bytes.AsSpan().LastIndexOf("kaputt"u8)] = (byte)'x');
        using var engine = await fixture.OpenAsync();
        await fixture.PutAsync(Samples.Document("b"), "Urlaub heil");
        await engine.RefreshAsync(default);

        Assert.Equal(["b"], Ids(engine, "Urlaub"));

        await UntilAsync(engine, MaintenanceStep.Repaired);
        Assert.Equal(["a", "b"], Ids(engine, "Urlaub").Order());
    }

    [Fact]
    public async Task Open_OneOfTwoFilesDamaged_ServesTheOtherAndRepairsBesideSearches()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        (await WithTwoSegmentsAsync(fixture)).Dispose();
        string small = Directory.GetFiles(fixture.IndexPath, "*.segment").MinBy(f => new FileInfo(f).Length)!;
        await OverwriteAsync(small, bytes => bytes[300] ^= 1);

        using (var server = await SearchEngine.OpenAsync(new SearchOptions { Folder = fixture.IndexPath, RepairsBesideSearches = true }, fixture.Store, fixture.Time, default))
        {
            Assert.Equal((true, 1), (server.IsIncomplete, Ids(server, "Grundstock").Count));
            Assert.Empty(Ids(server, "Neuling"));
        }

        using var commandLine = await fixture.OpenAsync();
        Assert.NotNull(commandLine.RebuiltBecause);
        Assert.Equal(["neu"], Ids(commandLine, "Neuling"));
    }

    [Fact]
    public async Task Refresh_DiskCannotBeWritten_IsSearchableAllTheSameAndSavedLater()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        using (var engine = await fixture.OpenAsync())
        {
            // A folder where the file is to be written: the write fails as on a full disk.
            string obstacle = Path.Combine(fixture.IndexPath, "manifest.json.tmp");
            Directory.CreateDirectory(obstacle);
            await fixture.PutAsync(Samples.Document("b"), "Urlaub und Reise");
            await engine.RefreshAsync(default);

            Assert.Equal(["a", "b"], Ids(engine, "Urlaub").Order());
            Assert.NotNull(engine.WriteProblem);
            Directory.Delete(obstacle);
            await engine.MaintainAsync(default);
            Assert.Null(engine.WriteProblem);
        }

        using var again = await fixture.OpenAsync();
        Assert.Null(again.RebuiltBecause);
        Assert.Equal(["a", "b"], Ids(again, "Urlaub").Order());
    }

    [Fact]
    public async Task Maintain_KeeperIsGone_TakesTheFilesOver()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        var keeper = await fixture.OpenAsync();
        using var second = await fixture.OpenAsync();
        Assert.NotEqual(MaintenanceStep.TookOver, await second.MaintainAsync(default));
        keeper.Dispose();
        await fixture.PutAsync(Samples.Document("b"), "Urlaub und Reise");

        Assert.Equal(MaintenanceStep.TookOver, await second.MaintainAsync(default));

        Assert.True(second.KeepsFiles);
        Assert.Equal(["a", "b"], Ids(second, "Urlaub").Order());
        Assert.Equal(0, (await IndexReport.OfAsync(new SearchOptions { Folder = fixture.IndexPath }, fixture.Store, default)).Behind);
    }

    [Fact]
    public async Task Rebuild_WhileAnotherKeepsTheFiles_IsDoneByThatOne()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        using var server = await fixture.OpenAsync();
        string before = Directory.GetFiles(fixture.IndexPath, "*.segment").Single();
        using var commandLine = await SearchEngine.OpenAsync(new SearchOptions { Folder = fixture.IndexPath }, fixture.Store, TimeProvider.System, default);

        var asked = commandLine.RebuildAsync(null, default);
        await UntilAsync(server, MaintenanceStep.Rebuilt);

        Assert.True(await asked);
        Assert.NotEqual(before, Directory.GetFiles(fixture.IndexPath, "*.segment").Single());
        Assert.Empty(Directory.GetFiles(fixture.IndexPath, "*.request"));
    }

    [Fact]
    public async Task Rebuild_Progress_EndsWithAll()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        for (int i = 0; i < 450; i++)
            await fixture.PutAsync(Samples.Document($"d{i}"), "Urlaub");
        using var engine = await fixture.OpenAsync();
        var seen = new List<IndexProgress>();

        await engine.RebuildAsync(new Recorder(seen), default);

        Assert.Equal([new(200, 450), new(400, 450), new(450, 450)], seen);
    }

    [Fact]
    public async Task Maintain_SmallIndexAtRest_BecomesWhatARebuildGives()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        using var engine = await fixture.OpenAsync();
        // Only the later documents teach that the first one's word is a compound.
        await fixture.PutAsync(Samples.Document("a"), "Dienstreiseantrag");
        await engine.RefreshAsync(default);
        await fixture.PutAsync(Samples.Document("b"), "Dienst Dienst Reise Reise Antrag Antrag");
        await engine.RefreshAsync(default);
        Assert.Equal(["b"], Ids(engine, "Reise"));

        fixture.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(MaintenanceStep.Rebuilt, await engine.MaintainAsync(default));

        Assert.Equal(["a", "b"], Ids(engine, "Reise").Order());
        Assert.NotEqual(MaintenanceStep.Rebuilt, await engine.MaintainAsync(default));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(20_000, 2)]
    [InlineData(100_000, 50)]
    [InlineData(1_000_000, 5_000)]
    public void RestOf_LargerIndex_GrowsWithTheSquare(long passages, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), IndexKeeper.RestOf(passages));

    [Fact]
    public async Task Report_OfAnIndex_SaysDamagedBehindAndKept()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        var options = new SearchOptions { Folder = fixture.IndexPath };
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        Assert.NotNull((await IndexReport.OfAsync(options, fixture.Store, default)).Problem);
        using var engine = await fixture.OpenAsync();
        await fixture.PutAsync(Samples.Document("b"), "Urlaub");
        await OverwriteAsync(Directory.GetFiles(fixture.IndexPath, "*.segment").Single(), bytes => bytes[^30] ^= 1);

        Assert.Equal(new IndexReport(1, 1, 1, true, null), await IndexReport.OfAsync(options, fixture.Store, default));
    }

    private static async Task<SearchEngine> WithTwoSegmentsAsync(EngineFixture fixture)
    {
        await fixture.PutAsync(Samples.Document("groß"), [.. Enumerable.Range(0, 300).Select(i => $"Grundstock Vorgang{i}")]);
        var engine = await fixture.OpenAsync();
        await fixture.PutAsync(Samples.Document("neu"), "Neuling");
        await engine.RefreshAsync(default);
        Assert.Equal(2, engine.Size.Segments);
        return engine;
    }

    private static async Task UntilAsync(SearchEngine engine, MaintenanceStep wanted)
    {
        for (int i = 0; i < 50; i++)
        {
            if (await engine.MaintainAsync(default) == wanted)
                return;
        }

        Assert.Fail($"{wanted} did not happen.");
    }

    private static async Task OverwriteAsync(string file, Action<byte[]> change)
    {
        // In place, as a failing disk does it: the file that is mapped is the one that changes.
        byte[] bytes = await File.ReadAllBytesAsync(file);
        change(bytes);
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        await stream.WriteAsync(bytes);
    }

    private static List<string> Ids(SearchEngine engine, string query) => [.. engine.Search(new SearchRequest(query, Audience.Staff)).Hits.Select(h => h.Document.Id).Distinct()];

    private sealed class Recorder(List<IndexProgress> seen) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => seen.Add(value);
    }

    /// <summary>"Ein laufender Server führt ihn" was said of an index that nobody kept and nobody could write.</summary>
    [Fact]
    public async Task Report_FolderCannotBeWritten_IsNotKeptByAnother()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await File.WriteAllTextAsync(fixture.IndexPath, "eine Datei, wo der Ordner sein soll");

        var report = await IndexReport.OfAsync(new SearchOptions { Folder = fixture.IndexPath }, fixture.Store, default);

        Assert.Equal((true, false), (report.IsUnwritable, report.KeptByAnother));
        await fixture.PutAsync(Samples.Document("urlaub"), "Der Urlaub ist zu beantragen.");
        using var engine = await fixture.OpenAsync();
        Assert.Single(engine.Search(new SearchRequest("Urlaub", Audience.Staff, 10)).Hits);
    }
}
