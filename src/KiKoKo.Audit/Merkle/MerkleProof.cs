using System.Numerics;

namespace KiKoKo.Audit.Merkle;

/// <summary>
/// Inclusion and consistency proofs of RFC 6962, 2.1.1 and 2.1.2. Pure: the caller gives the leaf hashes, a verifier needs
/// nothing but the proof and the roots.
/// </summary>
public static class MerkleProof
{
    /// <summary>The siblings from leaf <paramref name="index"/> up to the root, lowest first.</summary>
    public static IReadOnlyList<TreeHash> Inclusion(IReadOnlyList<TreeHash> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        var path = new List<TreeHash>();
        Walk(0, leaves.Count);
        return path;

        void Walk(int from, int to)
        {
            if (to - from == 1)
                return;
            int split = from + Split(to - from);
            if (index < split)
            {
                Walk(from, split);
                path.Add(Root(leaves, split, to));
            }
            else
            {
                Walk(split, to);
                path.Add(Root(leaves, from, split));
            }
        }
    }

    /// <summary>Does the proof show that the leaf is number <paramref name="index"/> of the tree of that size and root?</summary>
    public static bool CheckInclusion(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> proof, TreeHash root)
    {
        if (index < 0 || index >= size)
            return false;
        long node = index, last = size - 1;
        var hash = leaf;
        foreach (var sibling in proof)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = TreeHash.OfNode(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>The nodes that show that the first <paramref name="oldSize"/> leaves are unchanged in the tree of all leaves.</summary>
    public static IReadOnlyList<TreeHash> Consistency(IReadOnlyList<TreeHash> leaves, int oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leaves.Count);
        var path = new List<TreeHash>();
        if (oldSize > 0 && oldSize < leaves.Count)
            Walk(0, leaves.Count, oldSize, true);
        return path;

        void Walk(int from, int to, int old, bool whole)
        {
            if (old == to - from)
            {
                if (!whole)
                    path.Add(Root(leaves, from, to));
                return;
            }

            int split = Split(to - from);
            if (old <= split)
            {
                Walk(from, from + split, old, whole);
                path.Add(Root(leaves, from + split, to));
            }
            else
            {
                Walk(from + split, to, old - split, false);
                path.Add(Root(leaves, from, from + split));
            }
        }
    }

    /// <summary>Does the proof show that the new tree begins with the old one?</summary>
    public static bool CheckConsistency(long oldSize, TreeHash oldRoot, long newSize, TreeHash newRoot, IReadOnlyList<TreeHash> proof)
    {
        if (oldSize < 0 || oldSize > newSize)
            return false;
        if (oldSize == newSize)
            return proof.Count == 0 && oldRoot == newRoot;
        if (oldSize == 0)
            return proof.Count == 0;

        long node = oldSize - 1, last = newSize - 1;
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        int at = 0;
        TreeHash oldHash, newHash;
        if (node == 0)
        {
            oldHash = newHash = oldRoot;
        }
        else
        {
            if (proof.Count == 0)
                return false;
            oldHash = newHash = proof[at++];
        }

        for (; at < proof.Count; at++)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                oldHash = TreeHash.OfNode(proof[at], oldHash);
                newHash = TreeHash.OfNode(proof[at], newHash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newHash = TreeHash.OfNode(newHash, proof[at]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }

    private static TreeHash Root(IReadOnlyList<TreeHash> leaves, int from, int to)
    {
        if (to - from == 1)
            return leaves[from];
        int split = from + Split(to - from);
        return TreeHash.OfNode(Root(leaves, from, split), Root(leaves, split, to));
    }

    /// <summary>The largest power of two smaller than n.</summary>
    private static int Split(int n) => 1 << (31 - BitOperations.LeadingZeroCount((uint)(n - 1)));
}
