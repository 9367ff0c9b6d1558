using System.Security.Cryptography;

namespace KiKoKo.Audit.Merkle;

/// <summary>A SHA-256 value in a Merkle tree: 32 bytes.</summary>
public readonly struct TreeHash : IEquatable<TreeHash>
{
    public const int Size = SHA256.HashSizeInBytes;

    private readonly byte[]? _bytes;

    private TreeHash(byte[] bytes) => _bytes = bytes;

    public ReadOnlySpan<byte> Bytes => _bytes ?? throw new InvalidOperationException("Not a hash.");

    /// <summary>The hash of the empty tree: SHA-256 of nothing (RFC 6962, 2.1).</summary>
    public static TreeHash Empty { get; } = new(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 ‖ data) (RFC 6962, 2.1).</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return new TreeHash(hash.GetHashAndReset());
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right) (RFC 6962, 2.1).</summary>
    public static TreeHash OfNode(TreeHash left, TreeHash right)
    {
        Span<byte> data = stackalloc byte[1 + (2 * Size)];
        data[0] = 1;
        left.Bytes.CopyTo(data[1..]);
        right.Bytes.CopyTo(data[(1 + Size)..]);
        return new TreeHash(SHA256.HashData(data));
    }

    /// <exception cref="FormatException">Not 32 bytes.</exception>
    public static TreeHash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new TreeHash(bytes.ToArray()) : throw new FormatException($"A hash has {Size} bytes, not {bytes.Length}.");

    public byte[] ToArray() => Bytes.ToArray();

    /// <summary>Lower-case hex.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    public bool Equals(TreeHash other) => _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    public override int GetHashCode() => _bytes is null ? 0 : BitConverter.ToInt32(_bytes);

    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);
}
