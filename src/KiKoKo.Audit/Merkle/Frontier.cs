using System.Numerics;

namespace KiKoKo.Audit.Merkle;

/// <summary>
/// The right edge of an append-only tree: the roots of its perfect subtrees, largest first, one per set bit of the size.
/// Enough to append and to compute the root, whatever the size.
/// </summary>
public sealed class Frontier
{
    private readonly List<TreeHash> _roots;

    private Frontier(long size, List<TreeHash> roots)
    {
        Size = size;
        _roots = roots;
    }

    /// <summary>An empty tree.</summary>
    public Frontier()
        : this(0, [])
    {
    }

    /// <summary>How many leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The number of bytes does not fit the size.</exception>
    public static Frontier FromBytes(long size, ReadOnlySpan<byte> bytes)
    {
        if (size < 0 || bytes.Length != BitOperations.PopCount((ulong)size) * TreeHash.Size)
            throw new FormatException($"A tree of {size} leaves cannot have a frontier of {bytes.Length} bytes.");
        var roots = new List<TreeHash>();
        for (int i = 0; i < bytes.Length; i += TreeHash.Size)
            roots.Add(TreeHash.FromBytes(bytes.Slice(i, TreeHash.Size)));
        return new Frontier(size, roots);
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[_roots.Count * TreeHash.Size];
        for (int i = 0; i < _roots.Count; i++)
            _roots[i].Bytes.CopyTo(bytes.AsSpan(i * TreeHash.Size));
        return bytes;
    }

    public void Append(TreeHash leaf)
    {
        var node = leaf;
        for (long s = Size; (s & 1) == 1; s >>= 1)
        {
            node = TreeHash.OfNode(_roots[^1], node);
            _roots.RemoveAt(_roots.Count - 1);
        }

        _roots.Add(node);
        Size++;
    }

    /// <summary>The Merkle tree hash over all leaves so far.</summary>
    public TreeHash Root()
    {
        if (_roots.Count == 0)
            return TreeHash.Empty;
        var root = _roots[^1];
        for (int i = _roots.Count - 2; i >= 0; i--)
            root = TreeHash.OfNode(_roots[i], root);
        return root;
    }
}
