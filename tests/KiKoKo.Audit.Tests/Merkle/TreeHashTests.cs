using System.Security.Cryptography;
using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit.Tests.Merkle;

public sealed class TreeHashTests
{
    /// <summary>The leaves of the test vectors of certificate-transparency, hex.</summary>
    private static readonly string[] s_leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    /// <summary>Their published roots for sizes 0 to 8.</summary>
    private static readonly string[] s_roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Root_OfPublishedLeaves_IsThePublishedRoot()
    {
        for (int size = 0; size <= 8; size++)
        {
            var leaves = s_leaves[..size].Select(Convert.FromHexString).ToArray();
            Assert.Equal(s_roots[size], Convert.ToHexStringLower(Reference.Root(leaves)));
            Assert.Equal(s_roots[size], FrontierOf(leaves).Root().ToString());
        }
    }

    [Fact]
    public void Root_OfAnySizeUpTo200_AgreesWithTheRecursiveDefinition()
    {
        byte[][] leaves = [.. Enumerable.Range(0, 200).Select(i => new byte[] { (byte)i, (byte)(i * 7) })];
        for (int size = 0; size <= leaves.Length; size++)
            Assert.Equal(Convert.ToHexStringLower(Reference.Root(leaves[..size])), FrontierOf(leaves[..size]).Root().ToString());
    }

    [Fact]
    public void OfNode_OfLeafLookAlike_DiffersFromOfLeaf()
    {
        var left = TreeHash.OfLeaf([1]);
        var right = TreeHash.OfLeaf([2]);
        Assert.NotEqual(TreeHash.OfLeaf([.. left.Bytes, .. right.Bytes]), TreeHash.OfNode(left, right));
        Assert.NotEqual(TreeHash.OfNode(left, right), TreeHash.OfNode(right, left));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void FromBytes_OfWrongLength_IsAFormatException(int length) =>
        Assert.Throws<FormatException>(() => TreeHash.FromBytes(new byte[length]));

    [Fact]
    public void Default_IsNoHash()
    {
        Assert.Throws<InvalidOperationException>(() => default(TreeHash).ToArray());
        Assert.NotEqual(default, TreeHash.Empty);
    }

    internal static Frontier FrontierOf(IEnumerable<byte[]> leaves)
    {
        var tree = new Frontier();
        foreach (byte[] leaf in leaves)
            tree.Append(TreeHash.OfLeaf(leaf));
        return tree;
    }
}

/// <summary>RFC 6962, 2.1, word for word: slow and obviously right.</summary>
internal static class Reference
{
    public static byte[] Root(byte[][] leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return SHA256.HashData([0, .. leaves[0]]);
        int k = 1;
        while (k * 2 < leaves.Length)
            k *= 2;
        return SHA256.HashData([1, .. Root(leaves[..k]), .. Root(leaves[k..])]);
    }
}
