using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>Deadlines computed over HTTP, and the sheet of paper.</summary>
public sealed class CalculatorApiTests(Administration house)
{
    private const string Sheet = "/fristen/blatt";

    [Fact]
    public async Task Deadline_OverHttp_IsTheLineOfTheVerbAndMore()
    {
        var http = await (await house.Server).JsonAsync("/api/deadline?rule=widerspruch&start=02.04.2026");
        var verb = (await Programs.VerbAsync(house.Data, "deadline", "--rule", "widerspruch", "--start", "2026-04-02", "--state", "RP", "--way", "vwvfg", "--json")).Json();

        Assert.Equal("2026-05-06", http.GetProperty("date").GetString());
        foreach (var field in verb.EnumerateObject())
            Assert.Equal(field.Value.GetRawText(), http.GetProperty(field.Name).GetRawText());
        Shape.Require(http, "text.caption", "text.main", "text.further", "remarks[].kind", "remarks[].caption", "remarks[].text", "fields");
        Assert.Equal("Mittwoch, 6. Mai 2026", http.GetProperty("text").GetProperty("main").GetString());
    }

    [Fact]
    public async Task Deadline_WithACalculationOfOnesOwn_IsComputed()
    {
        var http = await (await house.Server).JsonAsync("/api/deadline?kind=event&n=2&unit=W&start=2026-12-11&state=RP");

        Assert.Equal("2026-12-28", http.GetProperty("date").GetString()); // 25 and 26 December, then a Sunday
    }

