using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

public sealed class ChatTests(RunningHouse house)
{
    private const string Question = "Wann verfällt mein Resturlaub?";

    [Fact]
    public async Task Question_WithKeyboardOnly_IsAnsweredWithCitation()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Zum Inhalt springen" })).ToBeFocusedAsync();
        var field = page.GetByLabel("Ihre Frage");
        for (int i = 0; i < 20 && !await field.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");

        await page.Keyboard.TypeAsync("Wann verfällt");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("mein Resturlaub?");
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");

        var answer = page.Locator(".answer");
        await Expect(answer.Locator(".answer-text")).ToContainTextAsync("31. März des Folgejahres");
        await Expect(answer).ToHaveAttributeAsync("data-kind", "grounded");
        await Expect(answer.Locator(".citation").First).ToContainTextAsync(Library.CurrentTitle);
        await Expect(answer.Locator(".citation").First).ToContainTextAsync("§ 2 Resturlaub");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Log)).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Answer_WhileItIsWritten_ArrivesInPieces()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.GotoAsync("/");
        string[] events = await visit.Page.EvaluateAsync<string[]>(
            """
            async question => {
              const response = await fetch('/api/ask', { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' }, body: JSON.stringify({ question }) });
              return (await response.text()).split('\n').filter(l => l.startsWith('event: ')).map(l => l.slice(7));
            }
            """,
            Question);
        Assert.Equal("status", events[0]);
        Assert.Equal("reply", events[^1]);
        Assert.True(events.Count(e => e == "delta") >= 2);
    }

    [Fact]
    public async Task ExampleQuestion_Pressed_IsAsked()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Wer ist für den Brandschutz zuständig?" }).ClickAsync();
        var card = visit.Page.Locator(".contact").First;
        await Expect(card).ToContainTextAsync("Petra Lang");
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "0261 100-200" })).ToHaveAttributeAsync("href", "tel:0261100200");
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "petra.lang@stadt.example" })).ToHaveAttributeAsync("href", "mailto:petra.lang@stadt.example");
    }

    [Fact]
    public async Task Citation_Opened_ShowsThePassageMarkedInItsDocument()
    {
        await using var visit = await house.VisitAsync();
        var answer = await visit.AskAsync(Question);
        string mark = (await answer.Locator(".cite").First.GetAttributeAsync("href"))!;
        await Expect(visit.Page.Locator($"[id='{mark[1..]}']")).ToContainTextAsync("[1]");

        var document = await visit.Context.RunAndWaitForPageAsync(() => answer.GetByRole(AriaRole.Link, new() { Name = "Stelle anzeigen" }).First.ClickAsync());
        var hit = document.Locator("#treffer");
        await Expect(hit).ToContainTextAsync("Resturlaub verfällt am 31. März");
        await Expect(hit).ToBeInViewportAsync();
        Assert.DoesNotContain("Erholungsurlaub beträgt", await hit.InnerTextAsync(), StringComparison.Ordinal);
        await Expect(document.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Library.CurrentTitle);
    }

    [Fact]
    public async Task CitationOfARowFarDown_Opened_ShowsThatRow()
    {
        await using var visit = await house.VisitAsync();
        var answer = await visit.AskAsync("Wer ist für die Schlüsselverwaltung zuständig?");
        await visit.Page.GotoAsync((await answer.Locator(".citation .more").First.GetAttributeAsync("href"))!);
        await Expect(visit.Page.Locator("#treffer")).ToHaveClassAsync("hit-row");
        await Expect(visit.Page.Locator("#treffer")).ToBeInViewportAsync();
        await Expect(visit.Page.Locator(".hit-row").Filter(new() { HasText = "Zoe Adam" })).ToBeVisibleAsync();
        Assert.InRange(await visit.Page.Locator(".hit-row").CountAsync(), 1, 40);
    }

    [Fact]
    public async Task QuestionWithMarkup_IsShownAsText()
    {
        await using var visit = await house.VisitAsync();
        await visit.AskAsync("<img src=x onerror=alert(1)> Resturlaub <b>verfällt</b>?");
        await Expect(visit.Page.Locator(".question")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(visit.Page.Locator("main img, .question b")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Thumbs_Pressed_StayPressedAndAreInTheLog()
    {
        await using var visit = await house.VisitAsync();
        await visit.BecomeAsync("ki-ko");
        var answer = await visit.AskAsync(Question);
        string label = (await answer.GetAttributeAsync("data-label"))!;
        var (up, down) = (answer.GetByRole(AriaRole.Button, new() { Name = "Hilfreich", Exact = true }), answer.GetByRole(AriaRole.Button, new() { Name = "Nicht hilfreich" }));
        await up.ClickAsync();
        await Expect(up).ToHaveAttributeAsync("aria-pressed", "true");
        await down.ClickAsync();
        await Expect(down).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(up).ToHaveAttributeAsync("aria-pressed", "false");

        await visit.Page.GotoAsync("/ki-ko");
        var rows = visit.Page.Locator("table.log tbody tr").Filter(new() { HasText = label });
        await Expect(rows.Nth(0)).ToContainTextAsync("Nicht hilfreich");
        await Expect(rows.Nth(1)).ToContainTextAsync("Hilfreich");
        await Expect(rows.Nth(2)).ToContainTextAsync("Belegte Antwort");
    }

    [Fact]
    public async Task Cancel_WhileWorking_GivesTheQuestionBack()
    {
        await using var visit = await house.VisitAsync();
        await visit.Page.RouteAsync("**/api/ask", _ => Task.CompletedTask); // never answers
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByLabel("Ihre Frage").FillAsync(Question);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Senden" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Abbrechen" }).ClickAsync();
        await Expect(visit.Page.Locator(".turn .message")).ToHaveTextAsync("Abgebrochen.");
        await Expect(visit.Page.GetByLabel("Ihre Frage")).ToHaveValueAsync(Question);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Abbrechen" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Connection_Broken_IsSaidInThePage()
    {
        await using var visit = await house.VisitAsync();
        visit.Expected.Add("ERR_FAILED");
        await visit.Page.RouteAsync("**/api/ask", route => route.AbortAsync());
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByLabel("Ihre Frage").FillAsync(Question);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nicht erreichbar");
    }

    [Fact]
    public async Task WithoutJavaScript_TheSameAnswerIsRendered()
    {
        await using var live = await house.VisitAsync();
        await using var plain = await house.VisitAsync(new() { JavaScriptEnabled = false });
        foreach (string question in (string[])["Was ist für die Übertragung von Resturlaub nötig?", "Wie viele Urlaubstage bei 4 Arbeitstagen je Woche?", "Wer ist für den Brandschutz zuständig?", "Wo finde ich den Antrag auf Sonderurlaub?", "Welche Farbe hat der Mond?"])
        {
            var streamed = await live.AskAsync(question);
            await plain.Page.GotoAsync("/");
            await plain.Page.GetByLabel("Ihre Frage").FillAsync(question);
            await plain.Page.GetByRole(AriaRole.Button, new() { Name = "Senden" }).ClickAsync();
            var rendered = plain.Page.Locator(".answer");
            Assert.Equal(await AnswerShape.OfAsync(streamed), await AnswerShape.OfAsync(rendered));
        }
    }
}
