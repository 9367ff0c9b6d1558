using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>The calculator: alive with JavaScript, whole without.</summary>
public sealed class CalculatorTests(RunningHouse house)
{
    private const string Widerspruch = "/fristen/rechner?rule=widerspruch";

    [Fact]
    public async Task Rule_IsFoundByTyping_AndOpensItsFields()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Hauptnavigation" }).GetByRole(AriaRole.Link, new() { Name = "Fristen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Berechnen", Exact = true }).ClickAsync();
        await page.GetByLabel("Regel suchen").FillAsync("§ 70 VwGO");
        await Expect(page.Locator(".topics li:visible")).ToHaveCountAsync(2);
        await page.GetByLabel("Regel suchen").FillAsync("widerspruch verwaltungsakt");
        await Expect(page.Locator("[data-rule-count]")).ToHaveTextAsync("1 Regel");

        await page.GetByRole(AriaRole.Link, new() { Name = "Widerspruch gegen einen Verwaltungsakt" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = "Widerspruch gegen einen Verwaltungsakt" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Bundesland", new() { Exact = true })).ToHaveValueAsync("RP");
        await Expect(page.GetByLabel("Geburt")).ToHaveCountAsync(0);
        await Expect(page).ToHaveTitleAsync("Widerspruch gegen einen Verwaltungsakt – Frist berechnen – KiKoKo");
    }

    [Fact]
    public async Task Typing_ComputesWithoutSending_AndTheAddressCanBeShared()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Widerspruch);
        await page.GetByLabel("Aufgabe des Bescheids").FillAsync("2.4.2026");

        await Expect(page.Locator(".computed-date")).ToHaveTextAsync("Mittwoch, 6. Mai 2026");
        await Expect(page.Locator(".steps li").Last).ToContainTextAsync("§ 188 Abs. 2 BGB");
        await Expect(page.Locator("[data-said]")).ToHaveTextAsync("Die Frist endet am Mittwoch, 6. Mai 2026.");
        await page.GetByLabel("Weg der Bekanntgabe").SelectOptionAsync("zugang");
        await Expect(page.Locator(".computed-date")).ToHaveTextAsync("Montag, 4. Mai 2026");

        await using var other = await house.VisitAsync();
        await other.Page.GotoAsync(page.Url);
        await Expect(other.Page.Locator(".computed-date")).ToHaveTextAsync("Montag, 4. Mai 2026");
        Assert.Equal(await page.Locator(".computed").InnerTextAsync(), await other.Page.Locator(".computed").InnerTextAsync());
    }

    [Fact]
    public async Task BadInput_IsExplainedAtItsField_AndTakesTheResultAway()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Widerspruch + "&start=02.04.2026");
        var day = page.GetByLabel("Aufgabe des Bescheids");
        await day.FillAsync("30.02.2026");

        await Expect(page.Locator("#f-start-fehler")).ToContainTextAsync("Februar 2026 hat 28 Tage");
        await Expect(day).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Contains("f-start-fehler", await day.GetAttributeAsync("aria-describedby"), StringComparison.Ordinal);
        await Expect(page.Locator(".computed")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fristenblatt" })).ToHaveCountAsync(0);

        // What is missing is said when somebody asks for a result, and the cursor goes there.
        await day.FillAsync("");
        await Expect(page.Locator("#f-start-fehler")).ToBeEmptyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Berechnen" }).ClickAsync();
        await Expect(page.Locator("#f-start-fehler")).ToContainTextAsync("fehlt noch");
        await Expect(day).ToBeFocusedAsync();
    }

    [Fact]
    public async Task PersonalFacts_NeverStandInAnAddress()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        await page.GotoAsync("/fristen/rechner?rule=elterngeld");
        await page.GetByLabel("Geburtstag des Kindes").FillAsync("10.03.2026");
        await page.GetByLabel("Eingang des Antrags").FillAsync("05.09.2026");

        await Expect(page.Locator(".computed-date")).ToHaveTextAsync("Sonntag, 10. Mai 2026");
        addresses.Add(page.Url);
        Assert.Contains(addresses, a => a.EndsWith("/api/deadline", StringComparison.Ordinal));
        Assert.All(addresses, a => Assert.DoesNotContain("2026", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutJavaScript_TheButtonComputesTheSame()
    {
        await using var visit = await house.VisitAsync(new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync(Widerspruch);
        await page.GetByLabel("Aufgabe des Bescheids").FillAsync("02.04.2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Berechnen" }).ClickAsync();
        await Expect(page.Locator(".computed-date")).ToHaveTextAsync("Mittwoch, 6. Mai 2026");

        await page.GotoAsync("/fristen/rechner?rule=altersgrenze");
        await page.GetByLabel("Geburtsdatum").FillAsync("02.04.1966");
        await page.GetByRole(AriaRole.Button, new() { Name = "Berechnen" }).ClickAsync();
        await Expect(page.Locator(".computed-date")).ToHaveTextAsync("Samstag, 30. April 2033");
        Assert.DoesNotContain("1966", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fristenblatt als PDF", ".pdf")]
    [InlineData("Fristenblatt für Word", ".docx")]
    public async Task Sheet_IsDownloaded_AlsoAfterALiveResult(string button, string ending)
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Widerspruch);
        await page.GetByLabel("Aufgabe des Bescheids").FillAsync("02.04.2026");
        await page.GetByLabel("Betreff").FillAsync("Az. 12/34");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());

        Assert.Matches($"^Fristenblatt-KK-.*{ending}$", download.SuggestedFilename);
        Assert.True(new FileInfo((await download.PathAsync())!).Length > 5_000);
    }

    /// <summary>From the first field to the last button in the order in which they are seen.</summary>
    [Fact]
    public async Task Keyboard_GoesThroughTheFormInReadingOrder()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(Widerspruch + "&start=02.04.2026");
        await page.GetByLabel("Weg der Bekanntgabe").FocusAsync();
        var stops = new List<string>();
        for (int i = 0; i < 8; i++)
        {
            stops.Add(await page.EvaluateAsync<string>("() => document.activeElement.name || document.activeElement.textContent.trim()"));
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(["way", "start", "state", "recipient", "Berechnen", "betreff", "format", "format"], stops);
    }
}
