using FsCheck;
using FsCheck.Fluent;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;
using KiKoKo.Knowledge.Tests.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Ranking;

/// <summary>The pruned search against one that scores every passage.</summary>
public sealed class SegmentSearcherTests
{
    // Windows are 4,096 passages long: one, its edges, and several.
    private static readonly int[] Sizes = [1, 63, 64, 127, 128, 129, 4095, 4096, 4097, 9000];
    private static readonly double[] Densities = [0.0005, 0.003, 0.01, 0.05, 0.3, 0.7, 1];
    private static readonly double[] Shares = [0, 0.002, 0.01, 0.1, 0.6, 0.98, 1];

    [Fact]
    public void Search_AnySegmentsAudienceAndTerms_EqualsExhaustiveScoring() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Holds(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Search_EqualScores_EarliestPassagesInOrder()
    {
        var made = RandomSegment.Of(new Random(3), 9000, [0.5], frequencies: 1, lengths: 1);
        var top = new TopCandidates(10);

        SegmentSearcher.Instance.Search(made.Segment, 0, [(made.Find(0), 1f)], Visible(new Random(4), 9000, 1), Bm25.Norms(1), top);

        Assert.Equal(made.Postings[0].Keys.Take(10), top.Take().Select(c => c.Passage));
    }

    [Fact]
    public void Search_NothingVisible_FindsNothing()
    {
        var made = RandomSegment.Of(new Random(5), 5000, [0.5]);
        var top = new TopCandidates(10);

        SegmentSearcher.Instance.Search(made.Segment, 0, [(made.Find(0), 1f)], Visible(new Random(6), 5000, 0), Bm25.Norms(200), top);

        Assert.Empty(top.Take());
    }

    private static void Holds(Random random)
    {
        double[] densities = [.. Enumerable.Range(0, 1 + random.Next(7)).Select(_ => Densities[random.Next(Densities.Length)])];
        float[] weights = [.. densities.Select(_ => 0.1f + 5 * random.NextSingle())];
        // Other average lengths than that of a segment, and other constants: bounds must hold for all.
        var norms = Bm25.Norms(20 + random.Next(400));
        int capacity = random.Next(3) switch { 0 => 1, 1 => 10, _ => 128 };
        var top = new TopCandidates(capacity);
        var all = new List<Candidate>();
        for (int s = 0; s < 1 + random.Next(3); s++)
        {
            var made = RandomSegment.Of(random, Sizes[random.Next(Sizes.Length)], densities, positions: 1);
            ulong[] visible = Visible(random, made.Lengths.Length, Shares[random.Next(Shares.Length)]);
            (TermPostings, float)[] terms = [.. weights.Select((w, t) => (made.Find(t), w)).Where(t => t.Item1.PassageCount > 0)];
            if (terms.Length > 0)
                SegmentSearcher.Instance.Search(made.Segment, s, terms, visible, norms, top);
            all.AddRange(Exhaustive(made, s, weights, visible, norms));
        }

        AssertBest(all, top.Take(), capacity);
    }

    /// <summary>Scores add up in another order there: passages whose scores differ by rounding only may change places.</summary>
    private static void AssertBest(List<Candidate> all, Candidate[] found, int capacity)
    {
        var scores = all.ToDictionary(c => (c.Segment, c.Passage), c => c.Score);
        var expected = all.OrderByDescending(c => c.Score).Take(capacity).ToList();
        Assert.Equal(expected.Count, found.Length);
        Assert.Equal(found.Length, found.Select(f => (f.Segment, f.Passage)).Distinct().Count());
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i].Score, found[i].Score, 1e-4f);
            Assert.Equal(scores[(found[i].Segment, found[i].Passage)], found[i].Score, 1e-4f);
        }
    }

    private static IEnumerable<Candidate> Exhaustive(RandomSegment made, int segment, float[] weights, ulong[] visible, float[] norms)
    {
        for (int p = 0; p < made.Lengths.Length; p++)
        {
            double score = 0;
            for (int t = 0; t < weights.Length; t++)
            {
                if (made.Postings[t].TryGetValue(p, out var posting))
                    score += weights[t] - weights[t] / (1 + posting.Frequency * (double)norms[SegmentFormat.EncodeLength(made.Lengths[p])]);
            }

            if (score > 0 && (visible[p >> 6] >> (p & 63) & 1) != 0)
                yield return new Candidate((float)score, segment, p);
        }
    }

    private static ulong[] Visible(Random random, int passages, double share)
    {
        var bits = new ulong[passages / 64 + 1];
        for (int p = 0; p < passages; p++)
        {
            if (random.NextDouble() < share)
                bits[p >> 6] |= 1UL << (p & 63);
        }

        return bits;
    }
}
