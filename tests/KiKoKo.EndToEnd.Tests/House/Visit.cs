using Microsoft.Playwright;

namespace KiKoKo.EndToEnd.Tests.House;

/// <summary>One person's browser window. On leaving it must have stayed quiet: no error in the console, nothing fetched from elsewhere.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Failed answers that the test provokes, e.g. "404".</summary>
    public HashSet<string> Expected { get; } = [];

    public static async Task<Visit> BeginAsync(IBrowserContext context, string address)
    {
        context.SetDefaultTimeout(10_000);
        var visit = new Visit(context, await context.NewPageAsync());
        context.Console += (_, message) => visit.Complain(message.Type is "error" or "warning", message.Text);
        context.WebError += (_, error) => visit.Complain(true, error.Error);
        context.Request += (_, request) => visit.Complain(
            !request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), "foreign request: " + request.Url);
        return visit;
    }

    /// <summary>Becomes a person of the picker, as people do it.</summary>
    public async Task BecomeAsync(string persona)
    {
        await Page.GotoAsync("/");
        // The attribute is the server's; the value is the browser's and already new while the old page is still there.
        var chosen = Page.Locator("select[name=persona] option[selected]");
        if (await chosen.GetAttributeAsync("value") == persona)
            return;
        await Page.GetByLabel("Person").SelectOptionAsync(persona);
        // The old document is marked and the new one asked directly: the browser's load event may be over before anybody waits for it.
        await Page.EvaluateAsync("document.documentElement.dataset.before = 'yes'");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Wechseln" }).ClickAsync();
        await Page.WaitForFunctionAsync("() => !document.documentElement.dataset.before && document.readyState === 'complete'");
        await Assertions.Expect(chosen).ToHaveAttributeAsync("value", persona);
    }

    /// <summary>Asks on the chat page and waits for the answer.</summary>
    public async Task<ILocator> AskAsync(string question)
    {
        if (new Uri(Page.Url is "about:blank" ? "http://none/x" : Page.Url).AbsolutePath != "/")
            await Page.GotoAsync("/");
        int before = await Page.Locator(".turn").CountAsync();
        await Page.GetByLabel("Ihre Frage").FillAsync(question);
        await Page.GetByLabel("Ihre Frage").PressAsync("Enter");
        var answer = Page.Locator(".turn").Nth(before).Locator(".answer");
        await answer.WaitForAsync();
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Assert.Empty(_complaints);
    }

    private void Complain(bool reason, string what)
    {
        if (reason && !Expected.Any(e => what.Contains(e, StringComparison.Ordinal)))
            _complaints.Add(what);
    }
}
