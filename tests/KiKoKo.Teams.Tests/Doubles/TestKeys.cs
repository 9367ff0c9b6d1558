using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>Keys made for this run, and tokens signed with them.</summary>
internal static class TestKeys
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string TenantId = "11111111-1111-4111-8111-111111111111";
    public const string Issuer = "https://api.botframework.com";

    public static RSA Teams { get; } = RSA.Create(2048);

    public static RSA Sms { get; } = RSA.Create(2048);

    public static RSA Bare { get; } = RSA.Create(2048);

    /// <summary>Never published.</summary>
    public static RSA Rogue { get; } = RSA.Create(2048);

    public static IReadOnlyList<object> Published { get; } =
    [
        Jwk("teams-key", Teams, "msteams", "webchat"),
        Jwk("sms-key", Sms, "sms"),
        Jwk("bare-key", Bare),
    ];

    public static object Jwk(string kid, RSA key, params string[] endorsements)
    {
        var p = key.ExportParameters(false);
        string n = Base64Url.EncodeToString(p.Modulus);
        string e = Base64Url.EncodeToString(p.Exponent);
        return endorsements.Length == 0
            ? new { kty = "RSA", use = "sig", kid, n, e }
            : new { kty = "RSA", use = "sig", kid, n, e, endorsements };
    }

    /// <summary>The claims of a good channel token; a null value removes one.</summary>
    public static Dictionary<string, object> Claims(string serviceUrl, params (string Name, object? Value)[] changes)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Dictionary<string, object> claims = new()
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
        };
        foreach (var (name, value) in changes)
        {
            if (value is null)
                claims.Remove(name);
            else
                claims[name] = value;
        }

        return claims;
    }

    public static string Token(Dictionary<string, object> claims, RSA? key = null, string? kid = "teams-key", string alg = "RS256", object? header = null)
    {
        object head = header ?? (kid is null ? new { alg, typ = "JWT" } : new { alg, kid, typ = "JWT" });
        return Sign(JsonSerializer.Serialize(head), JsonSerializer.Serialize(claims), key ?? Teams, alg);
    }

    public static string Sign(string header, string payload, RSA key, string alg = "RS256")
    {
        string signed = $"{Encode(header)}.{Encode(payload)}";
        var hash = alg switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), hash, RSASignaturePadding.Pkcs1))}";
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
