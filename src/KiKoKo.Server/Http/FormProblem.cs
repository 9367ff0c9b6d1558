namespace KiKoKo.Server.Http;

/// <summary>
/// What was wrong with a form that led back to its page: shown once on the next page. It travels in a cookie of ours, not in the address, where anybody could
/// put words into our mouth.
/// </summary>
internal static class FormProblem
{
    private const string CookieName = "kikoko-meldung";

    public static void Set(HttpContext context, string message) =>
        context.Response.Cookies.Append(
            CookieName, Uri.EscapeDataString(message), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = TimeSpan.FromMinutes(1) });

    /// <summary>The message, and none the next time; null when there is none.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } value || context.Response.HasStarted)
            return null;
        context.Response.Cookies.Delete(CookieName);
        return Uri.UnescapeDataString(value);
    }
}
