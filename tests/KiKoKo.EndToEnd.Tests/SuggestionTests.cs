using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>The question is completed while it is typed.</summary>
public sealed class SuggestionTests(RunningHouse house)
{
    [Fact]
    public async Task Keyboard_ArrowsAndEnter_FillTheFieldAndSendNothing()
    {
        await using var visit = await OpenAsync();
        var (page, field) = (visit.Page, Field(visit));
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await TypeAsync(visit, "dienstanw");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Vorschläge" })).ToHaveAttributeAsync("id", (await field.GetAttributeAsync("aria-controls"))!);
        await Expect(Said(visit)).ToContainTextAsync("Vorschl");
        Assert.Null(await field.GetAttributeAsync("aria-activedescendant"));

        await page.Keyboard.PressAsync("ArrowDown");
        var first = Options(visit).First;
        await Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", (await first.GetAttributeAsync("id"))!);
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(field).ToHaveValueAsync(Library.CurrentTitle);
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        await Expect(Said(visit)).ToContainTextAsync("übernommen");

        var link = page.GetByRole(AriaRole.Link, new() { Name = "Dokument öffnen" });
        var document = await visit.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Expect(document.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Library.CurrentTitle);

        await field.PressAsync("Enter"); // and only now it is asked
        await Expect(page.Locator(".question")).ToContainTextAsync(Library.CurrentTitle);
        await Expect(link).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keyboard_WrapsThroughTheText_AndHomeEndLeaveTheList()
    {
        await using var visit = await OpenAsync();
        await TypeAsync(visit, "urlaub");
        int n = await Options(visit).CountAsync();
        Assert.True(n >= 2);
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Options(visit).Last).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Field(visit)).Not.ToHaveAttributeAsync("aria-activedescendant", new System.Text.RegularExpressions.Regex(".", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        for (int i = 0; i < n; i++)
            await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Options(visit).Last).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("Home");
        await Expect(visit.Page.Locator("[role=option][aria-selected=true]")).ToHaveCountAsync(0);
        Assert.Equal(0, await Field(visit).EvaluateAsync<int>("e => e.selectionStart"));
    }

