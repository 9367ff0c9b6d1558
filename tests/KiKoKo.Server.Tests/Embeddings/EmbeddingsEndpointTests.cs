using System.Diagnostics;
using KiKoKo.Knowledge.Search.Vectors;
using KiKoKo.Knowledge.Tests.Search.Vectors;
using KiKoKo.Server.Embeddings;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Embeddings;

public sealed class EmbeddingsEndpointTests
{
    private static readonly string[] s_texts = ["Erholungsurlaub beantragen", "Geheimes Kennwort"];

    public static TheoryData<string> Faults { get; } = [.. ScriptedEmbeddingsServer.Faults];

    [Fact]
    public async Task Generate_Good_GivesVectorsInTheOrderOfTheTexts()
    {
        await using var server = await ScriptedEmbeddingsServer.StartAsync();
        using var endpoint = Open(server.Endpoint + "/", key: "geheim");

        var vectors = await endpoint.GenerateAsync(s_texts);

        Assert.Equal(s_texts.Select(t => BagOfStems.Of(t, ScriptedEmbeddingsServer.Dimensions)), vectors.Select(v => v.Vector.ToArray()));
        var request = Assert.Single(server.Requests);
        Assert.Equal("modell", request.GetProperty("model").GetString());
        Assert.Equal("float", request.GetProperty("encoding_format").GetString());
        Assert.Equal(s_texts, request.GetProperty("input").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("Bearer geheim", server.Authorization);
    }

    [Fact]
    public async Task Generate_WithoutAKey_SendsNone()
    {
        await using var server = await ScriptedEmbeddingsServer.StartAsync();
        using var endpoint = Open(server.Endpoint + "/embeddings");

        await endpoint.GenerateAsync(s_texts);

        Assert.Empty(server.Authorization ?? "");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Generate_Fault_IsAnEmbeddingExceptionWithoutTheText(string fault)
    {
        await using var server = await ScriptedEmbeddingsServer.StartAsync();
        server.Fault = fault;
        using var endpoint = Open(server.Endpoint);

        var e = await Assert.ThrowsAsync<EmbeddingException>(() => endpoint.GenerateAsync(s_texts));

        Assert.StartsWith($"Der Einbettungsdienst {new Uri(server.Endpoint).GetLeftPart(UriPartial.Authority)} ", e.Message, StringComparison.Ordinal);
        for (Exception? at = e; at is not null; at = at.InnerException)
            Assert.All(s_texts, t => Assert.DoesNotContain(t, at.Message, StringComparison.Ordinal));
        Assert.Equal(fault == "429" ? TimeSpan.FromSeconds(7) : null, e.RetryAfter);
        Assert.False(e.InputRefused);
    }

    [Fact]
    public async Task Generate_InputRefused_IsToldApart()
    {
        await using var server = await ScriptedEmbeddingsServer.StartAsync();
        server.Fault = "400";
        using var endpoint = Open(server.Endpoint);

        Assert.True((await Assert.ThrowsAsync<EmbeddingException>(() => endpoint.GenerateAsync(s_texts))).InputRefused);
    }

    [Fact]
    public async Task Generate_Redirected_GoesNowhereElse()
    {
        await using var other = await ScriptedEmbeddingsServer.StartAsync();
        await using var server = await ScriptedEmbeddingsServer.StartAsync();
        (server.Fault, server.Elsewhere) = ("redirect", other.Endpoint + "/embeddings");
        using var endpoint = Open(server.Endpoint);

        var e = await Assert.ThrowsAsync<EmbeddingException>(() => endpoint.GenerateAsync(s_texts));

        Assert.Contains("HTTP 307", e.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("drips")]
    public async Task Generate_Slow_EndsWithTheCallersToken(string fault)
    {
        await using var server = await ScriptedEmbeddingsServer.StartAsync();
        server.Fault = fault;
        using var endpoint = Open(server.Endpoint);
        using var cancel = new CancellationTokenSource(200);
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endpoint.GenerateAsync(s_texts, null, cancel.Token));
        Assert.InRange(watch.ElapsedMilliseconds, 100, 3000);
    }

    [Fact]
    public async Task Generate_NobodyListens_SaysSo()
    {
        using var endpoint = Open($"http://127.0.0.1:{RunningServer.FreePort()}/v1");

        Assert.Contains("nicht erreichbar", (await Assert.ThrowsAsync<EmbeddingException>(() => endpoint.GenerateAsync(s_texts))).Message, StringComparison.Ordinal);
    }

    private static EmbeddingsEndpoint Open(string address, string? key = null) => new(new EmbeddingOptions { Endpoint = address, Name = "modell", ApiKey = key });
}
