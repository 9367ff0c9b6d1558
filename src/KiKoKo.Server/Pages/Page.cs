using KiKoKo.Knowledge.Documents;
using KiKoKo.Server.People;
using Microsoft.AspNetCore.Components;

namespace KiKoKo.Server.Pages;

/// <summary>A page somebody looks at. Only reached with somebody signed in: <see cref="Http.PageAccess"/> sees to that.</summary>
public abstract class Page : ComponentBase
{
    [CascadingParameter]
    private protected HttpContext Http { get; set; } = null!;

    [Inject]
    private protected CurrentPersona People { get; set; } = null!;

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    private protected Persona Persona => People.Of(Http) ?? throw new InvalidOperationException("A page was rendered with nobody signed in.");

    private protected DateOnly Today => Time.Today();

    private protected CancellationToken Cancel => Http.RequestAborted;
}
