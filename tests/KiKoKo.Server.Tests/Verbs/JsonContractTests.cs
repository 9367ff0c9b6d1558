using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Verbs;

/// <summary>The shapes of DESIGN section 5: other programs rely on every field.</summary>
public sealed class JsonContractTests(Administration house)
{
    private static readonly string[] Reply =
    [
        "kind", "text", "citations", "contacts", "forms", "deadlines",
        "label.id", "label.kind", "label.wording", "label.model", "label.createdAt", "label.review",
        "audit.index", "audit.leafHash", "timings.searchMs", "timings.composeMs", "timings.auditMs", "timings.totalMs",
    ];

    private static readonly string[] Citation = [.. new[] { "n", "documentId", "title", "fileName", "path", "page", "quote", "url" }.Select(f => "citations[]." + f)];

    [Fact]
    public async Task Search_HasTheFields()
    {
        var run = await Programs.VerbAsync(house.CopyData(), "search", "Resturlaub verfällt", "--top", "2", "--json");

        Assert.Equal(0, run.ExitCode);
        var json = run.Json();
        Shape.Require(json, "query", "tookMs", "hits[].matched[].term", "hits[].matched[].as");
        Shape.Require(json, [.. new[] { "rank", "score", "documentId", "title", "fileName", "department", "kind", "version", "topics", "path", "page", "text" }.Select(f => "hits[]." + f)]);
        Assert.InRange(json.GetProperty("hits").GetArrayLength(), 1, 2);
        Assert.Equal("Resturlaub verfällt", json.GetProperty("query").GetString());
    }

