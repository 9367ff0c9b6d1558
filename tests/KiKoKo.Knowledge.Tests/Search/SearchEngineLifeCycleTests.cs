using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Knowledge.Tests.Search;

public sealed class SearchEngineLifeCycleTests
{
    [Fact]
    public async Task Open_UnchangedIndex_IsUsedAsItIs()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        using (var first = await fixture.OpenAsync())
            Assert.NotNull(first.RebuiltBecause);

        using var second = await fixture.OpenAsync();

        Assert.Null(second.RebuiltBecause);
        Assert.Equal(["a"], Ids(second, "Urlaub"));
    }

    [Fact]
    public async Task Open_ChangesMeanwhile_CatchesUp()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        (await fixture.OpenAsync()).Dispose();
        await fixture.PutAsync(Samples.Document("b"), "Urlaub und Reise");
        await fixture.Store.RetireAsync("quelle/a", default);

        using var engine = await fixture.OpenAsync();

        Assert.Null(engine.RebuiltBecause);
        Assert.Equal(["b"], Ids(engine, "Urlaub"));
    }

    [Theory]
    [InlineData("*.segment", false)]
    [InlineData("*.segment", true)]
    [InlineData("manifest.json", false)]
    [InlineData("manifest.json", true)]
    public async Task Open_DamagedOrMissingFile_RebuildsAndSaysSo(string pattern, bool delete)
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        (await fixture.OpenAsync()).Dispose();
        string file = Directory.GetFiles(fixture.IndexPath, pattern).Single();
        if (delete)
        {
            File.Delete(file);
        }
        else
        {
            byte[] bytes = await File.ReadAllBytesAsync(file);
            bytes[bytes.Length / 3] ^= 0x55;
            await File.WriteAllBytesAsync(file, bytes[..^7]);
        }

        using var engine = await fixture.OpenAsync();

        Assert.NotNull(engine.RebuiltBecause);
        Assert.Equal(["a"], Ids(engine, "Urlaub"));
    }

    [Fact]
    public async Task Open_OtherDatabase_RebuildsFromIt()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        (await fixture.OpenAsync()).Dispose();
        await using var other = await EngineFixture.CreateAsync();
        await other.PutAsync(Samples.Document("z"), "Urlaub");

        using var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = fixture.IndexPath }, other.Store, other.Time, default);

        Assert.Equal(["z"], Ids(engine, "Urlaub"));
    }

    [Fact]
    public async Task Open_WhileAnotherHoldsTheFiles_SearchesAndFollowsInMemory()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("a"), "Urlaub");
        using var server = await fixture.OpenAsync();
        using var commandLine = await fixture.OpenAsync();
        string[] files = Directory.GetFiles(fixture.IndexPath);

        await fixture.PutAsync(Samples.Document("b"), "Urlaub und Reise");
        await commandLine.RefreshAsync(default);

        Assert.True(server.KeepsFiles);
        Assert.False(commandLine.KeepsFiles);
        Assert.Equal(["a", "b"], Ids(commandLine, "Urlaub").Order());
        Assert.Equal(["a"], Ids(server, "Urlaub"));
        Assert.Equal(files.Order(), Directory.GetFiles(fixture.IndexPath).Order());
    }

    [Fact]
    public async Task Refresh_ManySmallChangesToALargeIndex_MergesAndStaysRight()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("groß"), [.. Enumerable.Range(0, 2100).Select(i => $"Grundstock Nummer{i} Vorgang")]);
        using var engine = await fixture.OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            await fixture.PutAsync(Samples.Document($"d{i}"), $"Neuling Stück{i}");
            if (i % 3 == 2)
                await fixture.Store.RetireAsync($"quelle/d{i - 1}", default);
            await engine.RefreshAsync(default);
            while (await engine.MaintainAsync(default) is not MaintenanceStep.Nothing)
            {
            }
        }

        Assert.InRange(engine.Size.Segments, 2, 9);
        var expected = Enumerable.Range(0, 20).Where(i => i % 3 != 1 || i == 19).Select(i => $"d{i}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, engine.Search(new SearchRequest("Neuling", Audience.Staff, Top: 50)).Hits.Select(h => h.Document.Id).Order(StringComparer.Ordinal));
        using var again = await SearchEngine.OpenAsync(new SearchOptions { Folder = fixture.IndexPath + "2" }, fixture.Store, fixture.Time, default);
        Assert.Equal(Ids(again, "Neuling").Count, Ids(engine, "Neuling").Count);
    }

    [Fact]
    public async Task Search_WhileDocumentsComeAndGo_EveryResultIsWholeAndAllowed()
    {
        await using var fixture = await EngineFixture.CreateAsync();
        for (int i = 0; i < 20; i++)
            await fixture.PutAsync(Samples.Document($"d{i}", audience: i % 2 == 0 ? Audience.Everyone : Audience.Managers), $"Urlaub Vorgang {i}");
        using var engine = await fixture.OpenAsync();
        using var stop = new CancellationTokenSource();
        var searchers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            int n = 0;
            do
            {
                foreach (var hit in SearchEngineTests.Search(engine, "Urlaub Vorgang").Hits)
                {
                    Assert.Equal(Audience.Everyone, hit.Document.Audience);
                    Assert.StartsWith("Urlaub Vorgang", hit.Passage.Text, StringComparison.Ordinal);
                    Assert.Equal(hit.Document.Id, hit.Passage.DocumentId);
                }

                n++;
            }
            while (!stop.IsCancellationRequested);

            return n;
        })).ToList();

        for (int i = 20; i < 60; i++)
        {
            await fixture.PutAsync(Samples.Document($"d{i}", audience: i % 2 == 0 ? Audience.Everyone : Audience.Managers), $"Urlaub Vorgang {i}");
            await fixture.Store.RetireAsync($"quelle/d{i - 20}", default);
            await engine.RefreshAsync(default);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(searchers), n => Assert.True(n > 0));
    }

    private static List<string> Ids(SearchEngine engine, string query) =>
        [.. SearchEngineTests.Search(engine, query).Hits.Select(h => h.Document.Id)];
}
