using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class SegmentFormatTests
{
    /// <summary>Values of Lucene's SmallFloat.intToByte4 and byte4ToInt.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(23, 23, 23)]
    [InlineData(39, 39, 39)]
    [InlineData(40, 40, 40)]
    [InlineData(41, 40, 40)]
    [InlineData(42, 41, 42)]
    [InlineData(200, 67, 200)]
    [InlineData(1000, 87, 984)]
    [InlineData(int.MaxValue, 255, 2013265944)]
    public void EncodeLength_KnownLengths_AsLucene(int length, byte code, float decoded)
    {
        Assert.Equal(code, SegmentFormat.EncodeLength(length));
        Assert.Equal(decoded, SegmentFormat.DecodeLength(code));
    }

    [Fact]
    public void DecodeLength_EveryLength_NeverMoreThanItAndWithinAnEighth()
    {
        for (int length = 0; length < 100_000; length++)
        {
            float decoded = SegmentFormat.DecodeLength(SegmentFormat.EncodeLength(length));

            Assert.InRange(decoded, length * 0.88f, length);
        }
    }
}
