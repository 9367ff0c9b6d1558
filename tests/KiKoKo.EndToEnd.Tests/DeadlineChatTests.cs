using System.Globalization;
using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>A deadline from the question to the tick: asked, asked back, computed, watched, done.</summary>
public sealed class DeadlineChatTests(RunningHouse house)
{
    private const string ByPost = "mit der Post (einfacher Brief)";
    private const string Rule = "Widerspruch gegen einen Verwaltungsakt";

    /// <summary>Computed from today, so that the end lies ahead whenever this runs.</summary>
    private static readonly string s_question = string.Create(CultureInfo.InvariantCulture, $"Bescheid vom {DateTime.UtcNow:dd.MM.yyyy} – bis wann Widerspruch?");

    [Fact]
    public async Task Deadline_FromTheQuestionToTheTick_WithTheKeyboard()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        var asked = await visit.AskAsync(s_question);
        await Expect(asked).ToHaveAttributeAsync("data-kind", "clarification");

        var choice = asked.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Button, new() { Name = "Antworten: " + ByPost });
        await choice.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var answer = page.Locator(".turn").Nth(1).Locator(".answer");
        await Expect(answer).ToHaveAttributeAsync("data-kind", "deadline");
        await Expect(page.Locator(".turn").Nth(1).Locator(".question")).ToContainTextAsync(ByPost);
        await Expect(asked.GetByRole(AriaRole.Button, new() { Name = "Antworten" })).ToHaveCountAsync(0);
        await Expect(asked.GetByRole(AriaRole.Listitem).Filter(new() { HasText = ByPost })).ToHaveTextAsync(ByPost);

        var card = answer.GetByRole(AriaRole.Region, new() { Name = "Berechnete Frist: " + Rule });
        await card.GetByText("Rechenweg").ClickAsync();
        await Expect(card.Locator(".deadline-steps")).ToContainTextAsync("§ 41");
        await Expect(answer.Locator(".label-line")).ToContainTextAsync("nach Regel berechnet, keine KI");
        string day = (await card.Locator(".deadline-date time").GetAttributeAsync("datetime"))!;
        await card.GetByRole(AriaRole.Button, new() { Name = "Erinnern" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("Gemerkt: Sie werden an den " + German(day));

        await page.GotoAsync("/fristen");
        var item = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Rule }).First;
        await Expect(item).ToContainTextAsync(German(day));
        var download = await page.RunAndWaitForDownloadAsync(() => item.GetByRole(AriaRole.Link, new() { Name = "Kalenderdatei" }).ClickAsync());
        Assert.Contains("DTSTART;VALUE=DATE:" + day.Replace("-", "", StringComparison.Ordinal), await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);

        var done = await visit.AskAsync($"{Rule} erledigt");
        await Expect(done.Locator(".answer-text")).ToContainTextAsync("Erledigt: " + Rule);
        await page.GotoAsync("/fristen");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Rule })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Deadline_WithoutJavaScript_IsAskedBackComputedAndWatched()
    {
        await using var visit = await house.VisitAsync(new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/");
        await SendAsync(page, s_question);
        await Expect(page.Locator(".answer").GetByRole(AriaRole.Listitem).Filter(new() { HasText = ByPost })).ToBeVisibleAsync();
        await Expect(page.Locator(".answer").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await SendAsync(page, "mit der Post");
        await page.Locator(".deadline").GetByRole(AriaRole.Button, new() { Name = "Erinnern" }).ClickAsync();

        await page.WaitForURLAsync("**/fristen*");
        var item = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Rule }).First;
        await item.GetByRole(AriaRole.Button, new() { Name = "Erledigt" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Rule })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task StreamedAndRenderedDeadline_ShowTheSame()
    {
        await using var live = await house.VisitAsync();
        await using var plain = await house.VisitAsync(new() { JavaScriptEnabled = false });
        foreach (string question in (string[])["Bescheid am 2.4.2026 mit der Post, bis wann Widerspruch?", "Resturlaub aus 2090 – bis wann muss ich ihn nehmen?", s_question, "Zeigen Sie meine Erinnerungen"])
        {
            var streamed = await live.AskAsync(question);
            await plain.Page.GotoAsync("/");
            await SendAsync(plain.Page, question);
            Assert.Equal(await AnswerShape.OfAsync(streamed), await AnswerShape.OfAsync(plain.Page.Locator(".answer")));
        }
    }

    [Fact]
    public async Task Passage_BesideAComputation_IsLinkedInItsDocument()
    {
        await using var visit = await house.VisitAsync();
        var answer = await visit.AskAsync("Resturlaub aus 2026 – bis wann muss ich ihn nehmen?");
        await Expect(answer.Locator(".answer-text")).ToContainTextAsync("Dazu im Haus: (1) Resturlaub verfällt am 31. März");
        await Expect(answer.Locator(".citation")).ToContainTextAsync(Library.CurrentTitle);
    }

    [Fact]
    public async Task Reminder_InWords_SaysNothingOfAComputation()
    {
        await using var visit = await house.VisitAsync();
        string what = "Akte " + Guid.NewGuid().ToString("N")[..8];
        var answer = await visit.AskAsync($"Erinnern Sie mich am 12.01.2099 an die {what}");
        await Expect(answer.Locator(".kind")).ToHaveTextAsync("Erinnerungen");
        await Expect(answer.Locator(".answer-text")).ToContainTextAsync($"Gemerkt: {what}");
        await Expect(answer.Locator(".label-line")).Not.ToContainTextAsync("berechnet");
        await visit.AskAsync($"{what} erledigt");
    }

    /// <summary>Offered in one window and declined in the other person's. The bell is not looked at: it rings in working hours only.</summary>
    [Fact]
    public async Task HandOver_Declined_StaysWithWhoOfferedIt()
    {
        await using var giver = await house.VisitAsync();
        await using var taker = await house.VisitAsync();
        await taker.BecomeAsync("fuehrungskraft");
        string title = "Vorlage " + Guid.NewGuid().ToString("N")[..8];
        await giver.AskAsync($"Erinnern Sie mich an die {title} bis zum 12.01.2099");
        await giver.Page.GotoAsync("/fristen");
        var given = giver.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await given.GetByText("Verschieben oder übergeben").ClickAsync();
        await given.GetByLabel("Übergeben an").SelectOptionAsync(new SelectOptionValue { Label = "Führungskraft" });
        await given.GetByRole(AriaRole.Button, new() { Name = "Um Übernahme bitten" }).ClickAsync();
        await Expect(given).ToContainTextAsync("bleiben Sie verantwortlich");

        await taker.Page.GotoAsync("/fristen");
        var offered = taker.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await offered.GetByRole(AriaRole.Button, new() { Name = "Ablehnen" }).ClickAsync();
        await Expect(offered).ToHaveCountAsync(0);
        await giver.Page.GotoAsync("/fristen");
        await Expect(given).ToHaveCountAsync(1);
        await Expect(given).Not.ToContainTextAsync("bleiben Sie verantwortlich");
        await giver.AskAsync($"{title} erledigt");
    }

    [Fact]
    public async Task Substitute_ChosenOnThePage_IsKeptAndCanBeTakenBack()
    {
        await using var visit = await house.VisitAsync();
        await visit.BecomeAsync("ki-ko");
        var page = visit.Page;
        await page.GotoAsync("/hinweise/einstellungen");
        await page.Locator("#vertretung").SelectOptionAsync(new SelectOptionValue { Label = "Personalamt" });
        await page.GetByLabel("Erster Tag").FillAsync("2099-07-01");
        await page.GetByLabel("Letzter Tag").FillAsync("2099-06-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("endet vor ihrem Beginn");

        await page.GotoAsync("/hinweise/einstellungen");
        await page.Locator("#vertretung").SelectOptionAsync(new SelectOptionValue { Label = "Personalamt" });
        await page.GetByLabel("Erster Tag").FillAsync("2099-07-01");
        await page.GetByLabel("Letzter Tag").FillAsync("2099-07-14");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await page.GotoAsync("/hinweise/einstellungen");
        await Expect(page.Locator("#vertretung option[selected]")).ToHaveTextAsync("Personalamt");
        await Expect(page.GetByLabel("Letzter Tag")).ToHaveValueAsync("2099-07-14");
        await page.Locator("#vertretung").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await page.GotoAsync("/hinweise/einstellungen");
        await Expect(page.GetByLabel("Letzter Tag")).ToHaveValueAsync("");
    }

    private static async Task SendAsync(IPage page, string text)
    {
        await page.GetByLabel("Ihre Frage").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Senden" }).ClickAsync();
    }

    private static string German(string day) => string.Join('.', day.Split('-').Reverse());
}