    [Theory]
    [InlineData("rule=klage&start=30.02.2026", "start", "Februar 2026")]
    [InlineData("rule=klage&start=1.1.1850", "start", "1990 bis 2100")]
    [InlineData("rule=klage", "start", "fehlt")]
    [InlineData("kind=event&n=zwei&start=02.04.2026", "n", "keine Anzahl")]
    [InlineData("rule=klage&start=02.04.2026&state=XX", "state", "Auswahl")]
    public async Task Deadline_WithBadInput_NamesFieldAndMend(string query, string field, string says)
    {
        var http = await (await house.Server).JsonAsync("/api/deadline?" + query);

        Assert.Equal(JsonValueKind.Null, http.GetProperty("date").ValueKind);
        var problem = http.GetProperty("fields").GetProperty(field);
        Assert.Contains(says, problem.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("needed").GetString()!);
        Assert.True(http.GetProperty("problems").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("rule=gibtsnicht&start=02.04.2026", "gibt es nicht")]
    [InlineData("kind=muschg&birth=02.04.2026", "gibt es hier nicht")]
    [InlineData("rule=klage&start=02.04.2026&n=3", "„n“ gehört nicht dazu")]
    public async Task Deadline_OfSomethingElse_IsAProblemNotAGuess(string query, string says)
    {
        var http = await (await house.Server).JsonAsync("/api/deadline?" + query);

        Assert.Contains(says, http.GetProperty("problems")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Addresses are kept in histories and logs of proxies.</summary>
    [Theory]
    [InlineData("rule=elterngeld&birth=17.07.2026&received=01.05.2026")]
    [InlineData("rule=altersgrenze&start=17.07.1966")]
    [InlineData("rule=au-nachweis&start=17.07.2026")]
    [InlineData("kind=threshold_sum&days=42&from1=17.07.2026")]
    [InlineData("kind=daystart&n=67&unit=J&start=17.07.1966")]
    public async Task Deadline_WithPersonalFactsInTheAddress_IsTurnedAway(string query)
    {
        var server = await house.Server;
        using var refused = await server.GetAsync("/api/deadline?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("POST", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString(), StringComparison.Ordinal);
        string page = await server.ReadAsync("/fristen/rechner?" + query);
        Assert.Contains("nicht aus der Adresse", page, StringComparison.Ordinal);
        Assert.DoesNotContain("17.07.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_WithPersonalFactsPosted_IsComputedAndNotKept()
    {
        var server = await house.Server;

        using var response = await server.PostAsync("/api/deadline", JsonContent.Create(new { rule = "elterngeld", birth = "10.03.2026", received = "05.09.2026" }));

        Assert.Equal("2026-05-10", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("date").GetString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("pdf", "application/pdf", "%PDF-1.7")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK")]
    public async Task Sheet_IsAFile_WhoseLabelCanBeLookedUp(string format, string type, string begins)
    {
        var server = await house.Server;

        using var response = await server.PostAsync(Sheet, Form(("rule", "widerspruch"), ("start", "02.04.2026"), ("format", format), ("betreff", "Az. 12/34")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(begins, System.Text.Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        string name = response.Content.Headers.ContentDisposition!.FileName!.Trim('"');
        string label = name["Fristenblatt-".Length..^(format.Length + 1)];
        var found = await server.JsonAsync("/api/labels/" + label);
        Assert.Equal("rule", found.GetProperty("label").GetProperty("kind").GetString());
        Assert.Equal("deadline", found.GetProperty("outcome").GetString());
        Assert.Contains("Frist", await server.ReadAsync("/kennzeichnung/" + label), StringComparison.Ordinal);
    }

    /// <summary>What stands in the log of an ordinary sheet is its text; of one with a date of birth only the hash.</summary>
    [Theory]
    [InlineData("widerspruch", true)]
    [InlineData("altersgrenze", false)]
    public async Task Sheet_WithPersonalFacts_LeavesNoContentInTheLog(string rule, bool hasContent)
    {
        var server = await house.StartAsync();
        using var response = await server.PostAsync(Sheet, Form(("rule", rule), ("start", "02.04.1996"), ("format", "docx")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        string entry = await server.ReadAsync("/ki-ko/0", "ki-ko");

        Assert.Equal(hasContent, entry.Contains("Rechenschritte", StringComparison.Ordinal));
        Assert.Equal(hasContent, entry.Contains("1996", StringComparison.Ordinal));
        Assert.Contains("SHA-256", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_WithoutAResult_Is400AndLeavesNoEntry()
    {
        var server = await house.StartAsync();
        foreach (var form in new[] { Form(("rule", "klage"), ("start", "30.02.2026")), Form(("rule", "gibtsnicht")), Form(), Form(("rule", "klage"), ("start", "02.04.2026"), ("betreff", new string('x', 300))) })
        {
            using var response = await server.PostAsync(Sheet, form);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Contains("Keine Einträge", await server.ReadAsync("/ki-ko", "ki-ko"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_KnowsNobodyYet()
    {
        var server = await house.Production;
        foreach (string path in (string[])["/api/deadline?rule=klage&start=02.04.2026", "/fristen", "/fristen/rechner", "/fristen/monat", "/fristen/abo"])
        {
            using var response = await server.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var sheet = await server.PostAsync(Sheet, Form(("rule", "klage"), ("start", "02.04.2026")));
        Assert.Equal(HttpStatusCode.Forbidden, sheet.StatusCode);
    }

    [Fact]
    public async Task Sheet_FromAnotherSite_Is403()
    {
        using var request = RunningServer.New(HttpMethod.Post, Sheet);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Content = Form(("rule", "klage"), ("start", "02.04.2026"));

        using var response = await (await house.Server).SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    /// <summary>Two documents of house rules: the older one for all, the newer one, which also redefines a key, for managers only.</summary>
    [Fact]
    public async Task HouseRules_OfTheDocuments_AreOfferedToThoseWhoMayReadThem()
    {
        string data = house.CopyData();
        string rules = Directory.CreateDirectory(Path.Combine(house.Folder, Guid.NewGuid().ToString("N"))).FullName;
        await PutRulesAsync(rules, "hf-alle.md", "Hausfristen der Stadt", "2020-01-01", "alle", "## schluesselrueckgabe: Rückgabe des Schlüssels\n- Ereignis: Ende der Beschäftigung\n- Frist: 2 Wochen\n- Zählung: nach dem Ereignis\n- Ende: bleibt\n- Grundlage: Hausordnung Nr. 4\n- Worte: Schlüsselrückgabe\n");
        await PutRulesAsync(rules, "hf-leitung.md", "Hausfristen der Führung", "2021-01-01", "fuehrungskraefte", "## schluesselrueckgabe: Rückgabe des Schlüssels\n- Ereignis: Ende der Beschäftigung\n- Frist: 3 Wochen\n- Zählung: nach dem Ereignis\n- Ende: bleibt\n- Grundlage: Hausordnung Nr. 5\n- Worte: Schlüsselrückgabe\n\n## zielgespraech: Zielgespräch\n- Ereignis: Tag des Gesprächs\n- Frist: 1 Woche\n- Zählung: rückwärts\n- Grundlage: Leitfaden\n- Worte: Zielgespräch\n");
        var ingest = await Programs.RunAsync("KiKoKo.Ingest", ["ingest", rules, "--data", data, "--json"]);
        Assert.True(ingest.ExitCode == 0, ingest.Errors);
        string[] ids = [.. ingest.Json().GetProperty("results").EnumerateArray().OrderBy(r => r.GetProperty("file").GetString(), StringComparer.Ordinal).Select(r => r.GetProperty("documentId").GetString()!)];
        await using var server = await RunningServer.StartAsync(data);
        const string Key = "/api/deadline?rule=schluesselrueckgabe&start=02.04.2026", Managers = "/api/deadline?rule=zielgespraech&start=16.11.2026";

        Assert.Equal("2026-04-16", (await server.JsonAsync(Key)).GetProperty("date").GetString());
        Assert.Equal("2026-04-23", (await server.JsonAsync(Key, "fuehrungskraft")).GetProperty("date").GetString());
        Assert.Contains("gibt es nicht", (await server.JsonAsync(Managers)).GetProperty("problems")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-11-08", (await server.JsonAsync(Managers, "fuehrungskraft")).GetProperty("date").GetString());
        string staff = WebUtility.HtmlDecode(await server.ReadAsync("/fristen/rechner")), manager = WebUtility.HtmlDecode(await server.ReadAsync("/fristen/rechner", "fuehrungskraft"));
        Assert.Contains("Rückgabe des Schlüssels", staff, StringComparison.Ordinal);
        Assert.DoesNotContain("Zielgespräch", staff, StringComparison.Ordinal);
        Assert.Contains("Zielgespräch", manager, StringComparison.Ordinal);

        // The owner of a document is told of another one that defines the same, as far as they may read it.
        string owner = WebUtility.HtmlDecode(await server.ReadAsync("/dokument/" + ids[0], "dokumentverantwortliche"));
        Assert.Contains("Eine Regel ist lesbar", owner, StringComparison.Ordinal);
    }

    private static async Task PutRulesAsync(string folder, string name, string title, string from, string audience, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, name), "# " + title + "\n\n" + text);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".meta.json"), $$"""{"title":"{{title}}","department":"Organisation","kind":"Hausfristen","version":"1.0","validFrom":"{{from}}","audience":"{{audience}}","owner":"Organisation"}""");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] values) => new(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
