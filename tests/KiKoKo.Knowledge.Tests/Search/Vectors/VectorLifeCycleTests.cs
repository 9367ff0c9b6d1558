using Dapper;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

public sealed class VectorLifeCycleTests
{
    [Fact]
    public async Task Work_NewDocuments_AreEmbeddedInBatches()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), [.. Enumerable.Range(0, 10).Select(i => $"Urlaub Teil{i}")]);
        var (engine, vectors) = await fixture.OpenReadyAsync();

        Assert.Equal((10, 10, 64, true, 3), (vectors.Status.Passages, vectors.Status.Embedded, vectors.Status.Dimensions, vectors.Status.InUse, fixture.Model.Requests));

        await fixture.House.PutAsync(Samples.Document("b"), "Ferien im Ausland");
        await engine.RefreshAsync(default);
        await VectorFixture.WorkAsync(vectors);

        Assert.Equal((11, 4), (vectors.Status.Embedded, fixture.Model.Requests));
        Assert.Equal(11, await fixture.CountAsync());
    }

    [Fact]
    public async Task Work_UnchangedText_IsNeverEmbeddedTwice()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("v1") with { Source = "quelle/x" }, "Urlaub", "Reise");
        var (engine, vectors) = await fixture.OpenReadyAsync();
        fixture.Model.Forget();

        await fixture.House.PutAsync(Samples.Document("v2") with { Source = "quelle/x" }, "Urlaub", "Reise nach Köln");
        await engine.RefreshAsync(default);
        await VectorFixture.WorkAsync(vectors);
        var (_, other) = await fixture.OpenReadyAsync();

        Assert.Equal("Titel\nAbschnitt\nReise nach Köln", Assert.Single(fixture.Model.Seen));
        Assert.Equal((2, 2), (vectors.Status.Embedded, other.Status.Embedded));
    }

    [Fact]
    public async Task Work_SameTextTwice_IsEmbeddedOnce()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("b"), "Urlaub");
        var (_, vectors) = await fixture.OpenReadyAsync();

        Assert.Equal((2, 1), (vectors.Status.Embedded, fixture.Model.Seen.Count));
    }

    [Fact]
    public async Task Load_OneCommand_UsesWhatIsThereAndAsksForNoPassage()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        await fixture.OpenReadyAsync();
        fixture.Model.Forget();

        var (engine, vectors) = await fixture.OpenAsync();
        await vectors.LoadAsync(default);

        Assert.Equal(["a"], await VectorFixture.IdsAsync(engine, "Ferien"));
        Assert.Equal(["Ferien"], fixture.Model.Seen);
    }

    [Fact]
    public async Task Work_TwoServers_ShareWhatOneOfThemEmbedded()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), [.. Enumerable.Range(0, 12).Select(i => $"Urlaub Teil{i}")]);
        var (_, first) = await fixture.OpenAsync();
        var (_, second) = await fixture.OpenAsync();
        bool more = true;
        while (more)
            more = await first.WorkAsync(default) | await second.WorkAsync(default);

        Assert.Equal((12, 12), (first.Status.Embedded, second.Status.Embedded));
        Assert.Equal(12, fixture.Model.Seen.Count);
    }

    [Fact]
    public async Task Sweep_RetiredDocument_LosesItsVectors()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("b"), "Reise");
        var (engine, vectors) = await fixture.OpenReadyAsync();
        await fixture.House.Store.RetireAsync("quelle/b", default);
        await engine.RefreshAsync(default);

        await VectorFixture.WorkAsync(vectors);
        Assert.Equal(2, await fixture.CountAsync());
        fixture.Time.Advance(TimeSpan.FromMinutes(11));
        await VectorFixture.WorkAsync(vectors);

        Assert.Equal(1, await fixture.CountAsync());
        Assert.Equal(1, vectors.Status.Passages);
        Assert.Equal(["a"], await VectorFixture.IdsAsync(engine, "Ferien"));
    }

    [Fact]
    public async Task Sweep_MostVectorsUseless_GivesTheirMemoryBack()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("bleibt"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("geht"), [.. Enumerable.Range(0, 1500).Select(i => $"Reise Stück{i}")]);
        var (engine, vectors) = await fixture.OpenReadyAsync(change: o => o.BatchSize = 500);
        long before = vectors.Status.Bytes;
        await fixture.House.Store.RetireAsync("quelle/geht", default);
        await engine.RefreshAsync(default);
        fixture.Time.Advance(TimeSpan.FromMinutes(11));
        await VectorFixture.WorkAsync(vectors);

        Assert.Equal((2 * 1024 * 64 * 2, 1024 * 64 * 2), (before, vectors.Status.Bytes));
        Assert.Equal(["bleibt"], await VectorFixture.IdsAsync(engine, "Ferien"));
    }

    [Fact]
    public async Task Model_Changed_IsNotMixedWithTheOldAndEmbedsAnew()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), [.. Enumerable.Range(0, 10).Select(i => $"Urlaub Teil{i}")]);
        await fixture.OpenReadyAsync("alt");
        fixture.Model.Dimensions = 32;

        var (engine, vectors) = await fixture.OpenAsync("neu");
        await vectors.WorkAsync(default);

        Assert.Equal((4, 10, false), (vectors.Status.Embedded, vectors.Status.Passages, vectors.Status.InUse));
        fixture.Model.Forget();
        Assert.Empty(await VectorFixture.IdsAsync(engine, "Ferien"));
        Assert.Empty(fixture.Model.Seen);
        Assert.Equal(10, await fixture.CountAsync("alt"));

        await VectorFixture.WorkAsync(vectors);

        Assert.True(vectors.Status.InUse);
        Assert.Equal((0, 10), (await fixture.CountAsync("alt"), await fixture.CountAsync("neu")));
        Assert.NotEmpty(await VectorFixture.IdsAsync(engine, "Ferien"));
    }

    [Fact]
    public async Task Model_OtherBehindTheSameName_IsRefusedUntilTheLengthIsSet()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        await fixture.OpenReadyAsync();
        fixture.Model.Dimensions = 32;
        await fixture.House.PutAsync(Samples.Document("b"), "Reise");

        var (_, strict) = await fixture.OpenReadyAsync();
        Assert.Contains("Embeddings:Dimensions auf 32", strict.Status.Problem, StringComparison.Ordinal);
        Assert.Equal(1, strict.Status.Embedded);

        var (_, told) = await fixture.OpenReadyAsync(change: o => o.Dimensions = 32);
        Assert.Equal((2, 32, null), (told.Status.Embedded, told.Status.Dimensions, told.Status.Problem));
        Assert.Equal(2, await fixture.CountAsync());
    }

    [Fact]
    public async Task Load_DamagedRows_AreEmbeddedAgain()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub", "Reise");
        await fixture.OpenReadyAsync();
        await fixture.House.Database.WriteAsync(c => c.ExecuteAsync("UPDATE vectors SET vector = x'00', dimensions = 1"), default);

        var (_, vectors) = await fixture.OpenReadyAsync(change: o => o.Dimensions = 64);

        Assert.Equal(2, vectors.Status.Embedded);
    }

    [Fact]
    public async Task Search_LittleIsNew_UsesVectorsMuchIsNew_UsesWordsUntilTheyHaveFollowed()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("groß"), [.. Enumerable.Range(0, 2100).Select(i => $"Reise Stück{i}")]);
        var (engine, vectors) = await fixture.OpenReadyAsync(change: o => o.BatchSize = 500);

        await fixture.House.PutAsync(Samples.Document("b"), "Reise Nachtrag");
        await engine.RefreshAsync(default);
        Assert.Contains("a", await VectorFixture.IdsAsync(engine, "Ferien"));

        await fixture.House.PutAsync(Samples.Document("neu"), [.. Enumerable.Range(0, 1000).Select(i => $"Akte Stück{i}")]);
        await engine.RefreshAsync(default);
        Assert.Empty(await VectorFixture.IdsAsync(engine, "Ferien"));

        await VectorFixture.WorkAsync(vectors);
        Assert.Contains("a", await VectorFixture.IdsAsync(engine, "Ferien"));
    }

    [Fact]
    public async Task Work_DamagedSegment_NeitherFailsNorTakesItsVectorsForUseless()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub kaputt");
        await fixture.House.PutAsync(Samples.Document("b"), "Urlaub heil");
        var (first, _) = await fixture.OpenReadyAsync();
        first.Dispose();
        string file = Directory.GetFiles(fixture.House.IndexPath, "*.segment").Single();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.AsSpan().LastIndexOf("kaputt"u8)] = (byte)'x';
        await File.WriteAllBytesAsync(file, bytes);

        var (engine, vectors) = await fixture.OpenAsync();
        await vectors.LoadAsync(default);
        await VectorFixture.WorkAsync(vectors);
        fixture.Time.Advance(TimeSpan.FromMinutes(11));
        await VectorFixture.WorkAsync(vectors);

        Assert.Equal(1, vectors.Status.Passages);
        Assert.Equal(2, await fixture.CountAsync());
        Assert.Equal(["b"], await VectorFixture.IdsAsync(engine, "Ferien"));
    }

    [Fact]
    public async Task Engine_WithoutDatabase_HasNoVectors()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        using var engine = Knowledge.Search.SearchEngine.Of([], null, TimeProvider.System);

        Assert.Throws<InvalidOperationException>(() => engine.AddVectors(fixture.House.Database, fixture.Model, new() { Name = "m" }));
    }

    [Fact]
    public async Task Search_WhileVectorsComeAndDocumentsGo_EveryHitIsWholeAndAllowed()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        for (int i = 0; i < 20; i++)
            await fixture.House.PutAsync(Document(i), $"Urlaub Vorgang {i}");
        var (engine, vectors) = await fixture.OpenReadyAsync();
        using var stop = new CancellationTokenSource();
        var searchers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            int n = 0, byMeaning = 0;
            do
            {
                foreach (var hit in (await engine.SearchAsync(new Knowledge.Search.SearchRequest($"Ferien {n % 7}", Audience.Staff), default)).Hits)
                {
                    Assert.Equal(Audience.Everyone, hit.Document.Audience);
                    Assert.StartsWith("Urlaub Vorgang", hit.Passage.Text, StringComparison.Ordinal);
                    Assert.Equal(hit.Document.Id, hit.Passage.DocumentId);
                    byMeaning += hit.Matched.Count(m => m.Similarity is not null);
                }

                n++;
            }
            while (!stop.IsCancellationRequested);

            return byMeaning;
        })).ToList();

        for (int i = 20; i < 60; i++)
        {
            await fixture.House.PutAsync(Document(i), $"Urlaub Vorgang {i}");
            await fixture.House.Store.RetireAsync($"quelle/d{i - 20}", default);
            await engine.RefreshAsync(default);
            await VectorFixture.WorkAsync(vectors);
            fixture.Time.Advance(TimeSpan.FromMinutes(4));
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(searchers), n => Assert.True(n > 0));

        static Document Document(int i) => Samples.Document($"d{i}", audience: i % 2 == 0 ? Audience.Everyone : Audience.Managers);
    }
}
