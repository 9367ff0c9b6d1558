namespace KiKoKo.Server.Http;

internal static class SecurityHeaders
{
    /// <summary>Nothing from elsewhere is loaded, nothing is framed, nothing is sniffed.</summary>
    /// <remarks>Set as the answer begins: whoever clears an answer to make a failure of it would clear them too.</remarks>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => Set(context.Response.Headers));
        return next(context);
    });

    private static Task Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    /// <summary>State is changed only by our own pages and by programs: a browser on another site's page says so in its headers.</summary>
    public static void UseSameSitePosts(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        bool foreign = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
        if (!foreign || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
