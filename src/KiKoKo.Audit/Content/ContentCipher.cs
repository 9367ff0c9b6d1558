using System.Security.Cryptography;
using System.Text.Json;

namespace KiKoKo.Audit.Content;

/// <summary>AES-256-GCM under a key of its own for each content; that key is wrapped under the master key. Deleting the wrapped key erases the content.</summary>
internal sealed class ContentCipher(SecretFolder secrets)
{
    public const int NonceSize = 12;
    public const int TagSize = 16;
    private const string MasterKey = "content";

    public Sealed Seal(AuditContent content)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(content, AuditJson.Options);
        byte[] key = RandomNumberGenerator.GetBytes(32);
        var (nonce, cipher, tag) = Encrypt(key, plain);
        var (wrapNonce, wrapCipher, wrapTag) = Encrypt(secrets.Key(MasterKey), key);
        return new Sealed(nonce, cipher, tag, [.. wrapNonce, .. wrapCipher, .. wrapTag]);
    }

    /// <exception cref="CryptographicException">The content or its key was altered.</exception>
    /// <exception cref="InvalidDataException">The master key is missing or damaged.</exception>
    public AuditContent Open(Sealed content) =>
        JsonSerializer.Deserialize<AuditContent>(Decrypt(ExistingMasterKey(), content), AuditJson.Options)!;

    /// <summary>Would <see cref="Open"/> succeed?</summary>
    /// <exception cref="InvalidDataException">The master key is missing or damaged.</exception>
    public bool CanOpen(Sealed content)
    {
        byte[] master = ExistingMasterKey();
        try
        {
            Decrypt(master, content);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // Never made anew for reading: a fresh key would open nothing, and content written under it would part from the rest.
    private byte[] ExistingMasterKey() =>
        secrets.Find(MasterKey)
        ?? throw new InvalidDataException("Der Hauptschlüssel der Protokollinhalte fehlt. Abhilfe: den Schlüsselordner aus der Sicherung zurückspielen.");

    private static byte[] Decrypt(byte[] master, Sealed content)
    {
        var wrapped = content.WrappedKey.AsSpan();
        if (wrapped.Length != NonceSize + 32 + TagSize || content.Nonce.Length != NonceSize || content.Tag.Length != TagSize)
            throw new CryptographicException("The content or its key was cut.");
        byte[] key = Decrypt(master, wrapped[..NonceSize], wrapped[NonceSize..^TagSize], wrapped[^TagSize..]);
        return Decrypt(key, content.Nonce, content.Ciphertext, content.Tag);
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
