using System.Net;
using System.Text.RegularExpressions;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>The pages of a person's deadlines as a browser without JavaScript uses them: forms sent and read again.</summary>
public sealed partial class DeadlinePagesTests(Administration house)
{
    private readonly CookieContainer _cookies = new();

    [Fact]
    public async Task Calculator_SentAsAForm_ShowsDateStepsAndFields()
    {
        string page = WebUtility.HtmlDecode(await (await house.Server).ReadAsync("/fristen/rechner?rule=widerspruch&way=zugang&start=2.4.2026&state=RP"));

        Assert.Contains("Montag, 4. Mai 2026", page, StringComparison.Ordinal);
        Assert.Contains("§ 188 Abs. 2 BGB", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2.4.2026\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculator_SentEmpty_SaysWhatIsMissingAtTheField()
    {
        string page = WebUtility.HtmlDecode(await (await house.Server).ReadAsync("/fristen/rechner?rule=klage&start="));

        Assert.Matches("id=\"f-start\"[^>]*aria-describedby=\"f-start-hinweis f-start-fehler\"[^>]*aria-invalid=\"true\"", page);
        Assert.Matches("id=\"f-start-fehler\">[^<]*fehlt noch", page);
    }

    [Fact]
    public async Task Calculator_JustOpened_FindsNoFault() =>
        Assert.DoesNotContain("aria-invalid", await (await house.Server).ReadAsync("/fristen/rechner?rule=klage"), StringComparison.Ordinal);

    [Fact]
    public async Task Calculator_WithPersonalFacts_IsAFormThatIsPosted()
    {
        using var browser = await OpenAsync();

        string page = await SendAsync(browser, "/fristen/rechner?rule=altersgrenze", "rechnen", ("start", "02.04.1966"));

        Assert.Contains("30. April 2033", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuleList_SearchedOnTheServer_HasWhatIsMeant()
    {
        string page = WebUtility.HtmlDecode(await (await house.Server).ReadAsync("/fristen/rechner?suche=resturlaub"));

        Assert.Contains("Resturlaub (TVöD)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Untätigkeitsklage", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_ComputedAndKept_IsListedWithItsSteps()
    {
        using var browser = await OpenAsync();
        int year = DateTime.UtcNow.Year + 1;

        string list = await SendAsync(browser, $"/fristen/rechner?rule=klage&start=02.04.{year}&state=RP", "merken", ("rule", "klage"), ("start", $"02.04.{year}"), ("betreff", "Az. 7"));

        Assert.Contains("Az. 7 (Klage vor dem Verwaltungsgericht)", list, StringComparison.Ordinal);
        Assert.Contains("§ 188 Abs. 2 BGB", list, StringComparison.Ordinal);
        Assert.Contains("steht in Ihrer Liste", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_OfThePast_IsNotKeptAndSaysWhy()
    {
        using var browser = await OpenAsync();

        string page = await SendAsync(browser, "/fristen/rechner?rule=klage&start=02.04.2020&state=RP", "merken", ("rule", "klage"), ("start", "02.04.2020"));

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Klage vor dem Verwaltungsgericht", await ReadAsync(browser, "/fristen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_EnteredByHand_CanBeDoneAndReopened()
    {
        using var browser = await OpenAsync();
        string list = await SendAsync(browser, "/fristen", "neu", ("title", "Bericht an den Rat"), ("day", Day(40)), ("note", "Raum 12"), ("leads", ""));
        string id = Id(list);
        Assert.Contains("in 40 Tagen", list, StringComparison.Ordinal);
        Assert.Contains("Raum 12", list, StringComparison.Ordinal);

        string done = await SendAsync(browser, "/fristen", "frist-" + id, ("id", id), ("aktion", "done"));
        Assert.Contains("Erledigt.", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Bericht an den Rat", done, StringComparison.Ordinal);
        Assert.Contains("Bericht an den Rat", await SendAsync(browser, "/fristen?zeigen=alle", "frist-" + id, ("id", id), ("aktion", "reopen")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30.02.2027", "Februar 2027")]
    [InlineData("", "Tag, Monat und Jahr")]
    [InlineData("01.01.2020", "neu-day-fehler")]
    public async Task Deadline_EnteredWithABadDay_IsExplainedAtTheField(string day, string says)
    {
        using var browser = await OpenAsync();

        string page = await SendAsync(browser, "/fristen", "neu", ("title", "Bericht"), ("day", day), ("note", ""), ("leads", ""));

        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Matches("id=\"neu-day\"[^>]*aria-invalid=\"true\"", page);
        Assert.Contains("value=\"Bericht\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_HandedOver_IsAcceptedByTheOther()
    {
        using var giver = await OpenAsync();
        string id = Id(await SendAsync(giver, "/fristen", "neu", ("title", "Haushaltsplan"), ("day", Day(30)), ("note", ""), ("leads", "")));
        string asked = await SendAsync(giver, "/fristen", "frist-an-" + id, ("id", id), ("aktion", "offer"), ("colleague", "persona:fuehrungskraft"));
        Assert.Contains("bleiben Sie verantwortlich", asked, StringComparison.Ordinal);

        using var taker = await OpenAsync("fuehrungskraft", giver.BaseAddress!);
        Assert.Contains("bittet Sie, diese Frist zu übernehmen", await ReadAsync(taker, "/fristen"), StringComparison.Ordinal);
        Assert.Contains("Sie haben die Frist übernommen", await SendAsync(taker, "/fristen", "frist-" + id, ("id", id), ("aktion", "accept")), StringComparison.Ordinal);
        Assert.DoesNotContain("Haushaltsplan", await ReadAsync(giver, "/fristen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_OfSomebodyElse_IsNeitherShownNorTouched()
    {
        using var owner = await OpenAsync();
        string id = Id(await SendAsync(owner, "/fristen", "neu", ("title", "Geheime Frist"), ("day", Day(30)), ("note", ""), ("leads", "")));
        using var other = await OpenAsync("personalamt", owner.BaseAddress!);

        string answer = await SendAsync(other, "/fristen", "frist-" + id, tokenOf: "neu", ("id", id), ("aktion", "remove"));

        Assert.Contains("steht nicht mehr in Ihrer Liste", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheime Frist", answer, StringComparison.Ordinal);
        Assert.Contains("Geheime Frist", await ReadAsync(owner, "/fristen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snooze_ToAnImpossibleDay_IsExplained()
    {
        using var browser = await OpenAsync();
        string id = Id(await SendAsync(browser, "/fristen", "neu", ("title", "Bericht"), ("day", Day(30)), ("note", ""), ("leads", "")));

        Assert.Contains("gibt es nicht", await SendAsync(browser, "/fristen", "frist-spaeter-" + id, ("id", id), ("aktion", "snooze"), ("until", "31.02.2027")), StringComparison.Ordinal);
        Assert.Contains("Zurückgestellt", await SendAsync(browser, "/fristen", "frist-spaeter-" + id, ("id", id), ("aktion", "snooze"), ("until", Day(10))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Month_ShowsDeadlinesAndHolidaysByName()
    {
        using var browser = await OpenAsync();
        int year = DateTime.UtcNow.Year + 1;
        await SendAsync(browser, "/fristen", "neu", ("title", "Jahresabschluss"), ("day", $"15.10.{year}"), ("note", ""), ("leads", ""));

        string page = await ReadAsync(browser, $"/fristen/monat?monat={year}-10");

        Assert.Contains($"Oktober {year}", page, StringComparison.Ordinal);
        Assert.Contains("Tag der Deutschen Einheit", page, StringComparison.Ordinal);
        Assert.Contains("Jahresabschluss", page, StringComparison.Ordinal);
        Assert.Contains($"?monat={year}-09", page, StringComparison.Ordinal);
        Assert.Contains("<caption>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_IsOpenedByItsAddressUntilItIsRevoked()
    {
        using var browser = await OpenAsync();
        await SendAsync(browser, "/fristen", "neu", ("title", "Jahresabschluss"), ("day", Day(60)), ("note", ""), ("leads", ""));

        string page = await SendAsync(browser, "/fristen/abo", "abo", ("abo", "neu"));
        var address = new Uri(Feed().Match(page).Value);
        Assert.Contains("SUMMARY:Frist: Jahresabschluss", await browser.GetStringAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain(address.AbsolutePath, await ReadAsync(browser, "/fristen/abo"), StringComparison.Ordinal);

        await SendAsync(browser, "/fristen/abo", "abo", ("abo", "weg"));
        using var gone = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>A browser that keeps cookies and follows redirects, before a server over a copy of the data folder.</summary>
    private async Task<HttpClient> OpenAsync(string? persona = null, Uri? address = null)
    {
        address ??= new Uri((await house.StartAsync()).Address);
        var cookies = persona is null ? _cookies : new CookieContainer();
        if (persona is not null)
            cookies.Add(new Cookie("kikoko-persona", persona, "/", address.Host));
        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };
    }

    private static async Task<string> ReadAsync(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));

    private static Task<string> SendAsync(HttpClient browser, string path, string form, params (string Name, string Value)[] values) => SendAsync(browser, path, form, form, values);

    /// <param name="tokenOf">The form whose token is used: any of the page fits.</param>
    private static async Task<string> SendAsync(HttpClient browser, string path, string form, string tokenOf, params (string Name, string Value)[] values)
    {
        string page = await browser.GetStringAsync(path);
        Assert.Contains($"value=\"{tokenOf}\"", page, StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value), .. values.Select(v => KeyValuePair.Create(v.Name, v.Value))]);
        using var response = await browser.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static string Id(string list) => Item().Match(list) is { Success: true } item ? item.Groups["id"].Value : throw new InvalidOperationException("No deadline is listed.");

    private static string Day(int later) => DateTime.UtcNow.AddDays(later).ToString("dd.MM.yyyy", null);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("id=\"frist-(?<id>[0-9a-f]{32})\"", RegexOptions.None, 1000)]
    private static partial Regex Item();

    [GeneratedRegex("http://[^\"]*/fristen/kalender/[A-Za-z0-9_-]{43}\\.ics", RegexOptions.None, 1000)]
    private static partial Regex Feed();
}
