using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

public sealed class LogAndLabelTests(RunningHouse house)
{
    [Fact]
    public async Task Log_ShowsTheEntryWithItsContent()
    {
        await using var visit = await house.VisitAsync();
        await visit.BecomeAsync("ki-ko");
        string label = (await (await visit.AskAsync("Wie viele Tage Erholungsurlaub gibt es?")).GetAttributeAsync("data-label"))!;
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "KI-Ko", Exact = true }).ClickAsync();
        var row = visit.Page.Locator("table.log tbody tr").Filter(new() { HasText = label });
        await Expect(row).ToContainTextAsync("Web");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Page.Locator(".entry-content")).ToContainTextAsync("Wie viele Tage Erholungsurlaub gibt es?");
        await Expect(visit.Page.Locator(".entry-content")).ToContainTextAsync("30 Arbeitstage");
        await Expect(visit.Page.Locator(".passage .badge").First).ToHaveTextAsync("zitiert");
    }

    [Fact]
    public async Task Log_Filtered_HasThatOutcomeOnly()
    {
        await using var visit = await house.VisitAsync();
        await visit.BecomeAsync("ki-ko");
        await visit.AskAsync("Welche Farbe hat der Mond?");
        await visit.AskAsync("Wann verfällt mein Resturlaub?");
        await visit.Page.GotoAsync("/ki-ko");
        await visit.Page.GetByLabel("Ergebnis").SelectOptionAsync("abstention");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Anzeigen" }).ClickAsync();
        await Expect(visit.Page.Locator("table.log tbody tr").First).ToContainTextAsync("Keine belegte Antwort");
        await Expect(visit.Page.Locator("table.log tbody tr").Filter(new() { HasText = "Belegte Antwort", HasNotText = "Keine" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Log_Checked_SaysThatItIsComplete()
    {
        await using var visit = await house.VisitAsync();
        await visit.BecomeAsync("ki-ko");
        await visit.AskAsync("Wann verfällt mein Resturlaub?");
        await visit.Page.GotoAsync("/ki-ko");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Jetzt prüfen" }).ClickAsync();
        await Expect(visit.Page.Locator(".result.good")).ToContainTextAsync("Vollständig und unverändert");
    }

    [Theory]
    [InlineData("/ki-ko")]
    [InlineData("/ki-ko/0")]
    public async Task Log_ForAnybodyElse_IsRefused(string address)
    {
        await using var visit = await house.VisitAsync();
        visit.Expected.Add("403");
        foreach (string persona in (string[])["beschaeftigte", "fuehrungskraft", "personalamt", "dokumentverantwortliche"])
        {
            await visit.BecomeAsync(persona);
            await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "KI-Ko", Exact = true })).ToHaveCountAsync(0);
            Assert.Equal(403, (await visit.Page.GotoAsync(address))!.Status);
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kein Zugriff");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wissen")]
    [InlineData("/kennzeichnung")]
    public async Task Pages_UnderAnotherHostName_AreRefused(string address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, house.Address + address) { Headers = { Host = "anderswo.example" } };
        using var response = await client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("Dienstanweisung", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopiedAnswer_IsRecognised_AndAChangedOneIsNot()
    {
        await using var visit = await house.VisitAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var answer = await visit.AskAsync("Was ist für die Übertragung von Resturlaub nötig?");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Kopieren" }).ClickAsync();
        await Expect(answer.Locator(".action-note")).ToContainTextAsync("kopiert");
        string copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("Kennzeichnung KK-", copied, StringComparison.Ordinal);

        var label = await visit.Context.RunAndWaitForPageAsync(() => answer.GetByRole(AriaRole.Link, new() { Name = "Kennzeichnung" }).ClickAsync());
        await Expect(label.Locator(".entry-facts")).ToContainTextAsync("ohne Sprachmodell");
        await Expect(label.Locator(".entry-facts")).ToContainTextAsync("Nicht von einem Menschen geprüft");
        await label.GetByLabel("Text einfügen").FillAsync("  " + copied + "\n");
        await label.GetByRole(AriaRole.Button, new() { Name = "Vergleichen" }).ClickAsync();
        await Expect(label.GetByText("Der Text ist unverändert.")).ToBeVisibleAsync();

        await label.GetByLabel("Text einfügen").FillAsync(copied.Replace("Zustimmung", "Erlaubnis", StringComparison.Ordinal));
        await label.GetByRole(AriaRole.Button, new() { Name = "Vergleichen" }).ClickAsync();
        await Expect(label.GetByText("Der Text weicht von der Ausgabe ab")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Label_TypedAsHeard_IsFound()
    {
        await using var visit = await house.VisitAsync();
        visit.Expected.Add("404");
        string id = (await (await visit.AskAsync("Wann verfällt mein Resturlaub?")).GetAttributeAsync("data-label"))!;
        await visit.Page.GotoAsync("/kennzeichnung");
        await visit.Page.GetByLabel("Kennzeichnung", new() { Exact = true }).FillAsync(id.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Nachsehen" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(id);

        Assert.Equal(404, (await visit.Page.GotoAsync("/kennzeichnung/KK-0000-0000-00"))!.Status);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("gibt es keine Ausgabe von KiKoKo");
    }
}
