using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Embeddings;

/// <summary>The whole program with a scripted embeddings server beside it.</summary>
public sealed partial class SearchByMeaningTests(Administration house)
{
    // "Ferien" stands nowhere in the library; the scripted server holds it for the same as "Urlaub".
    private const string Query = "/api/search?q=Ferien";

    [Fact]
    public async Task Server_WithAnEndpoint_EmbedsInTheBackgroundAndFindsByMeaning()
    {
        await using var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        var server = await StartAsync(embeddings);
        await UntilEmbeddedAsync(server);

        var hits = (await server.JsonAsync(Query)).GetProperty("hits").EnumerateArray().ToList();

        Assert.NotEmpty(hits);
        var match = hits[0].GetProperty("matched").EnumerateArray().Single(m => m.GetProperty("as").GetString() == "meaning");
        Assert.Equal("ähnlicher Sinn", match.GetProperty("term").GetString());
        Assert.InRange(match.GetProperty("similarity").GetDouble(), 0.2, 1);
        Assert.Matches(@"hnlicher Sinn</th><td[^>]*>Kosinus 0,\d\d", await server.ReadAsync("/wissen?q=Ferien"));
        Assert.Empty((await (await house.Server).JsonAsync(Query)).GetProperty("hits").EnumerateArray());
    }