    [Fact]
    public async Task SearchExplained_HasSharesThatAddUp()
    {
        string data = house.CopyData();
        var run = await Programs.VerbAsync(data, "search", "Resturlaub verfällt", "--explain", "--json");
        var text = await Programs.VerbAsync(data, "search", "Resturlaub verfällt", "--explain", "--top", "1");

        Shape.Require(run.Json(), "hits[].explanation.shares[].what", "hits[].explanation.shares[].score", "hits[].explanation.places");
        Assert.All(run.Json().GetProperty("hits").EnumerateArray(), hit => Assert.Equal(
            hit.GetProperty("score").GetDouble(),
            hit.GetProperty("explanation").GetProperty("shares").EnumerateArray().Sum(s => s.GetProperty("score").GetDouble()),
            1e-5));
        Assert.Equal((0, 0), (run.ExitCode, text.ExitCode));
        Assert.Contains("wörtlich: Resturlaub", text.Output, StringComparison.Ordinal);
        Assert.Contains("Treffer: resturlaub (wörtlich)", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchOverHttp_ExplainsOnlyWhenAsked()
    {
        var server = await house.Server;
        Assert.DoesNotContain("\"explanation\"", await server.ReadAsync("/api/search?q=Resturlaub"), StringComparison.Ordinal);
        Shape.Require(await server.JsonAsync("/api/search?q=Resturlaub&explain=true"), "hits[].explanation.shares[].what", "hits[].explanation.places");
    }

    [Fact]
    public async Task Search_WithoutHits_HasAnEmptyList()
    {
        var run = await Programs.VerbAsync(house.CopyData(), "search", "Xylophonorchester", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run.Json().GetProperty("hits").GetArrayLength());
    }

    [Theory]
    [InlineData("Wann verfällt mein Resturlaub?", "grounded", "citations")]
    [InlineData("Wer ist für den Brandschutz zuständig?", "contact", "contacts")]
    [InlineData("Ich brauche das Formular für Sonderurlaub.", "form", "forms")]
    [InlineData("Welche Farbe hat der Mond?", "abstention", "")]
    [InlineData("Hilfe", "help", "")]
    [InlineData("Welcher der drei Bewerber ist der beste?", "refusal", "")]
    public async Task Ask_HasTheFields(string question, string kind, string filled)
    {
        var run = await Programs.VerbAsync(house.CopyData(), "ask", question, "--json");

        Assert.Equal(0, run.ExitCode);
        var json = run.Json();
        Shape.Require(json, Reply);
        Assert.Equal(kind, json.GetProperty("kind").GetString());
        string[] more = filled switch
        {
            "citations" => Citation,
            "contacts" => [.. Citation, "contacts[].name", "contacts[].function", "contacts[].department", "contacts[].phone", "contacts[].mail", "contacts[].room"],
            "forms" => ["forms[].documentId", "forms[].title", "forms[].url"],
            _ => [],
        };
        Shape.Require(json, more);
        Assert.Matches("^[0-9a-f]{64}$", json.GetProperty("audit").GetProperty("leafHash").GetString());
        Assert.Matches("^KK-", json.GetProperty("label").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Ask_ForADeadline_HasItsStepsAndAsksBackWithinAConversation()
    {
        string data = house.CopyData();

        var back = await Programs.VerbAsync(data, "ask", "Bescheid vom 2.11.2026, bis wann Widerspruch?", "--conversation", "c1", "--json");
        var run = await Programs.VerbAsync(data, "ask", "mit der Post", "--conversation", "c1", "--json");
        var text = await Programs.VerbAsync(data, "ask", "Bescheid am 2.11.2026 zur Post, bis wann Widerspruch?");

        Assert.Equal("clarification", back.Json().GetProperty("kind").GetString());
        var json = run.Json();
        Shape.Require(json, [.. Reply, "deadlines[].rule", "deadlines[].date", "deadlines[].steps[].what", "deadlines[].steps[].basis", "deadlines[].warnings"]);
        Assert.Equal("deadline", json.GetProperty("kind").GetString());
        Assert.Equal("2026-12-07", json.GetProperty("deadlines")[0].GetProperty("date").GetString());
        Assert.Equal("rule", json.GetProperty("label").GetProperty("kind").GetString());
        Assert.StartsWith("Montag, 7. Dezember 2026", text.Output, StringComparison.Ordinal);
        Assert.Contains("1. ", text.Output, StringComparison.Ordinal);
        Assert.Contains("nach Regel berechnet, keine KI", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithBatch_WritesOneLineForEachQuestionWithItsId()
    {
        string data = house.CopyData(), batch = Path.Combine(data, "fragen.jsonl");
        await File.WriteAllTextAsync(batch, """
            {"id": "q1", "question": "Wann verfällt mein Resturlaub?"}

            {"id": "q2", "question": "Wer ist für den Brandschutz zuständig?"}
            """);

        var run = await Programs.VerbAsync(data, "ask", "--batch", batch, "--json");

        Assert.Equal(0, run.ExitCode);
        string[] ids = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!)];
        Assert.Equal(["q1", "q2"], ids);
    }

    [Fact]
    public async Task AuditVerify_HasTheFields()
    {
        var run = await Programs.VerbAsync(house.CopyData(), "audit", "verify", "--json");

        Assert.Equal(0, run.ExitCode);
        Shape.Require(run.Json(), "size", "rootHash", "entries", "checkpoints", "problems");
    }

    [Fact]
    public async Task Doctor_HasTheFields()
    {
        var run = await Programs.VerbAsync(house.CopyData(), "doctor", "--json");

        Assert.Equal(0, run.ExitCode);
        var json = run.Json();
        Shape.Require(json, "ok", "checks[].name", "checks[].ok", "checks[].message", "checks[].mend");
        Assert.True(json.GetProperty("ok").GetBoolean());
    }

    /// <summary>Standard output used to be in the terminal's encoding, so that JSON with umlauts broke under a Latin-1 locale.</summary>
    [Fact]
    public async Task Json_UnderAnotherLocale_IsUtf8()
    {
        var run = await Programs.RunAsync("KiKoKo.Server", ["search", "verfällt", "--data", house.CopyData(), "--json"], ("LC_ALL", "de_DE.ISO-8859-1"), ("LANG", "de_DE.ISO-8859-1"));

        Assert.Equal("verfällt", run.Json().GetProperty("query").GetString());
        Assert.Contains("verfällt", run.Json().GetProperty("hits")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
