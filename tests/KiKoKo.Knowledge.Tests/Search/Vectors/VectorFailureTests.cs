using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

/// <summary>Whatever the endpoint does, people find by words what they would find without it.</summary>
public sealed class VectorFailureTests
{
    public static TheoryData<string> Faults { get; } = ["throws", "foreign exception", "wrong dimension", "no number", "all zero", "too few", "too many", "empty", "hangs", "blocks"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Search_EndpointFails_IsTheSearchByWordsWithinTheTimeout(string fault)
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        await fixture.House.PutAsync(Samples.Document("b"), "Ferien");
        var (engine, vectors) = await fixture.OpenReadyAsync(change: o => o.QueryTimeout = TimeSpan.FromMilliseconds(100));
        fixture.Model.Script = Fault(fixture.Model, fault);

        var watch = Stopwatch.StartNew();
        var hits = (await engine.SearchAsync(new SearchRequest("Urlaub", Audience.Staff), default)).Hits;

        Assert.InRange(watch.ElapsedMilliseconds, 0, 1500);
        Assert.Equal(engine.Search(new SearchRequest("Urlaub", Audience.Staff)).Hits.Select(h => (h.Document.Id, h.Score)), hits.Select(h => (h.Document.Id, h.Score)));
        Assert.NotNull(vectors.Status.Problem);
        Assert.DoesNotContain("Urlaub", vectors.Status.Problem, StringComparison.Ordinal);
        Assert.Equal(1, vectors.Status.Queries.Failed + vectors.Status.Queries.TimedOut);
    }

    [Fact]
    public async Task Search_AfterThreeFailures_DoesNotAskUntilAPauseIsOver()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (engine, vectors) = await fixture.OpenReadyAsync();
        fixture.Model.Fail();
        int before = fixture.Model.Requests;
        for (int i = 0; i < 10; i++)
            await VectorFixture.IdsAsync(engine, $"Frage {i}");
        Assert.Equal(before + 3, fixture.Model.Requests);
        Assert.Equal(7, vectors.Status.Queries.Skipped);

