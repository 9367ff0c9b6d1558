using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class PostingsTests
{
    [Fact]
    public void Cursor_AnyPostings_GivesBackFrequenciesPositionsAndForms() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            // From one passage over full blocks to many, gaps from none to wide, palettes small and large.
            double[] densities = [0.001, 0.02, 0.3, 0.9, 1];
            var made = RandomSegment.Of(random, 1 + random.Next(3000), densities, 1 + random.Next(255), 1 + random.Next(6));
            for (int t = 0; t < densities.Length; t++)
                AssertSame(made, t);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Cursor_MorePositionsThanKept_GivesTheFirst()
    {
        var made = RandomSegment.Of(new Random(1), 3, [1], positions: 2000);

        var found = Read(made, 0, 2);

        Assert.Equal(made.Postings[0][2].Positions.Take(BlockWriter.MostPositions), found);
    }

    [Fact]
    public void Find_ManyTerms_EachWithItsOwnPostings()
    {
        double[] densities = [.. Enumerable.Range(0, 2000).Select(t => t % 50 / 100.0)];
        var made = RandomSegment.Of(new Random(2), 40, densities);

        for (int t = 0; t < densities.Length; t++)
            Assert.Equal(made.Postings[t].Count, made.Find(t).PassageCount);
        Assert.Equal(0, made.Find(densities.Length).PassageCount);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-6f)]
    [InlineData(0.3f)]
    [InlineData(1f)]
    [InlineData(77.7f)]
    public void EncodeImpact_AnyImpact_IsNeverLowerAndHardlyHigher(float impact) =>
        Assert.InRange(TermPostings.DecodeImpact(TermPostings.EncodeImpact(impact)), impact, impact * 1.01f);

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static void AssertSame(RandomSegment made, int term)
    {
        var postings = made.Postings[term];
        var cursor = new PostingsCursor();
        cursor.Start(made.Find(term));
        for (int p = 0; p < made.Lengths.Length && postings.Count > 0; p++)
        {
            bool occurs = cursor.Seek(p);
            Assert.Equal(postings.ContainsKey(p), occurs);
            if (!occurs)
                continue;
            var found = new List<(int, byte)>();
            cursor.ReadPositions(found);
            Assert.Equal(postings[p].Frequency, cursor.Frequency);
            Assert.Equal(postings[p].Positions, found);
        }
    }

    private static List<(int, byte)> Read(RandomSegment made, int term, int passage)
    {
        var cursor = new PostingsCursor();
        cursor.Start(made.Find(term));
        Assert.True(cursor.Seek(passage));
        var found = new List<(int, byte)>();
        cursor.ReadPositions(found);
        return found;
    }
}
