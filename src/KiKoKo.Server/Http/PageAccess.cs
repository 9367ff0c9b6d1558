using KiKoKo.Server.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace KiKoKo.Server.Http;

/// <summary>A page that needs nobody to be signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForAnybodyAttribute : Attribute;

/// <summary>A page for those who hold a role.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForRoleAttribute(Roles role) : Attribute
{
    public Roles Role => role;
}

internal static class PageAccess
{
    /// <summary>Every page needs somebody signed in unless it says otherwise; a page for a role needs that role. Anything else: 403.</summary>
    public static void UsePageAccess(this WebApplication app)
    {
        var people = app.Services.GetRequiredService<CurrentPersona>();
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata is not { } page || page.GetMetadata<ComponentTypeMetadata>() is null || page.GetMetadata<ForAnybodyAttribute>() is not null)
                return next(context);
            var needed = page.GetMetadata<ForRoleAttribute>()?.Role ?? Roles.None;
            if (people.Of(context) is { } persona && persona.Roles.HasFlag(needed))
            {
                context.Response.Headers.CacheControl = "no-cache, no-store";
                context.Response.Headers.Pragma = "no-cache";
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    /// <summary>A form whose token does not hold (the page was open too long) is answered by the error page. Stands behind antiforgery.</summary>
    public static void UseValidForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
