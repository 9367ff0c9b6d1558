using System.Security.Cryptography;
using System.Text.Json;

namespace KiKoKo.Audit.Content;

/// <summary>AES-256-GCM under a key of its own for each content; that key is wrapped under the master key. Deleting the wrapped key erases the content.</summary>
internal sealed class ContentCipher(SecretFolder secrets)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public Sealed Seal(AuditContent content)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(content, AuditJson.Options);
        byte[] key = RandomNumberGenerator.GetBytes(32);
        var (nonce, cipher, tag) = Encrypt(key, plain);
        var (wrapNonce, wrapCipher, wrapTag) = Encrypt(secrets.Key("content"), key);
        return new Sealed(nonce, cipher, tag, [.. wrapNonce, .. wrapCipher, .. wrapTag]);
    }

    /// <exception cref="CryptographicException">The content or its key was altered.</exception>
    public AuditContent Open(Sealed content)
    {
        var wrapped = content.WrappedKey.AsSpan();
        byte[] key = Decrypt(secrets.Key("content"), wrapped[..NonceSize], wrapped[NonceSize..^TagSize], wrapped[^TagSize..]);
        byte[] plain = Decrypt(key, content.Nonce, content.Ciphertext, content.Tag);
        return JsonSerializer.Deserialize<AuditContent>(plain, AuditJson.Options)!;
    }

    private static (byte[] Nonce, byte[] Cipher, byte[] Tag) Encrypt(byte[] key, byte[] plain)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(NonceSize), cipher = new byte[plain.Length], tag = new byte[TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, cipher, tag);
        return (nonce, cipher, tag);
    }

    private static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag)
    {
        byte[] plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(nonce, cipher, tag, plain);
        return plain;
    }
}

/// <summary>Encrypted content as stored.</summary>
internal sealed record Sealed(byte[] Nonce, byte[] Ciphertext, byte[] Tag, byte[] WrappedKey)
{
    /// <summary>What the entry commits to: SHA-256 over nonce, ciphertext and tag. Can be checked without a key, also after erasure.</summary>
    public string Commitment() => Convert.ToHexStringLower(SHA256.HashData([.. Nonce, .. Ciphertext, .. Tag]));
}
