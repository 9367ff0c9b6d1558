using System.Globalization;
using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>A person's deadlines as list and month.</summary>
public sealed class DeadlineListTests(RunningHouse house)
{
    /// <summary>Local time in Germany may be a day ahead of UTC; two days later is later for both.</summary>
    private static readonly DateTime s_soon = DateTime.UtcNow.Date.AddDays(20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deadline_EnteredDoneAndRemoved_WithAndWithoutJavaScript(bool script)
    {
        await using var visit = await house.VisitAsync(new() { JavaScriptEnabled = script });
        var page = visit.Page;
        string title = $"Bericht {Guid.NewGuid():N}";
        await AddAsync(page, title, s_soon);
        var item = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await Expect(item.GetByRole(AriaRole.Heading)).ToContainTextAsync(title);

        // Every button says of which deadline it is.
        await item.GetByRole(AriaRole.Button, new() { Name = $"Erledigt: {title}" }).ClickAsync();
        await Expect(item).ToHaveCountAsync(0);
        await page.GetByLabel("Zeigen").SelectOptionAsync("alle");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anzeigen" }).ClickAsync();
        await Expect(item).ToContainTextAsync("erledigt");
        await item.GetByRole(AriaRole.Button, new() { Name = $"Entfernen: {title}" }).ClickAsync();
        await Expect(item).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Deadline_IsSnoozedHandedOverAndAccepted()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        string title = $"Plan {Guid.NewGuid():N}";
        await AddAsync(page, title, s_soon);
        var item = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await item.GetByText("Verschieben oder übergeben").ClickAsync();
        await item.GetByLabel("Erst wieder erinnern am").FillAsync("99.99.2026");
        await item.GetByRole(AriaRole.Button, new() { Name = "Zurückstellen" }).ClickAsync();
        await Expect(item.GetByRole(AriaRole.Alert)).ToContainTextAsync("gibt es nicht");
        await item.GetByLabel("Erst wieder erinnern am").FillAsync(Day(s_soon.AddDays(-5)));
        await item.GetByRole(AriaRole.Button, new() { Name = "Zurückstellen" }).ClickAsync();
        await Expect(item).ToContainTextAsync("Keine Erinnerung vor dem");

        await item.GetByText("Verschieben oder übergeben").ClickAsync();
        await item.GetByLabel("Übergeben an").SelectOptionAsync(new SelectOptionValue { Label = "Personalamt" });
        await item.GetByRole(AriaRole.Button, new() { Name = "Um Übernahme bitten" }).ClickAsync();
        await Expect(item).ToContainTextAsync("bleiben Sie verantwortlich");

        await visit.BecomeAsync("personalamt");
        await page.GotoAsync("/fristen");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ihnen angeboten" })).ToBeVisibleAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = $"Übernehmen: {title}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "übernommen" })).ToBeVisibleAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "Entfernen" }).ClickAsync();
    }

    [Fact]
    public async Task CalendarFile_OfADeadline_IsDownloaded()
    {
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        string title = $"Kalender {Guid.NewGuid():N}";
        await AddAsync(page, title, s_soon);
        var item = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });

        var download = await page.RunAndWaitForDownloadAsync(() => item.GetByRole(AriaRole.Link, new() { Name = "Kalenderdatei" }).ClickAsync());

        Assert.EndsWith(".ics", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(title, await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);
        await item.GetByRole(AriaRole.Button, new() { Name = "Entfernen" }).ClickAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Month_IsATableWithCaption_WhoseDeadlinesLeadToTheList(int width)
    {
        await using var visit = await house.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = visit.Page;
        string title = $"Monat {Guid.NewGuid():N}";
        var day = new DateTime(DateTime.UtcNow.Year + 1, 10, 15, 0, 0, 0, DateTimeKind.Utc);
        await AddAsync(page, title, day);
        await page.GotoAsync($"/fristen/monat?monat={day:yyyy-MM}");

        var table = page.GetByRole(AriaRole.Table, new() { Name = $"Oktober {day.Year}" });
        if (width > 800)
        {
            await Expect(table.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(7);
            await Expect(table.GetByRole(AriaRole.Columnheader).First).ToContainTextAsync("Mo");
        }

        await Expect(page.Locator("td").Filter(new() { HasText = "Tag der Deutschen Einheit" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Nächster Monat: November {day.Year}" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("caption")).ToContainTextAsync($"November {day.Year}");
        await Expect(page.Locator("td").Filter(new() { HasText = "Allerheiligen" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Vorheriger Monat: Oktober {day.Year}" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        var item = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await Expect(item).ToBeInViewportAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "Entfernen" }).ClickAsync();
    }

    private static async Task AddAsync(IPage page, string title, DateTime day)
    {
        await page.GotoAsync("/fristen");
        await page.GetByText("Frist eintragen").ClickAsync();
        await page.GetByLabel("Titel", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("Letzter Tag").FillAsync(Day(day));
        await page.GetByRole(AriaRole.Button, new() { Name = "Eintragen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "steht in Ihrer Liste" })).ToBeVisibleAsync();
    }

    private static string Day(DateTime day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
