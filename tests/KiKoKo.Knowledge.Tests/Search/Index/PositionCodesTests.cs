using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed unsafe class PositionCodesTests
{
    /// <summary>Readers load eight bytes at a time.</summary>
    private const int Behind = 8;

    [Fact]
    public void Read_AnyEntries_GivesThoseOfEveryPassage() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var passages = Passages(random, 1 + random.Next(128), 1 + random.Next(6), random.Next(21), 1 + random.Next(8));
            AssertSame(passages);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(32_767u)]
    [InlineData(32_768u)]
    [InlineData(2_000_000u)]
    public void Read_AllOfOneWidth_GivesThemBack(uint difference)
    {
        for (int n = 1; n <= 128; n += 127)
            AssertSame([.. Enumerable.Repeat(new[] { (difference, (byte)3) }, n)]);
    }

    [Fact]
    public void Read_OneFarAboveTheOthers_GivesThemBack() =>
        AssertSame([.. Enumerable.Range(0, 100).Select(i => new[] { (i == 50 ? 100_000u : 1u, (byte)(i % 2)) })]);

    [Fact]
    public void Write_GeometricDifferences_TakesLittleMoreThanTheirInformation()
    {
        var random = new Random(7);
        uint[] differences = [.. Enumerable.Range(0, 4096).Select(_ => (uint)(-100 * Math.Log(1 - random.NextDouble())))];
        var output = new ArrayBufferWriter<byte>();

        PositionCodes.Write(output, differences, new byte[differences.Length]);

        Assert.InRange(8.0 * output.WrittenCount / differences.Length, 0, Math.Log2(100 * Math.E) + 0.15);
    }

    private static (uint Difference, byte Form)[][] Passages(Random random, int passages, int positions, int width, int forms) =>
        [.. Enumerable.Range(0, passages).Select(_ => Enumerable.Range(0, 1 + random.Next(positions)).Select(_ => ((uint)random.Next(1 << random.Next(width + 1)), (byte)random.Next(forms))).ToArray())];

    private static void AssertSame((uint Difference, byte Form)[][] passages)
    {
        var entries = passages.SelectMany(p => p).ToList();
        var output = new ArrayBufferWriter<byte>();
        PositionCodes.Write(output, [.. entries.Select(e => e.Difference)], [.. entries.Select(e => e.Form)]);
        byte[] bytes = [.. output.WrittenSpan, .. Enumerable.Repeat((byte)0xFF, Behind)];
        fixed (byte* at = bytes)
        {
            int before = 0;
            foreach (var passage in passages)
            {
                var found = new List<(int, byte)>();
                PositionCodes.Read(at, entries.Count, before, passage.Length, found);
                int position = 0;
                Assert.Equal(passage.Select(e => (position += (int)e.Difference, e.Form)), found);
                before += passage.Length;
            }
        }
    }
}
