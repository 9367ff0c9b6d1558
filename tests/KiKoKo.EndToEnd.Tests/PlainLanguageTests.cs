using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>The page "Einfache Sprache" in a browser.</summary>
public sealed class PlainLanguageTests(RunningHouse house)
{
    private const string Official =
        "Die Inanspruchnahme von Dienstfahrzeugen ist gem. § 4 Abs. 2 spätestens zwei Wochen vor Fahrtantritt zu beantragen; die Genehmigung ist nicht übertragbar.\n\n"
        + "Bitte reichen Sie folgende Unterlagen ein: Lichtbild, Führerschein sowie Nachweis der Anschrift. Eine Ablehnung ist nicht unzulässig.";

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Result_HasNoAccessibilityFindings(int width, ColorScheme colours)
    {
        await using var visit = await house.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = colours });
        await SimplifyAsync(visit);

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(AccessibilityTests.Checks));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task Mark_ReachedByKeyboard_TellsWhatWasFoundAndLeadsToTheList()
    {
        await using var visit = await house.VisitAsync();
        await SimplifyAsync(visit);
        var mark = visit.Page.Locator(".found", new() { HasTextString = "Anschrift" });
        var tip = visit.Page.Locator("#" + await mark.GetAttributeAsync("aria-describedby"));

        // Focus that the keyboard gives, not a script: only that one shows.
        await visit.Page.Locator(".found", new() { HasTextString = "sowie" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(mark).ToBeFocusedAsync();
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await Assertions.Expect(tip).ToContainTextAsync("Adresse");

        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToBeHiddenAsync();

        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".findings .row:target")).ToContainTextAsync("Anschrift");
    }

    [Fact]
    public async Task Copy_TakesTheSuggestionWithItsLabel()
    {
        await using var visit = await house.VisitAsync();
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await SimplifyAsync(visit);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Vorschlag kopieren" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Vorschlag mit Kennzeichnung kopiert.")).ToBeVisibleAsync();
        string copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        Assert.StartsWith("Die Nutzung von Dienstfahrzeugen ist nach § 4 Absatz 2 spätestens zwei Wochen", copied, StringComparison.Ordinal);
        Assert.Matches("ohne Sprachmodell\\. Kennzeichnung KK-[0-9A-Z-]+$", copied);
    }

    [Fact]
    public async Task Chat_AskedToSimplify_AnswersWithATextSuggestion()
    {
        await using var visit = await house.VisitAsync();

        var answer = await visit.AskAsync("Vereinfachen: Die erforderlichen Unterlagen sind unentgeltlich.");

        await Assertions.Expect(answer).ToContainTextAsync("Textvorschlag");
        await Assertions.Expect(answer).ToContainTextAsync("Die nötigen Unterlagen sind kostenlos.");
        await Assertions.Expect(answer.Locator("li").First).ToContainTextAsync("Flesch-Amstad");
    }

    private static async Task SimplifyAsync(Visit visit)
    {
        await visit.Page.GotoAsync("/einfache-sprache");
        await visit.Page.GetByLabel("Ihr Text").FillAsync(Official);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Prüfen und vereinfachen" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Vorschlag" }).WaitForAsync();
    }
}
