using System.Text.Json;
using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Authentication;

/// <summary>
/// What a channel token says. A claim that is absent or not of its kind is null; times are seconds since 1970 (RFC 7519).
/// </summary>
internal sealed record TokenClaims(
    string? Issuer,
    IReadOnlyList<string> Audiences,
    double? ExpiresAt,
    double? NotBefore,
    bool HasNotBefore,
    string? ServiceUrl)
{
    public static TokenClaims Read(JsonElement payload) => new(
        payload.TextOf("iss"),
        ReadAudiences(payload),
        Time(payload, "exp"),
        Time(payload, "nbf"),
        payload.TryGetProperty("nbf", out _),
        payload.TextOf("serviceurl"));

    private static string[] ReadAudiences(JsonElement payload)
    {
        if (!payload.TryGetProperty("aud", out var audience))
            return [];
        return audience.ValueKind switch
        {
            JsonValueKind.String => [audience.GetString()!],
            JsonValueKind.Array => [.. audience.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!)],
            _ => [],
        };
    }

    // A number too large for a double reads as infinity and would never expire.
    private static double? Time(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && double.IsFinite(seconds)
            ? seconds
            : null;
}
