using KiKoKo.Knowledge.Search.Vectors;

namespace KiKoKo.Knowledge.Tests.Search.Vectors;

public sealed class HalfVectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(384)]
    [InlineData(1024)]
    [InlineData(1025)]
    public void Dot_AnyLength_IsTheCosine(int dimensions)
    {
        var random = new Random(dimensions);
        for (int n = 0; n < 50; n++)
        {
            float[] a = HalfVector.Normalize(Any(random, dimensions))!, b = HalfVector.Normalize(Any(random, dimensions))!;

            Assert.Equal(a.Zip(b, (x, y) => (double)x * y).Sum(), HalfVector.Dot(a, HalfVector.Pack(b)), 5e-4);
            Assert.Equal(1, HalfVector.Dot(a, HalfVector.Pack(a)), 5e-4);
        }
    }

    [Fact]
    public void Pack_NumbersTooSmallForANormalHalf_AreZeroAndHarmless()
    {
        float[] vector = new float[64];
        vector[3] = 1;
        vector[4] = -5e-5f;
        vector[40] = 1e-9f;
        var packed = HalfVector.Pack(vector);

        Assert.Equal(1f, HalfVector.Dot(vector, packed));
        Assert.Equal(Half.Zero, packed[4]);
    }

    [Fact]
    public void Dot_NegativeNumbers_KeepTheirSign()
    {
        float[] a = new float[32], b = new float[32];
        (a[7], b[7]) = (1, -1);

        Assert.Equal(-1f, HalfVector.Dot(a, HalfVector.Pack(b)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    public void Normalize_WhatHasNoDirection_IsNull(float number) => Assert.Null(HalfVector.Normalize([number, 0, 0]));

    [Fact]
    public void Normalize_HugeNumbers_DoNotOverflow() => Assert.Equal([0.6f, 0.8f], HalfVector.Normalize([3e37f, 4e37f])!);

    [Fact]
    public void Dot_OtherLength_IsAFault() => Assert.Throws<ArgumentException>(() => HalfVector.Dot(new float[32], new Half[64]));

    private static float[] Any(Random random, int dimensions) => [.. Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextDouble() - 0.5))];
}
