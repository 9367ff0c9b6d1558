using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

public sealed class VectorSearchTests
{
    [Fact]
    public async Task Search_OtherWordsForTheSame_FindsItAndSaysWhy()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a", "Regeln"), "Urlaub ist rechtzeitig zu planen.");
        await fixture.House.PutAsync(Samples.Document("b", "Technik"), "Drucker werden zentral gewartet.");
        var (engine, _) = await fixture.OpenReadyAsync();

        var hit = (await engine.SearchAsync(new SearchRequest("Ferien", Audience.Staff), default)).Hits[0];

        Assert.Equal("a", hit.Document.Id);
        var match = Assert.Single(hit.Matched);
        Assert.Equal(("ähnlicher Sinn", MatchKind.Meaning), (match.Term, match.As));
        Assert.InRange(match.Similarity!.Value, 0.3, 1);
        Assert.Empty(engine.Search(new SearchRequest("Ferien", Audience.Staff)).Hits);
    }

    [Fact]
    public async Task Search_FoundByWordAndByMeaning_AddsBothReciprocalRanks()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("beides", "Erholung"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("wort", "Drucker"), "Der Urlaub der Drucker, Toner, Kabel, Scanner und Bildschirme in den Werkstätten am Hafen");
        var (engine, _) = await fixture.OpenReadyAsync(change: o => o.MinimumSimilarity = 0.5);

        var hits = (await engine.SearchAsync(new SearchRequest("Urlaub", Audience.Staff, Explain: true), default)).Hits;

        Assert.Equal(["beides", "wort"], hits.Select(h => h.Document.Id));
        Assert.Equal(2, hits[0].Score, 10);
        Assert.Equal(61 / 62.0, hits[1].Score, 10);
        Assert.Equal([MatchKind.Literal, MatchKind.Meaning], hits[0].Matched.Select(m => m.As));
        Assert.Equal([1, 2], hits.Select(h => h.Rank));
        Assert.All(hits, h => Assert.Equal(h.Score, h.Explanation!.Shares.Sum(s => s.Score), 6));
        var meaning = hits[0].Explanation!.Shares.Single(s => s.What == ShareKind.Meaning);
        Assert.Equal((1, hits[0].Matched[1].Similarity), (meaning.Score, meaning.Similarity));
        Assert.DoesNotContain(hits[1].Explanation!.Shares, s => s.What == ShareKind.Meaning);
    }

    [Fact]
    public async Task Search_SameTextInTwoDocuments_ShowsItOnce()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub ist rechtzeitig zu planen.");
        await fixture.House.PutAsync(Samples.Document("b"), "Urlaub ist rechtzeitig zu planen.");
        var (engine, _) = await fixture.OpenReadyAsync();

        Assert.Single(await VectorFixture.IdsAsync(engine, "Ferien planen"));
    }

    [Fact]
    public async Task Search_LongDocument_DoesNotFloodTheList()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("lang"), [.. Enumerable.Range(0, 30).Select(i => $"Urlaub Teil{i}")]);
        await fixture.House.PutAsync(Samples.Document("kurz"), "Urlaub und Kantine");
        var (engine, _) = await fixture.OpenReadyAsync();

        var ids = await VectorFixture.IdsAsync(engine, "Ferien");

        Assert.Equal(3, ids.Count(i => i == "lang"));
        Assert.Contains("kurz", ids);
    }

    [Fact]
    public async Task Search_Filters_HoldForVectors()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a", department: "Personal", kind: "FAQ"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("b", department: "Organisation"), "Urlaub, Urlaub und Reise");
        await fixture.House.PutAsync(Samples.Document("c", until: new DateOnly(2020, 1, 1)), "Urlaub von früher");
        var (engine, _) = await fixture.OpenReadyAsync();

        Assert.Equal(["a"], await Ids(new SearchRequest("Ferien", Audience.Staff, Department: "personal")));
        Assert.Equal(["a"], await Ids(new SearchRequest("Ferien", Audience.Staff, Kind: "faq")));
        Assert.Equal(["a", "b"], (await Ids(new SearchRequest("Ferien", Audience.Staff))).Order());
        Assert.Single(await Ids(new SearchRequest("Ferien", Audience.Staff, Top: 1)));
        Assert.Empty(await Ids(new SearchRequest("Ferien", Audience.Staff, Top: 0)));

        async Task<List<string>> Ids(SearchRequest request) => [.. (await engine.SearchAsync(request, default)).Hits.Select(h => h.Document.Id)];
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\uD800")]
    [InlineData("§§ \u0000")]
    public async Task Search_AnyString_IsAQuestion(string query)
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (engine, _) = await fixture.OpenReadyAsync();

        Assert.NotNull(await engine.SearchAsync(new SearchRequest(query, Audience.Staff), default));
    }

    [Fact]
    public async Task Search_WithoutVectors_IsTheSearchByWords()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        using var engine = await fixture.House.OpenAsync();

        Assert.Null(engine.Vectors);
        var hit = Assert.Single((await engine.SearchAsync(new SearchRequest("Urlaub", Audience.Staff), default)).Hits);
        Assert.Equal(Assert.Single(engine.Search(new SearchRequest("Urlaub", Audience.Staff)).Hits).Score, hit.Score);
        Assert.Equal(0, await fixture.CountAsync());
    }

    [Fact]
    public async Task Search_Prefixes_GoBeforeQuestionAndPassage()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a", "Regeln"), "Urlaub");
        var (engine, _) = await fixture.OpenReadyAsync(change: o => (o.QueryPrefix, o.PassagePrefix) = ("query: ", "passage: "));
        await VectorFixture.IdsAsync(engine, " Ferien ");

        Assert.Equal(["passage: Regeln\nAbschnitt\nUrlaub", "query: Ferien"], fixture.Model.Seen);
    }
}
