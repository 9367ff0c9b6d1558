using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit.Tests.Merkle;

public sealed class MerkleProofTests
{
    private const int Largest = 70;

    private static readonly TreeHash[] s_leaves = [.. Enumerable.Range(0, Largest).Select(i => TreeHash.OfLeaf(BitConverter.GetBytes(i)))];
    private static readonly TreeHash[] s_roots = [.. Enumerable.Range(0, Largest + 1).Select(RootOf)];
    private static readonly TreeHash s_other = TreeHash.OfLeaf("something else"u8);

    [Fact]
    public void Inclusion_OfEveryLeafUpToSize70_Checks()
    {
        for (int size = 1; size <= Largest; size++)
        {
            for (int index = 0; index < size; index++)
                Assert.True(MerkleProof.CheckInclusion(s_leaves[index], index, size, Inclusion(index, size), s_roots[size]), $"{index} of {size}");
        }
    }

    [Fact]
    public void CheckInclusion_OfAnythingAltered_Fails()
    {
        for (int size = 1; size <= Largest; size++)
        {
            for (int index = 0; index < size; index++)
            {
                var (leaf, root, proof) = (s_leaves[index], s_roots[size], Inclusion(index, size));
                Assert.False(MerkleProof.CheckInclusion(s_other, index, size, proof, root));
                Assert.False(MerkleProof.CheckInclusion(leaf, index, size, proof, s_other));
                Assert.All(Altered(proof), p => Assert.False(MerkleProof.CheckInclusion(leaf, index, size, p, root)));
                for (int wrong = -1; wrong <= size; wrong++)
                    Assert.True(wrong == index || !MerkleProof.CheckInclusion(leaf, wrong, size, proof, root), $"{index} of {size} as {wrong}");
            }
        }
    }

    [Fact]
    public void CheckInclusion_OfALeafBehindTheSize_Fails()
    {
        Assert.False(MerkleProof.CheckInclusion(s_leaves[0], 0, 0, [], s_roots[0]));
        Assert.False(MerkleProof.CheckInclusion(s_leaves[0], 1, 1, [], s_roots[1]));
        Assert.False(MerkleProof.CheckInclusion(s_leaves[0], -1, 1, [], s_roots[1]));
    }

    [Fact]
    public void Consistency_OfEveryPairUpToSize70_Checks()
    {
        for (int size = 0; size <= Largest; size++)
        {
            for (int old = 0; old <= size; old++)
                Assert.True(MerkleProof.CheckConsistency(old, s_roots[old], size, s_roots[size], Consistency(old, size)), $"{old} to {size}");
        }
    }

    [Fact]
    public void CheckConsistency_OfAnythingAltered_Fails()
    {
        for (int size = 1; size <= Largest; size++)
        {
            for (int old = 1; old <= size; old++)
            {
                var (before, after, proof) = (s_roots[old], s_roots[size], Consistency(old, size));
                Assert.False(MerkleProof.CheckConsistency(old, s_other, size, after, proof), $"{old} to {size}");
                Assert.False(MerkleProof.CheckConsistency(old, before, size, s_other, proof), $"{old} to {size}");
                Assert.All(Altered(proof), p => Assert.False(MerkleProof.CheckConsistency(old, before, size, after, p), $"{old} to {size}"));
                for (int wrong = 1; wrong <= size; wrong++)
                    Assert.True(wrong == old || !MerkleProof.CheckConsistency(wrong, before, size, after, proof), $"{old} to {size} as {wrong}");
            }
        }
    }

    [Fact]
    public void CheckConsistency_OfAShrunkenTree_Fails() =>
        Assert.False(MerkleProof.CheckConsistency(5, s_roots[5], 4, s_roots[4], []));

    [Fact]
    public void Inclusion_OutsideTheTree_IsAnArgumentError()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProof.Inclusion(s_leaves, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProof.Inclusion(s_leaves, s_leaves.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProof.Consistency(s_leaves, s_leaves.Length + 1));
    }

    /// <summary>Each hash replaced, each left out, one more at either end, neighbours swapped.</summary>
    private static IEnumerable<IReadOnlyList<TreeHash>> Altered(IReadOnlyList<TreeHash> proof)
    {
        for (int i = 0; i < proof.Count; i++)
        {
            yield return [.. proof.Select((h, at) => at == i ? s_other : h)];
            yield return [.. proof.Where((_, at) => at != i)];
            if (i > 0 && proof[i] != proof[i - 1])
                yield return [.. proof.Take(i - 1), proof[i], proof[i - 1], .. proof.Skip(i + 1)];
        }

        yield return [.. proof, s_other];
        yield return [s_other, .. proof];
    }

    private static IReadOnlyList<TreeHash> Inclusion(int index, int size) => MerkleProof.Inclusion(s_leaves[..size], index);

    private static IReadOnlyList<TreeHash> Consistency(int old, int size) => MerkleProof.Consistency(s_leaves[..size], old);

    private static TreeHash RootOf(int size) =>
        TreeHash.FromBytes(Reference.Root([.. Enumerable.Range(0, size).Select(BitConverter.GetBytes)]));
}