    [Fact]
    public async Task Escape_Closes_AndKeepsWhatWasTyped()
    {
        await using var visit = await OpenAsync();
        await TypeAsync(visit, "urlaub");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await Expect(Field(visit)).ToHaveValueAsync("urlaub");
        await visit.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(Options(visit).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tab_TakesTheChosenOneAndMovesOn()
    {
        await using var visit = await OpenAsync();
        await TypeAsync(visit, "Wer ist Petra La");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(Field(visit)).ToHaveValueAsync("Wer ist Petra Lang");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Senden" })).ToBeFocusedAsync();
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Kontaktdaten anzeigen: Petra Lang" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Enter_WithNothingChosen_SendsWhatWasTyped()
    {
        await using var visit = await OpenAsync();
        await TypeAsync(visit, "Resturlaub verfällt Erholungsurl");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".question")).ToContainTextAsync("Resturlaub verfällt Erholungsurl");
        await Expect(Options(visit)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SecondLine_IsCompletedByItself()
    {
        await using var visit = await OpenAsync();
        await Field(visit).PressSequentiallyAsync("Guten Tag,");
        await visit.Page.Keyboard.PressAsync("Shift+Enter");
        await TypeAsync(visit, "was regelt die dienstanw");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(Field(visit)).ToHaveValueAsync("Guten Tag,\nwas regelt die " + Library.CurrentTitle);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MouseAndTouch_Choose(bool touch)
    {
        await using var visit = await OpenAsync(new() { HasTouch = touch });
        await TypeAsync(visit, "sonderurl");
        var option = Options(visit).Filter(new() { HasText = Library.FormTitle });
        await Expect(option.Locator("b")).ToHaveTextAsync("Sonderurl");
        await (touch ? option.TapAsync() : option.ClickAsync());
        await Expect(Field(visit)).ToHaveValueAsync(Library.FormTitle);
        await Expect(Field(visit)).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".turn")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Formular öffnen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task RestrictedTitle_IsSuggestedToManagersOnly()
    {
        await using var visit = await house.VisitAsync();
        foreach (bool manager in (bool[])[true, false])
        {
            await visit.BecomeAsync(manager ? "fuehrungskraft" : "beschaeftigte");
            var answered = visit.Page.WaitForResponseAsync(r => r.Url.EndsWith("mitarbeitergespr", StringComparison.Ordinal));
            await Field(visit).PressSequentiallyAsync("mitarbeitergespr");
            string said = await (await answered).TextAsync();
            Assert.Equal(manager, said.Contains(Library.RestrictedTitle, StringComparison.Ordinal));
            await Expect(Options(visit)).ToHaveCountAsync(manager ? 1 : 0);
        }
    }

    /// <summary>The first answer is held back until the second has come.</summary>
    [Fact]
    public async Task SlowAnswer_NeverOvertakesANewerOne()
    {
        await using var visit = await OpenAsync();
        var release = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/api/suggest?q=petra", async route =>
        {
            await release.Task;
            try
            {
                await route.FulfillAsync(new() { Json = new { query = "petra", from = 0, suggestions = new[] { new { text = "FALSCH", kind = "topic", detail = "", marks = Array.Empty<object>(), detailMarks = Array.Empty<object>() } } } });
            }
            catch (PlaywrightException)
            {
                // The page gave the request up, as it should.
            }
        });
        var asked = visit.Page.WaitForRequestAsync(r => r.Url.EndsWith("q=petra", StringComparison.Ordinal));
        await Field(visit).PressSequentiallyAsync("petra");
        await asked;
        await Field(visit).FillAsync("dienstanw");
        await Expect(Options(visit).First).ToContainTextAsync(Library.CurrentTitle);
        release.SetResult();
        await visit.Page.WaitForTimeoutAsync(300);
        await Expect(Options(visit).First).ToContainTextAsync(Library.CurrentTitle);
        await Expect(visit.Page.GetByText("FALSCH")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task FastTyping_AsksOnce()
    {
        await using var visit = await OpenAsync();
        var asked = new List<string>();
        visit.Page.Request += (_, r) =>
        {
            if (r.Url.Contains("/api/suggest", StringComparison.Ordinal))
                asked.Add(r.Url);
        };
        // In one go, as a person types at a speed that no test machine holds.
        await Field(visit).EvaluateAsync("e => { for (const c of 'dienstanw') { e.value += c; e.dispatchEvent(new Event('input', { bubbles: true })); } e.focus(); e.setSelectionRange(e.value.length, e.value.length); }");
        await Expect(Options(visit).First).ToBeVisibleAsync();
        Assert.Single(asked);
    }

    [Fact]
    public async Task Server_Failing_LeavesAnOrdinaryField()
    {
        await using var visit = await OpenAsync();
        visit.Expected.Add("500");
        await visit.Page.RouteAsync("**/api/suggest*", route => route.FulfillAsync(new() { Status = 500, Body = "kaputt" }));
        var answered = visit.Page.WaitForResponseAsync("**/api/suggest*");
        await Field(visit).PressSequentiallyAsync("Wann verfällt mein Resturlaub");
        await answered;
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".answer")).ToBeVisibleAsync();
    }

    /// <summary>At 400 % a window of 1280 by 1024 is 320 by 256 wide.</summary>
    [Theory]
    [InlineData(1280, 800, ColorScheme.Light, false)]
    [InlineData(1280, 800, ColorScheme.Dark, false)]
    [InlineData(320, 256, ColorScheme.Light, false)]
    [InlineData(360, 740, ColorScheme.Dark, false)]
    [InlineData(1280, 800, ColorScheme.Light, true)]
    public async Task OpenList_HasNoFindingsAndIsSeenWhole(int width, int height, ColorScheme colours, bool forced)
    {
        await using var visit = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours, ForcedColors = forced ? ForcedColors.Active : ForcedColors.None });
        foreach (bool conversation in (bool[])[false, true])
        {
            if (conversation)
                await visit.AskAsync("Wann verfällt mein Resturlaub?");
            await TypeAsync(visit, "person");
            await visit.Page.Keyboard.PressAsync("ArrowUp"); // the last one, scrolled to
            var chosen = visit.Page.Locator("[role=option][aria-selected=true]");
            await Expect(chosen).ToBeInViewportAsync(new() { Ratio = 0.9f });
            Assert.True(await chosen.EvaluateAsync<bool>("e => { const b = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)); }"), "The chosen suggestion is covered.");
            await Expect(Field(visit)).ToBeInViewportAsync();
            if (!forced)
                Assert.Empty(await visit.Page.EvaluateAsync<string[]>(AccessibilityTests.Checks));
            if (Environment.GetEnvironmentVariable("KIKOKO_BILDER_ORDNER") is { Length: > 0 } folder)
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"vorschlaege-{width}-{colours}{(forced ? "-forced" : "")}{(conversation ? "-gespraech" : "")}.png"), Caret = ScreenshotCaret.Initial });
            await visit.Page.Keyboard.PressAsync("Escape");
            await Field(visit).FillAsync("");
        }
    }

    [Fact]
    public async Task WithoutJavaScript_TheFieldIsAnOrdinaryOne()
    {
        await using var visit = await house.VisitAsync(new() { JavaScriptEnabled = false });
        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.Locator("textarea[role], [role=listbox]")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByLabel("Ihre Frage")).ToBeVisibleAsync();
    }

    private async Task<Visit> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var visit = await house.VisitAsync(options);
        await visit.Page.GotoAsync("/");
        return visit;
    }

    /// <summary>Types and waits for the list.</summary>
    private static async Task TypeAsync(Visit visit, string text)
    {
        await Field(visit).PressSequentiallyAsync(text);
        await Expect(Options(visit).First).ToBeVisibleAsync();
        // The list of the whole text, not of a part of it that was typed slowly.
        await visit.Page.WaitForTimeoutAsync(250);
        await Expect(Options(visit).First).ToBeVisibleAsync();
    }

    private static ILocator Field(Visit visit) => visit.Page.GetByLabel("Ihre Frage");

    private static ILocator Options(Visit visit) => visit.Page.GetByRole(AriaRole.Option).And(visit.Page.Locator(".suggestion"));

    private static ILocator Said(Visit visit) => visit.Page.Locator(".suggest-box [role=status]");
}
