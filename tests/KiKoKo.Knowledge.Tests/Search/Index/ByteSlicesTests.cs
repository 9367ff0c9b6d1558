using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class ByteSlicesTests
{
    [Fact]
    public void Read_NothingAppended_IsEmpty() => Assert.True(new ByteSlices().Read(default).IsEmpty);

    [Fact]
    public void Read_ListsGrownInTurn_EachHasItsOwnBytesInOrder()
    {
        var random = new Random(5);
        var slices = new ByteSlices();
        var chains = new ByteSlices.Chain[50];
        var expected = chains.Select(_ => new List<byte>()).ToArray();
        for (int i = 0; i < 20_000; i++)
        {
            // A few long lists and many short ones, in pieces from nothing to several blocks of a chain.
            int list = (int)(chains.Length * Math.Pow(random.NextDouble(), 3));
            var piece = new byte[random.Next(100) == 0 ? random.Next(20_000) : random.Next(9)];
            random.NextBytes(piece);
            if (i % 2 == 0)
                slices.Append(ref chains[list], piece);
            else
                slices.Append(ref chains[list], [.. piece, .. new byte[ByteSlices.Slack]], piece.Length);
            expected[list].AddRange(piece);
        }

        for (int i = 0; i < chains.Length; i++)
            Assert.True(expected[i].ToArray().AsSpan().SequenceEqual(slices.Read(chains[i])), $"List {i} of {expected[i].Count} bytes differs.");
    }
}
