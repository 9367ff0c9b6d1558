using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

/// <summary>A segment of random postings, and the postings it was made of.</summary>
/// <param name="Postings">Per term and passage: weighted frequency, and positions with forms.</param>
internal sealed record RandomSegment(Segment Segment, int[] Lengths, SortedDictionary<int, (byte Frequency, (int Position, byte Form)[] Positions)>[] Postings)
{
    /// <param name="densities">Per term in which share of the passages it occurs.</param>
    public static RandomSegment Of(Random random, int passages, double[] densities, int frequencies = 40, int positions = 4, int lengths = 400)
    {
        var writer = new SegmentWriter();
        int[] length = [.. Enumerable.Range(0, passages).Select(_ => 1 + random.Next(lengths))];
        for (int p = 0; p < passages; p++)
            writer.AddPassage(p / 3, length[p], (ulong)p, 0);
        var postings = new SortedDictionary<int, (byte, (int, byte)[])>[densities.Length];
        for (int t = 0; t < densities.Length; t++)
        {
            postings[t] = [];
            for (int p = 0; p < passages; p++)
            {
                if (random.NextDouble() < densities[t])
                    postings[t].Add(p, ((byte)(1 + Skewed(random, frequencies)), Positions(random, random.Next(positions))));
            }
        }

        byte[] file = writer.Finish([.. Enumerable.Range(0, passages / 3 + 1).Select(d => $"d{d}")], [], [.. densities.Select((_, t) => Name(t))], Entries, []);
        return new RandomSegment(Segment.Of(file), length, postings);

        int Entries(int term, out ReadOnlySpan<byte> entries)
        {
            var bytes = new byte[postings[term].Sum(p => 11 + 5 * p.Value.Item2.Length)];
            int at = 0, last = -1;
            foreach (var (passage, (frequency, found)) in postings[term])
            {
                VarInt.Write(bytes, ref at, (uint)(passage - last));
                last = passage;
                bytes[at++] = frequency;
                VarInt.Write(bytes, ref at, (uint)found.Length);
                int before = 0;
                foreach (var (position, form) in found)
                {
                    VarInt.Write(bytes, ref at, (uint)(position - before) << 3 | form);
                    before = position;
                }
            }

            entries = bytes.AsSpan(0, at);
            return postings[term].Count;
        }
    }

    public TermPostings Find(int term) => Segment.Find(Name(term));

    /// <summary>Mostly small, as frequencies and forms are.</summary>
    private static int Skewed(Random random, int end) => random.Next(1 + random.Next(end));

    private static byte[] Name(int term) => System.Text.Encoding.UTF8.GetBytes($"wort{term}");

    private static (int, byte)[] Positions(Random random, int count)
    {
        int position = 0;
        return [.. Enumerable.Range(0, count).Select(_ => (position += random.Next(1 << random.Next(1, 12)), (byte)(1 + Skewed(random, 7))))];
    }
}
