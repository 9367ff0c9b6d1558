using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Authentication;

/// <summary>
/// A JSON Web Signature in compact form (RFC 7515 section 7.1), taken apart but not yet believed. Only RSASSA-PKCS1-v1_5
/// algorithms exist here, so "none" and HMAC with a public key cannot be asked for.
/// </summary>
internal sealed class SignedToken
{
    private const int MaxLength = 16 * 1024;
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    // InvalidOperationException is what the reader throws for half a surrogate pair.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly byte[] _payload;
    private readonly HashAlgorithmName _hash;

    private SignedToken(string? keyId, HashAlgorithmName hash, byte[] signed, byte[] payload, byte[] signature)
    {
        KeyId = keyId;
        _hash = hash;
        _signed = signed;
        _payload = payload;
        _signature = signature;
    }

    /// <summary>The header's <c>kid</c>: the only key that is tried.</summary>
    public string? KeyId { get; }

    /// <summary>Takes a token apart. Says in <paramref name="reason"/> why it cannot be one that we accept.</summary>
    public static SignedToken? Parse(ReadOnlySpan<char> token, out string reason)
    {
        reason = "malformed token";
        if (token.Length > MaxLength)
            return null;
        Span<Range> parts = stackalloc Range[6];
        int count = token.Split(parts, '.');
        if (count == 5)
        {
            reason = "encrypted token";
            return null;
        }

        if (count != 3 || !TryDecode(token[parts[0]], out byte[] header) || !TryDecode(token[parts[1]], out byte[] payload) || !TryDecode(token[parts[2]], out byte[] signature))
            return null;

        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            if (root.TryGetProperty("crit", out _) || root.TryGetProperty("enc", out _))
            {
                reason = "header extension that is not understood";
                return null;
            }

            if (Hash(root) is not { } hash)
            {
                reason = "algorithm not allowed";
                return null;
            }

            byte[] signed = Encoding.ASCII.GetBytes(token[..parts[1].End].ToArray());
            reason = "";
            return new SignedToken(root.TextOf("kid"), hash, signed, payload, signature);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Was it signed with the private part of this key?</summary>
    public bool IsSignedBy(RSA key) => key.VerifyData(_signed, _signature, _hash, RSASignaturePadding.Pkcs1);

    /// <summary>The claims. To be read after <see cref="IsSignedBy"/> only.</summary>
    /// <returns>Null when the payload is not a JSON object without duplicates.</returns>
    public TokenClaims? ReadClaims()
    {
        try
        {
            using var document = JsonDocument.Parse(_payload, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? TokenClaims.Read(document.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static HashAlgorithmName? Hash(JsonElement header) => header.TextOf("alg") switch
    {
        "RS256" => HashAlgorithmName.SHA256,
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    // The alphabet is checked by ourselves: the decoder would also take padding and white space, which RFC 7515 forbids.
    private static bool TryDecode(ReadOnlySpan<char> part, out byte[] bytes)
    {
        bytes = [];
        if (part.IsEmpty || part.ContainsAnyExcept(Alphabet) || part.Length % 4 == 1)
            return false;
        try
        {
            bytes = Base64Url.DecodeFromChars(part);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
