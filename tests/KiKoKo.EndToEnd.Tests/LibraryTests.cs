using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

public sealed class LibraryTests(RunningHouse house)
{
    private const string RestrictedQuestion = "Bis wann führen Vorgesetzte die Mitarbeitergespräche?";

    [Fact]
    public async Task RestrictedDocument_AppearsForManagersOnly()
    {
        await using var visit = await house.VisitAsync();
        visit.Expected.Add("404");
        foreach (bool manager in (bool[])[false, true, false])
        {
            await visit.BecomeAsync(manager ? "fuehrungskraft" : "beschaeftigte");
            var answer = await visit.AskAsync(RestrictedQuestion);
            Assert.Equal(manager, (await answer.InnerTextAsync()).Contains("31. Oktober", StringComparison.Ordinal));
            await visit.Page.GotoAsync("/wissen");
            await Expect(Row(visit, Library.RestrictedTitle)).ToHaveCountAsync(manager ? 1 : 0);
            await visit.Page.GotoAsync("/wissen?q=Gesprächsbogen+Zielvereinbarung");
            await Expect(Row(visit, Library.RestrictedTitle)).ToHaveCountAsync(manager ? 1 : 0);
        }
    }

    [Fact]
    public async Task RestrictedDocument_ByItsAddress_LooksAsIfItDidNotExist()
    {
        await using var visit = await house.VisitAsync();
        visit.Expected.Add("404");
        await visit.BecomeAsync("fuehrungskraft");
        await visit.Page.GotoAsync("/wissen");
        string address = (await Row(visit, Library.RestrictedTitle).GetByRole(AriaRole.Link).GetAttributeAsync("href"))!;
        Assert.Equal(200, (await visit.Page.GotoAsync(address))!.Status);
        Assert.Equal(200, (await visit.Page.APIRequest.GetAsync(address + "/original")).Status);

        await visit.BecomeAsync("beschaeftigte");
        var restricted = await visit.Page.GotoAsync(address);
        string shown = await visit.Page.Locator("main").InnerTextAsync();
        var missing = await visit.Page.GotoAsync("/dokument/gibtesnicht");
        Assert.Equal((404, 404), (restricted!.Status, missing!.Status));
        Assert.Equal(await visit.Page.Locator("main").InnerTextAsync(), shown);
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync(address + "/original")).Status);
    }

    [Fact]
    public async Task StaffList_HasWhatIsInForceOnly()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.GotoAsync("/wissen");
        await Expect(Row(visit, Library.CurrentTitle)).ToHaveCountAsync(1);
        await Expect(Row(visit, Library.CurrentTitle)).ToContainTextAsync("Fassung 2.0");
        await Expect(Row(visit, Library.ExpiredTitle)).ToHaveCountAsync(0);
        await visit.Page.GotoAsync("/wissen?stand=expired");
        await Expect(Row(visit, Library.ExpiredTitle)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task DocumentOwner_SeesStatesAndABannerOnWhatNoLongerHolds()
    {
        await using var visit = await house.VisitAsync();
        await visit.BecomeAsync("dokumentverantwortliche");
        await visit.Page.GotoAsync("/wissen");
        var old = Row(visit, Library.CurrentTitle).Filter(new() { HasText = "Fassung 1.0" });
        await Expect(old.Locator(".badge")).ToHaveTextAsync("ersetzt");
        await Expect(Row(visit, Library.ExpiredTitle).Locator(".badge")).ToHaveTextAsync("abgelaufen");
        await Expect(Row(visit, Library.RestrictedTitle)).ToHaveCountAsync(0); // owning documents opens no audience

        await old.GetByRole(AriaRole.Link).ClickAsync();
        var banner = visit.Page.Locator(".message.warning");
        await Expect(banner).ToContainTextAsync("Diese Fassung ist ersetzt.");
        await banner.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Page.Locator(".facts")).ToContainTextAsync("gilt");
        await Expect(visit.Page.Locator(".message.warning")).ToHaveCountAsync(0);

        await visit.Page.GotoAsync("/wissen?stand=expired");
        await Expect(visit.Page.Locator(".row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Search_ShowsPassagesWithTheirWordsMarked()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.GotoAsync("/wissen");
        await visit.Page.GetByLabel("Suche im Wortlaut").FillAsync("Resturlaub Übertragung");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".row").First).ToContainTextAsync("§ 2 Resturlaub");
        await Expect(visit.Page.Locator(".row mark").First).ToHaveTextAsync("Resturlaub");
        await visit.Page.Locator(".row-title").First.ClickAsync();
        await Expect(visit.Page.Locator("#treffer")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Search_SaysWhyEachPassageWasFound()
    {
        await using var visit = await house.VisitAsync(new() { JavaScriptEnabled = true, ViewportSize = new() { Width = 320, Height = 640 } });
        await visit.Page.GotoAsync("/wissen?q=Resturlaub+Übertragung");
        var why = visit.Page.Locator(".why").First;
        await Expect(why.Locator("table")).ToBeHiddenAsync();
        await why.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(why.Locator("tbody tr").First).ToContainTextAsync("wörtlich");
        await Expect(why.Locator("tfoot")).ToContainTextAsync("Summe");
        await Expect(why.Locator("tfoot")).ToContainTextAsync("100");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(AccessibilityTests.Checks));
        if (Environment.GetEnvironmentVariable("KIKOKO_BILDER_ORDNER") is { Length: > 0 } folder)
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "warum-320.png"), FullPage = true });
            await visit.Page.SetViewportSizeAsync(1280, 800);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "warum-1280.png") });
        }
    }

    [Fact]
    public async Task Filters_NarrowTheList()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.GotoAsync("/wissen");
        int all = await visit.Page.Locator(".row").CountAsync();
        await visit.Page.GetByLabel("Art", new() { Exact = true }).SelectOptionAsync("Dienstanweisung");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Anzeigen" }).ClickAsync();
        await Expect(visit.Page.Locator(".count")).ToHaveTextAsync($"1 von {all} Dokumenten");
    }

    [Fact]
    public async Task ContactsAndForms_AreListed()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.GotoAsync("/wissen/kontakte?q=brandschutz");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("Petra Lang");
        await visit.Page.GotoAsync("/wissen/formulare");
        var form = Row(visit, Library.FormTitle);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => form.GetByRole(AriaRole.Link, new() { Name = "Herunterladen" }).ClickAsync());
        Assert.Equal("sonderurlaub.md", download.SuggestedFilename);
    }

    private static ILocator Row(Visit visit, string title) => visit.Page.Locator(".row").Filter(new() { HasText = title });
}
