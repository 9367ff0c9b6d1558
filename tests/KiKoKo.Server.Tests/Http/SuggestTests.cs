using System.Net;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

public sealed class SuggestTests(Administration house)
{
    [Fact]
    public async Task Suggestions_HaveTheFieldsAndAreKeptNowhere()
    {
        var server = await house.Server;
        using var response = await server.GetAsync("/api/suggest?q=erholungsurl");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var json = await server.JsonAsync("/api/suggest?q=" + Uri.EscapeDataString("Wo steht die Dienstanweisung Erholungsurl"));
        Shape.Require(json, "query", "from", "suggestions[].text", "suggestions[].kind", "suggestions[].detail", "suggestions[].documentId", "suggestions[].url", "suggestions[].marks[].start", "suggestions[].marks[].length", "suggestions[].detailMarks");
        var first = json.GetProperty("suggestions")[0];
        Assert.Equal("Wo steht die ".Length, json.GetProperty("from").GetInt32());
        Assert.Equal(("Dienstanweisung Erholungsurlaub", "document"), (first.GetProperty("text").GetString(), first.GetProperty("kind").GetString()));
        using var page = await server.GetAsync(first.GetProperty("url").GetString()!);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("Petra", "contact", "Petra Lang")]
    [InlineData("Sonderurl", "form", "Antrag auf Sonderurlaub")]
    [InlineData("resturl", "topic", "resturlaub")]
    public async Task Suggestion_SaysWhatItIs(string typed, string kind, string text)
    {
        var suggestions = (await (await house.Server).JsonAsync("/api/suggest?q=" + typed)).GetProperty("suggestions");

        Assert.Contains(suggestions.EnumerateArray(), s => s.GetProperty("kind").GetString() == kind && s.GetProperty("text").GetString() == text);
        Assert.InRange(suggestions.GetArrayLength(), 1, 8);
    }

    [Fact]
    public async Task Contact_LeadsToTheListWithIt()
    {
        var server = await house.Server;
        string url = (await server.JsonAsync("/api/suggest?q=Petra")).GetProperty("suggestions")[0].GetProperty("url").GetString()!;

        Assert.Contains("petra.lang@stadt.example", await server.ReadAsync(url), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%20%20")]
    [InlineData("?q=#201")]
    public async Task Query_MissingOrTooLong_Is400InGerman(string query)
    {
        string path = "/api/suggest" + query.Replace("#201", new string('a', 201), StringComparison.Ordinal);
        using var response = await (await house.Server).GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("1 bis 200 Zeichen", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%F0%9F%98%80%F0%9F%98%80")]
    [InlineData("%00%00")]
    [InlineData("%3Cscript%3E")]
    [InlineData("%FF%FE")]
    public async Task Query_OfOddCharacters_IsAnswered(string query)
    {
        using var response = await (await house.Server).GetAsync("/api/suggest?q=" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
