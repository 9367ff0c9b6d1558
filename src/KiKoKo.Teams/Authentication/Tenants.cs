using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Authentication;

/// <summary>Whose people are answered. The token does not say it, so the activity's own statement is checked.</summary>
internal static class Tenants
{
    /// <summary>
    /// A signed activity must name an allowed tenant. An anonymous one is held to the list only when there is one: an
    /// emulator makes its tenants up.
    /// </summary>
    public static bool Allow(Activity activity, TeamsOptions options, bool isSigned)
    {
        if (!Reading.TryGetTenant(activity, out string? tenant))
            return false;
        if (options.AllowedTenants.Count > 0)
            return options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);
        return !isSigned || (tenant is not null && string.Equals(tenant, options.TenantId, StringComparison.OrdinalIgnoreCase));
    }
}
