using KiKoKo.Server.Verbs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace KiKoKo.Server.Http;

/// <summary>Failures in words: a page for people, an object with <c>error</c> for programs.</summary>
internal static class ErrorPages
{
    /// <summary>Stands before routing: an empty failure is answered by running the rest once more for the error page.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        var log = app.Services.GetRequiredService<ILogger<WebApplication>>();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException e) when (!context.Response.HasStarted)
            {
                context.Response.Clear();
                context.Response.StatusCode = e.StatusCode;
            }
            catch (InvalidDataException) when (context.Request.HasFormContentType && !context.Response.HasStarted)
            {
                // The form reader's word for what is no form: a NUL in a value, too many values.
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
            catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                log.RequestFailed(e);
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }

            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
                await ShowAsync(context, next, scopes);
        });
    }

    /// <summary>For a page that answers "not found" in its own words: set earlier, the renderer would throw them away.</summary>
    public static void AnswerNotFound(HttpContext context) => context.Response.OnStarting(() =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static async Task ShowAsync(HttpContext context, RequestDelegate next, IServiceScopeFactory scopes)
    {
        int code = context.Response.StatusCode;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await Results.Json(new { error = ErrorText.Of(code).What }, Output.Json, statusCode: code).ExecuteAsync(context);
            return;
        }

        // A renderer serves one page, and the failed one may have used up its own: the error page gets a scope of its own.
        await using var scope = scopes.CreateAsyncScope();
        var services = context.RequestServices;
        var (method, path, query) = (context.Request.Method, context.Request.Path, context.Request.QueryString);
        context.RequestServices = scope.ServiceProvider;
        context.Response.Clear();
        context.Response.StatusCode = code;
        // Without this feature the renderer takes a component that answers 404 for a missing page and throws its content away.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = path, OriginalPathBase = context.Request.PathBase });
        context.SetEndpoint(null);
        context.Features.Set<IAntiforgeryValidationFeature>(null); // said of the failed request, not of the error page
        context.Request.RouteValues.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"/fehler/{code}";
        context.Request.QueryString = QueryString.Empty;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestServices = services;
            (context.Request.Method, context.Request.Path, context.Request.QueryString) = (method, path, query);
        }
    }
}
