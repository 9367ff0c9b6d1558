using System.Buffers;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed unsafe class OnlyPostingTests
{
    [Theory]
    [InlineData(0u, 1)]
    [InlineData(255u, 1)]
    [InlineData(256u, 2)]
    [InlineData(65_535u, 2)]
    [InlineData(65_536u, 3)]
    [InlineData(int.MaxValue, 4)]
    public void Read_AnyPassageAndFrequency_GivesThemBack(uint passage, int bytes)
    {
        for (int frequency = 1; frequency <= byte.MaxValue; frequency++)
        {
            byte[] written = Write(passage, (byte)frequency, [7], [5]);

            Assert.InRange(written.Length, 1 + bytes + 1, 1 + bytes + 2);
            fixed (byte* at = written)
            {
                OnlyPosting.Read(at, out int found, out byte read);
                Assert.Equal((passage, frequency), ((uint)found, (int)read));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(BlockWriter.MostPositions)]
    public void ReadPositions_AnyNumber_GivesThemBack(int count)
    {
        var random = new Random(count);
        uint[] differences = [.. Enumerable.Range(0, count).Select(_ => (uint)random.Next(1 << random.Next(18)))];
        byte[] forms = [.. differences.Select(_ => (byte)random.Next(8))];
        byte[] written = Write(3, 16, differences, forms);
        var found = new List<(int, byte)>();

        fixed (byte* at = written)
            OnlyPosting.ReadPositions(at, OnlyPosting.Read(at, out _, out _), found);

        int position = 0;
        Assert.Equal(differences.Select((d, i) => (position += (int)d, forms[i])), found);
    }

    private static byte[] Write(uint passage, byte frequency, uint[] differences, byte[] forms)
    {
        var output = new ArrayBufferWriter<byte>();
        OnlyPosting.Write(output, passage, frequency, differences, forms);
        return output.WrittenSpan.ToArray();
    }
}