        fixture.Model.Script = null;
        fixture.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["a"], await VectorFixture.IdsAsync(engine, "Ferien"));
        Assert.Null(vectors.Status.Problem);
    }

    [Fact]
    public async Task Search_EndpointWantsToBeLeftAlone_IsLeftAlone()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (engine, _) = await fixture.OpenReadyAsync();
        fixture.Model.Fail(retryAfter: TimeSpan.FromSeconds(30));
        await VectorFixture.IdsAsync(engine, "Ferien");
        fixture.Model.Script = null;

        fixture.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await VectorFixture.IdsAsync(engine, "Ferien"));
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a"], await VectorFixture.IdsAsync(engine, "Ferien"));
    }

    [Fact]
    public async Task Work_AfterAFailureAtAQuestion_FindsOutThatItIsOver()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (engine, vectors) = await fixture.OpenReadyAsync();
        fixture.Model.Fail();
        for (int i = 0; i < 3; i++)
            await VectorFixture.IdsAsync(engine, $"Frage {i}");
        fixture.Model.Script = null;
        fixture.Time.Advance(TimeSpan.FromSeconds(10));

        await vectors.WorkAsync(default);

        Assert.Null(vectors.Status.Problem);
    }

    [Fact]
    public async Task Search_SameQuestionAgain_IsNotEmbeddedAgain()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (engine, vectors) = await fixture.OpenReadyAsync();
        fixture.Model.Forget();
        await VectorFixture.IdsAsync(engine, "Ferien");
        fixture.Model.Fail();

        Assert.Equal(["a"], await VectorFixture.IdsAsync(engine, "Ferien "));
        Assert.Single(fixture.Model.Seen);
        Assert.Equal(1, vectors.Status.Queries.Cached);
    }

    [Fact]
    public async Task Search_CallerGivesUp_IsCancelledAndNobodysFault()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (engine, vectors) = await fixture.OpenReadyAsync(change: o => o.QueryTimeout = TimeSpan.FromSeconds(10));
        fixture.Model.Script = Fault(fixture.Model, "hangs");
        using var cancel = new CancellationTokenSource(50);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.SearchAsync(new SearchRequest("Ferien", Audience.Staff), cancel.Token));
        Assert.Null(vectors.Status.Problem);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("foreign exception")]
    [InlineData("wrong dimension")]
    [InlineData("no number")]
    [InlineData("too few")]
    [InlineData("hangs")]
    public async Task Work_EndpointFails_KeepsNothingPausesAndGoesOn(string fault)
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub");
        var (_, vectors) = await fixture.OpenAsync(change: o => (o.Dimensions, o.Timeout) = (64, TimeSpan.FromSeconds(1)));
        fixture.Model.Script = Fault(fixture.Model, fault);

        Assert.False(await vectors.WorkAsync(default));
        Assert.False(await vectors.WorkAsync(default));

        Assert.Equal(1, fixture.Model.Requests);
        Assert.Equal(0, await fixture.CountAsync());
        Assert.Equal((1, false), (vectors.Status.Failures, vectors.Status.InUse));
        Assert.NotNull(vectors.Status.Problem);
        Assert.DoesNotContain("Urlaub", vectors.Status.Problem, StringComparison.Ordinal);

        fixture.Model.Script = null;
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await VectorFixture.WorkAsync(vectors);
        Assert.Equal((1, true, null), (vectors.Status.Embedded, vectors.Status.InUse, vectors.Status.Problem));
    }

    [Fact]
    public async Task Work_OneTextIsRefused_EmbedsTheOthersAndSaysSo()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), [.. Enumerable.Range(0, 19).Select(i => $"Urlaub Teil{i}"), "Gift"]);
        fixture.Model.Script = (texts, _) => texts.Any(t => t.Contains("Gift", StringComparison.Ordinal))
            ? throw new EmbeddingException("zu lang") { InputRefused = true }
            : Task.FromResult(fixture.Model.Good(texts));

        var (_, vectors) = await fixture.OpenReadyAsync();

        Assert.Equal((20, 19, 1, true, null), (vectors.Status.Passages, vectors.Status.Embedded, vectors.Status.Refused, vectors.Status.InUse, vectors.Status.Problem));
        int requests = fixture.Model.Requests;
        await VectorFixture.WorkAsync(vectors);
        Assert.Equal(requests, fixture.Model.Requests);
    }

    [Fact]
    public async Task Work_EverythingIsRefused_IsAFailureNotRefusedTexts()
    {
        await using var fixture = await VectorFixture.CreateAsync();
        await fixture.House.PutAsync(Samples.Document("a"), "Urlaub", "Reise");
        fixture.Model.Script = (_, _) => throw new EmbeddingException("falsches Modell") { InputRefused = true };

        var (_, vectors) = await fixture.OpenReadyAsync();

        Assert.Equal((0, "falsches Modell"), (vectors.Status.Refused, vectors.Status.Problem));
        Assert.Equal(2, fixture.Model.Requests);
    }

    private static Func<string[], CancellationToken, Task<float[][]>> Fault(ScriptedGenerator model, string fault) => fault switch
    {
        "throws" => (_, _) => throw new EmbeddingException("aus"),
        "foreign exception" => (texts, _) => throw new InvalidOperationException("Unerwartet: " + texts[0]),
        "wrong dimension" => (texts, _) => Task.FromResult<float[][]>([.. texts.Select(t => BagOfStems.Of(t, 63))]),
        "no number" => (texts, _) => Task.FromResult<float[][]>([.. texts.Select(_ => Enumerable.Repeat(float.NaN, 64).ToArray())]),
        "all zero" => (texts, _) => Task.FromResult<float[][]>([.. texts.Select(_ => new float[64])]),
        "too few" => (_, _) => Task.FromResult<float[][]>([]),
        "too many" => (texts, _) => Task.FromResult(model.Good([.. texts, "eins mehr"])),
        "empty" => (texts, _) => Task.FromResult<float[][]>([.. texts.Select(_ => Array.Empty<float>())]),
        "hangs" => async (_, cancel) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(60), cancel);
            return [];
        }
        ,
        "blocks" => (_, _) =>
        {
            Thread.Sleep(3000); // an implementation that knows nothing of tokens
            return Task.FromResult<float[][]>([]);
        }
        ,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
