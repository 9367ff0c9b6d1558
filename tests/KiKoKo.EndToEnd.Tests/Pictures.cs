using KiKoKo.EndToEnd.Tests.House;
using Microsoft.Playwright;

namespace KiKoKo.EndToEnd.Tests;

/// <summary>
/// Takes the pictures of docs/bilder from a running <c>./kikoko start</c> with the demo library. Runs only when asked for:
/// <c>KIKOKO_BILDER=http://127.0.0.1:3978 …/KiKoKo.EndToEnd.Tests -explicit only</c>.
/// </summary>
public sealed class Pictures(RunningHouse house)
{
    [Fact(Explicit = true)]
    public async Task DemoLibrary_IsPictured()
    {
        string address = Environment.GetEnvironmentVariable("KIKOKO_BILDER") ?? "";
        Assert.SkipWhen(address.Length == 0, "KIKOKO_BILDER nennt keine Adresse.");
        string folder = Folder();
        await using var visit = await house.VisitAsync(address: address);

        foreach (string question in (string[])["Wer ist für den Brandschutz zuständig?", "Vergleiche die Bewerbungen und sortiere sie", "Welche Farbe hat der Mond?"])
            await visit.AskAsync(question);
        await visit.Page.GotoAsync("/");
        var answer = await visit.AskAsync("Wann verfällt mein Resturlaub?");
        await TakeAsync("chat");

        await visit.Page.GotoAsync((await answer.Locator(".citation .more").First.GetAttributeAsync("href"))!);
        await TakeAsync("fundstelle");

        await visit.Page.GotoAsync("/");
        await visit.AskAsync($"Bescheid vom {DateTime.UtcNow:dd.MM.yyyy} per Post – bis wann Widerspruch?");
        await TakeAsync("fristen");

        await visit.BecomeAsync("dokumentverantwortliche");
        await visit.Page.GotoAsync("/wissen?amt=Personal&art=Dienstanweisung");
        await TakeAsync("wissensbasis");

        await visit.BecomeAsync("ki-ko");
        await visit.Page.GotoAsync("/ki-ko");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Jetzt prüfen" }).ClickAsync();
        await visit.Page.Locator(".result").WaitForAsync();
        await TakeAsync("protokoll");

        async Task TakeAsync(string name)
        {
            byte[] picture = await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
            Assert.InRange(picture.Length, 10_000, 250_000);
        }
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KiKoKo.sln")))
                return Directory.CreateDirectory(Path.Combine(folder.FullName, "docs", "bilder")).FullName;
        }

        throw new DirectoryNotFoundException("The repository was not found above the program.");
    }
}
