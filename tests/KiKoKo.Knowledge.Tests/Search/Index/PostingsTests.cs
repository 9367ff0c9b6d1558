using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Knowledge.Search.Analysis;
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

    [Fact]
    public void Build_WordInCompound_CountsWithoutPosition()
    {
        var segment = Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "", "Dienst Dienst Reise Reise", "Dienstreise Dienst")));
        var found = new List<(int Position, byte Form)>();
        var cursor = new PostingsCursor();
        cursor.Start(segment.Find("dien"u8));

        Assert.True(cursor.Seek(1));
        cursor.ReadPositions(found);

        Assert.NotEqual(Term.PartForm, Assert.Single(found).Form);
        Assert.Equal((FieldWeights.Part + 1) * FieldWeights.Lead * FieldWeights.Scale, cursor.Frequency, tolerance: 2);
    }

    [Fact]
    public void Build_PartsOfFileNumber_KeepTheirPositions()
    {
        var segment = Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "", "Formular FO-11-41 ausfüllen")));
        foreach (string part in (string[])["fo", "11", "41"])
        {
            var found = new List<(int Position, byte Form)>();
            var cursor = new PostingsCursor();
            cursor.Start(segment.Find(System.Text.Encoding.UTF8.GetBytes(part)));

            Assert.True(cursor.Seek(0));
            cursor.ReadPositions(found);

            Assert.Contains(found, f => f.Form == Term.PartForm);
        }
    }

    [Fact]
    public void Build_Root_FoundWithoutPositions()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => string.Join(' ', Enumerable.Repeat("Schutz", i % 5)) + " Weg")];
        var segment = Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "", texts)));
        var found = new List<(int Position, byte Form)>();
        var frequencies = new SortedSet<byte>();
        var cursor = new PostingsCursor();
        cursor.Start(segment.Find("~schu"u8));

        for (int p = 0; p < texts.Length; p++)
        {
            Assert.Equal(p % 5 > 0, cursor.Seek(p));
            if (p % 5 == 0)
                continue;
            cursor.ReadPositions(found);
            frequencies.Add(cursor.Frequency);
        }

        Assert.Empty(found);
        Assert.InRange(frequencies.Count, 2, 4);
    }

    [Fact]
    public void Of_OneBitOfAnySectionFlipped_IsRefused()
    {
        byte[] bytes = [.. RandomSegment.Of(new Random(4), 400, [0.001, 0.02, 0.3, 0.9, 1]).Segment.Bytes.Span];
        var random = new Random(5);
        for (int section = 0; section < (int)Section.Stored; section++)
        {
            long from = BitConverter.ToInt64(bytes, SegmentFormat.SectionsAt + 8 * section), to = BitConverter.ToInt64(bytes, SegmentFormat.SectionsAt + 8 * section + 8);
            if (from == to)
                continue;
            byte[] damaged = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
            bytes.CopyTo(damaged, 0);
            damaged[random.NextInt64(from, to)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<SegmentException>(() => Segment.Of(damaged));
        }
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
