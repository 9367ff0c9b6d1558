using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>What can be checked by machine of WCAG 2.2 AA, on every kind of page, wide and narrow, light and dark.</summary>
public sealed class AccessibilityTests(RunningHouse house)
{
    private static readonly string[] Pages = ["/wissen", "/wissen?q=resturlaub", "/wissen/kontakte", "/wissen/formulare", "/kennzeichnung", "/einfache-sprache", "/hinweise", "/hinweise/einstellungen", "/ki-ko", "/datenschutz", "/nutzung", "/gibtesnicht",
        "/fristen", "/fristen/rechner", "/fristen/rechner?rule=widerspruch&start=02.04.2026", "/fristen/rechner?kind=event&n=x", "/fristen/rechner?rule=bem-summe", "/fristen/monat?monat=2026-12", "/fristen/abo"];

    /// <summary>A function that lists what is wrong with the page as it stands.</summary>
    internal static readonly string Checks = ReadChecks();

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_HaveNoFindings(int width, ColorScheme colours)
    {
        await using var visit = await house.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = colours });
        visit.Expected.Add("404");
        await visit.BecomeAsync("ki-ko");
        var findings = new List<string>();
        await CheckAsync("Start");

        var answer = await visit.AskAsync("Was ist für die Übertragung von Resturlaub nötig?");
        await visit.AskAsync("Wer ist für den Brandschutz zuständig?");
        string citation = (await answer.Locator(".citation .more").First.GetAttributeAsync("href"))!;
        string label = (await answer.GetAttributeAsync("data-label"))!;
        await CheckAsync("Antwort");

        foreach (string address in (string[])[.. Pages, citation, "/kennzeichnung/" + label, "/ki-ko/0"])
        {
            await visit.Page.GotoAsync(address);
            await CheckAsync(address);
        }

        Assert.Empty(findings);

        async Task CheckAsync(string where) => findings.AddRange((await visit.Page.EvaluateAsync<string[]>(Checks)).Select(f => $"{where}: {f}"));
    }

    [Fact]
    public async Task Focus_OnEveryStop_IsVisibleAndNotCovered()
    {
        await using var visit = await house.VisitAsync();
        foreach (string question in (string[])["Wer ist für den Brandschutz zuständig?", "Was ist für die Übertragung von Resturlaub nötig?", "Wo finde ich den Antrag auf Sonderurlaub?"])
            await visit.AskAsync(question);
        await visit.Page.EvaluateAsync("document.activeElement.blur()");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 60; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            string stop = await visit.Page.EvaluateAsync<string>(
                """
                () => {
                  const e = document.activeElement, style = getComputedStyle(e);
                  if (e === document.body) return '';
                  const box = e.getBoundingClientRect();
                  const above = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
                  if (!e.closest('.skip') && !e.contains(above) && !above?.contains(e)) return `INVISIBLE under ${above?.className} ${e.textContent.trim().slice(0, 40)}`;
                  const visible = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none' && e.getClientRects().length > 0;
                  return `${visible ? 'visible' : 'INVISIBLE'} ${e.localName} ${e.textContent.trim().slice(0, 40)} ${e.id}`;
                }
                """);
            if (stop.Length == 0)
                break;
            Assert.DoesNotContain("INVISIBLE", stop, StringComparison.Ordinal);
            seen.Add(stop);
        }

        Assert.True(seen.Count >= 10, "The walk by keyboard ended early: " + string.Join("; ", seen));
    }

    [Fact]
    public async Task DarkAppearance_IsDark()
    {
        await using var visit = await house.VisitAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.AskAsync("Wann verfällt mein Resturlaub?");
        string picture = Convert.ToBase64String(await visit.Page.ScreenshotAsync());
        double brightness = await visit.Page.EvaluateAsync<double>(
            """
            async data => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + data;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [64, 40];
              const pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0, 64, 40);
              const pixels = pen.getImageData(0, 0, 64, 40).data;
              return pixels.reduce((sum, v, i) => i % 4 === 3 ? sum : sum + v, 0) / (64 * 40 * 3 * 255);
            }
            """,
            picture);
        Assert.InRange(brightness, 0.05, 0.3);
    }

    private static string ReadChecks()
    {
        using var stream = typeof(AccessibilityTests).Assembly.GetManifestResourceStream("accessibility.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