    [Fact]
    public async Task Server_ForbiddenDocuments_AreNotFoundByMeaningEither()
    {
        await using var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        var server = await StartAsync(embeddings);
        await UntilEmbeddedAsync(server);

        foreach (var hidden in RestrictedDocuments.All)
        {
            string query = $"/api/search?top=100&q={Uri.EscapeDataString(hidden.Question)}";
            Assert.DoesNotContain(hidden.FileName, await server.ReadAsync(query), StringComparison.Ordinal);
            if (hidden.ShownTo is not null)
                Assert.Contains(hidden.FileName, await server.ReadAsync(query, hidden.ShownTo), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Server_EndpointGone_GoesOnByWordsAndSaysSo()
    {
        var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        string data = house.CopyData();
        (string, string)[] settings = Settings(embeddings);
        await using var server = await RunningServer.StartAsync(data, settings);
        await UntilEmbeddedAsync(server);
        Assert.Contains("\nkikoko_embedding_working 1\n", await server.ReadAsync("/metrics"), StringComparison.Ordinal);
        var good = await DoctorAsync(data, settings);
        Assert.True(good.GetProperty("ok").GetBoolean());
        Assert.Equal("", good.GetProperty("mend").GetString());
        Assert.Contains("modell", good.GetProperty("message").GetString(), StringComparison.Ordinal);

        await embeddings.DisposeAsync();

        Assert.Contains("urlaub-2020.md", await server.ReadAsync("/api/search?q=Resturlaub"), StringComparison.Ordinal);
        Assert.Equal("grounded", (await server.AskAsync("Wann verfällt mein Resturlaub?")).GetProperty("kind").GetString());
        string metrics = await server.ReadAsync("/metrics");
        Assert.Contains("\nkikoko_embedding_working 0\n", metrics, StringComparison.Ordinal);
        Assert.Matches(@"\nkikoko_embedding_queries_total\{result=""failed""\} [1-9]", metrics);
        Assert.Equal("ready", await server.ReadAsync("/readyz"));
        var warning = await DoctorAsync(data, settings);
        Assert.True(warning.GetProperty("ok").GetBoolean());
        Assert.Contains("nicht erreichbar", warning.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", warning.GetProperty("mend").GetString());
    }

    [Fact]
    public async Task Server_EndpointHangs_AnswersWithinTheTimeout()
    {
        await using var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        var server = await StartAsync(embeddings);
        await UntilEmbeddedAsync(server);
        embeddings.Fault = "hangs";
        await server.ReadAsync("/api/search?q=warm");
        var watch = Stopwatch.StartNew();

        Assert.Contains("urlaub-2020.md", await server.ReadAsync("/api/search?q=Resturlaub"), StringComparison.Ordinal);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 1500);
        Assert.Contains("kikoko_embedding_queries_total{result=\"timeout\"}", await server.ReadAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OneCommand_UsesTheVectorsOfTheServer()
    {
        await using var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        string data = house.CopyData();
        await using (var server = await RunningServer.StartAsync(data, Settings(embeddings)))
            await UntilEmbeddedAsync(server);
        int passages = embeddings.Requests.Sum(r => r.GetProperty("input").GetArrayLength());

        var run = await Programs.RunAsync("KiKoKo.Server", ["search", "Ferien", "--data", data], Settings(embeddings));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"ähnlicher Sinn \(0[.,]\d\d\)", run.Output);
        Assert.Equal(passages + 1, embeddings.Requests.Sum(r => r.GetProperty("input").GetArrayLength()));
    }

    [Fact]
    public async Task Search_WithoutEndpoint_LeavesTheDatabaseWithoutVectors()
    {
        var run = await Programs.VerbAsync(house.CopyData(), "doctor", "--json");

        var check = run.Json().GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "embeddings");
        Assert.Equal((true, ""), (check.GetProperty("ok").GetBoolean(), check.GetProperty("mend").GetString()));
        Assert.DoesNotContain("kikoko_embedding", await (await house.Server).ReadAsync("/metrics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Endpoint", "kein-dienst", "Embeddings:Endpoint")]
    [InlineData("Endpoint", "http://modelle.stadt.example/v1", "unverschlüsselt")]
    [InlineData("Name", "", "Embeddings:Name")]
    [InlineData("BatchSize", "viele", "Embeddings")]
    [InlineData("QueryTimeout", "00:05:00", "Embeddings:QueryTimeout")]
    [InlineData("ApiKeyFile", "/gibt/es/nicht", "Embeddings:ApiKeyFile")]
    [InlineData("ApiKey", "mit Leerzeichen", "Embeddings:ApiKey")]
    public async Task Setting_ThatCannotWork_StopsTheStartAndNamesTheMend(string key, string value, string mentions)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Endpoint"] = "http://127.0.0.1:9/v1", ["Name"] = "modell", [key] = value };
        (string, string)[] environment = [.. settings.Select(s => ("KIKOKO_Embeddings__" + s.Key, s.Value))];
        string port = RunningServer.FreePort().ToString(CultureInfo.InvariantCulture);

        (await Programs.RunAsync("KiKoKo.Server", ["start", "--port", port, "--data", house.CopyData()], environment)).AssertMendable(mentions);
    }

    [Fact]
    public async Task ApiKey_FromAFile_IsSent()
    {
        await using var embeddings = await ScriptedEmbeddingsServer.StartAsync();
        string file = Path.Combine(house.Folder, "schluessel-" + Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(file, "aus-der-datei\n");

        await Programs.RunAsync("KiKoKo.Server", ["doctor", "--data", house.CopyData()], [.. Settings(embeddings), ("KIKOKO_Embeddings__ApiKeyFile", file)]);

        Assert.Equal("Bearer aus-der-datei", embeddings.Authorization);
    }

    /// <summary>With a proxy in the environment that must not be used.</summary>
    internal static (string Name, string Value)[] Settings(ScriptedEmbeddingsServer embeddings) =>
    [
        ("KIKOKO_Embeddings__Endpoint", embeddings.Endpoint),
        ("KIKOKO_Embeddings__Name", "modell"),
        ("KIKOKO_Embeddings__MinimumSimilarity", "0.2"),
        ("HTTP_PROXY", "http://127.0.0.1:9"),
        ("ALL_PROXY", "http://127.0.0.1:9"),
    ];

    internal static async Task UntilEmbeddedAsync(RunningServer server)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            string metrics = await server.ReadAsync("/metrics");
            string all = Passages().Match(metrics).Groups["n"].Value;
            if (all is not "" and not "0" && metrics.Contains($"\nkikoko_embedding_passages_done {all}\n", StringComparison.Ordinal))
                return;
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), metrics);
        }
    }

    private Task<RunningServer> StartAsync(ScriptedEmbeddingsServer embeddings) => house.StartAsync(Settings(embeddings));

    private static async Task<JsonElement> DoctorAsync(string data, (string, string)[] settings)
    {
        var run = await Programs.RunAsync("KiKoKo.Server", ["doctor", "--json", "--data", data], settings);
        return run.Json().GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "embeddings");
    }

    [GeneratedRegex("\nkikoko_embedding_passages (?<n>\\d+)\n", RegexOptions.None, 1000)]
    private static partial Regex Passages();
}
