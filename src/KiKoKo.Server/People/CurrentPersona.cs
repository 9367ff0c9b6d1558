using System.Net;

namespace KiKoKo.Server.People;

/// <summary>
/// Who is asking over HTTP. The persona picker stands in for sign-in in Development on the loopback address only; anywhere
/// else there is nobody, and every page and endpoint that needs somebody answers 403.
/// </summary>
internal sealed class CurrentPersona(IHostEnvironment environment)
{
    public const string CookieName = "kikoko-persona";

    /// <summary>A request that came through a proxy came from somewhere else, whatever its address says.</summary>
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>Null: nobody is signed in and nobody can be.</summary>
    public Persona? Of(HttpContext context) =>
        IsAllowed(context) ? Persona.Find(context.Request.Cookies[CookieName]) ?? Persona.Default : null;

    /// <summary>
    /// The remote address must be loopback, and so must the name in the Host header: a page on another site whose name
    /// resolves to 127.0.0.1 sends its own name.
    /// </summary>
    private bool IsAllowed(HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !Array.Exists(ProxyHeaders, context.Request.Headers.ContainsKey);
}
