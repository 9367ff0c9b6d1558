using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit.Tests.Merkle;

public sealed class FrontierTests
{
    [Fact]
    public void FromBytes_OfAnySizeUpTo200_GoesOnAsIfNeverStored()
    {
        byte[][] leaves = [.. Enumerable.Range(0, 201).Select(i => BitConverter.GetBytes(i))];
        for (int size = 0; size < leaves.Length; size++)
        {
            var kept = TreeHashTests.FrontierOf(leaves[..size]);
            var read = Frontier.FromBytes(kept.Size, kept.ToBytes());
            Assert.Equal(kept.Root(), read.Root());
            Assert.Equal(int.PopCount(size) * TreeHash.Size, kept.ToBytes().Length);
            read.Append(TreeHash.OfLeaf(leaves[size]));
            Assert.Equal(size + 1, read.Size);
            Assert.Equal(Convert.ToHexStringLower(Reference.Root(leaves[..(size + 1)])), read.Root().ToString());
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 32)]
    [InlineData(3, 32)]
    [InlineData(3, 63)]
    [InlineData(3, 96)]
    [InlineData(4, 64)]
    public void FromBytes_OfBytesThatDoNotFitTheSize_IsAFormatException(long size, int length) =>
        Assert.Throws<FormatException>(() => Frontier.FromBytes(size, new byte[length]));
}
