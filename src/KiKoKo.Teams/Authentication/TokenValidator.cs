using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Authentication;

/// <summary>
/// Decides who may speak to the bot (Bot Framework authentication, service to bot). Everything that needs no body is
/// decided first, so that a stranger never gets as far as our JSON reader.
/// </summary>
internal sealed class TokenValidator(SigningKeys keys, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const double SkewSeconds = 300;

    /// <param name="authorization">The request's Authorization header; null or empty when there is none.</param>
    public async ValueTask<TokenVerdict> ValidateAsync(string? authorization, CancellationToken cancel)
    {
        var settings = options.Value;
        if (string.IsNullOrEmpty(authorization))
            return settings.DangerouslyAllowAnonymous ? new TokenVerdict.Anonymous() : new TokenVerdict.Rejected("no token");
        if (!settings.HasCredentials)
            return new TokenVerdict.Rejected("a token cannot be checked without Teams:AppId");
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new TokenVerdict.Rejected("not a bearer token");

        if (SignedToken.Parse(authorization.AsSpan(Scheme.Length).Trim(), out string reason) is not { } token)
            return new TokenVerdict.Rejected(reason);
        if (string.IsNullOrEmpty(token.KeyId))
            return new TokenVerdict.Rejected("key id missing");
        if (await keys.FindAsync(token.KeyId, cancel) is not { } key)
            return new TokenVerdict.Rejected("unknown key");
        if (!token.IsSignedBy(key.PublicKey))
            return new TokenVerdict.Rejected("wrong signature");
        if (token.ReadClaims() is not { } claims)
            return new TokenVerdict.Rejected("malformed claims");
        if (FindProblem(claims, settings) is { } problem)
            return new TokenVerdict.Rejected(problem);
        return new TokenVerdict.Signed(claims.ServiceUrl!, key.Endorsements);
    }

    private string? FindProblem(TokenClaims claims, TeamsOptions settings)
    {
        double now = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;
        if (claims.Issuer != settings.TokenIssuer)
            return "wrong issuer";
        if (!claims.Audiences.Contains(settings.AppId!, StringComparer.Ordinal))
            return "wrong audience";
        if (claims.ExpiresAt is not { } expires)
            return "no expiry";
        if (now - SkewSeconds >= expires)
            return "expired";
        if (claims.HasNotBefore && claims.NotBefore is null)
            return "unreadable start";
        if (claims.NotBefore is { } start && now + SkewSeconds < start)
            return "not yet valid";
        return string.IsNullOrEmpty(claims.ServiceUrl) ? "no serviceurl" : null;
    }
}
