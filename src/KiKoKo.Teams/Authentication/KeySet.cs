using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Authentication;

/// <summary>Reads a JSON Web Key Set (RFC 7517) with the <c>endorsements</c> of the Bot Framework.</summary>
internal static class KeySet
{
    private const int MinKeyBits = 2048;

    /// <summary>The usable RSA signing keys by id. Keys of other kinds, too short or damaged are left out.</summary>
    /// <exception cref="JsonException">It is not a key set.</exception>
    public static FrozenDictionary<string, SigningKey> Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
            throw new JsonException("The key set has no array \"keys\".");

        Dictionary<string, SigningKey> byId = new(StringComparer.Ordinal);
        foreach (var entry in keys.EnumerateArray())
        {
            if (ReadKey(entry) is { } key)
                byId[key.Id] = key;
        }

        return byId.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static SigningKey? ReadKey(JsonElement entry)
    {
        if (entry.TextOf("kty") != "RSA" || entry.TextOf("use") is not (null or "sig"))
            return null;
        if (entry.TextOf("kid") is not { Length: > 0 } id || entry.TextOf("n") is not { } modulus || entry.TextOf("e") is not { } exponent)
            return null;

        RSA? key = null;
        try
        {
            key = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) });
            if (key.KeySize >= MinKeyBits)
                return new SigningKey(id, key, Endorsements(entry));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            // One damaged key must not take the others with it.
        }

        key?.Dispose();
        return null;
    }

    private static FrozenSet<string> Endorsements(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;
}
