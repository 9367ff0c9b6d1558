using System.Numerics;
using System.Runtime.CompilerServices;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>A passage near a question. <paramref name="Similarity"/> is the cosine.</summary>
internal readonly record struct NearPassage(int Segment, int Passage, float Similarity);

/// <summary>
/// The vectors of one model and which passage of which segment has which. Segments stay what they are; the assignment goes
/// away with them. One thread fills it while any number search.
/// </summary>
internal sealed class VectorSet(int dimensions)
{
    public const int None = -1;

    private readonly ConditionalWeakTable<Segment, int[]> _rows = [];

    public VectorTable Table { get; } = new(dimensions);

    /// <summary>Per passage its row in the table, or <see cref="None"/>. Written with <see cref="Assign"/> only.</summary>
    public int[] RowsOf(Segment segment) => _rows.GetValue(segment, static s =>
    {
        int[] rows = new int[s.PassageCount];
        Array.Fill(rows, None);
        return rows;
    });

    /// <summary>How many passages are in segments that have been looked at, deleted ones included.</summary>
    public long Known(Snapshot snapshot) => snapshot.Segments.Sum(s => _rows.TryGetValue(s.Segment, out _) ? (long)s.Segment.PassageCount : 0);

    public static void Assign(int[] rows, int passage, int row) => Volatile.Write(ref rows[passage], row);

    /// <summary>The passages most like the question among those that may be seen: exact, every visible vector is looked at and no other.</summary>
    /// <param name="query">Of length 1, from the same model.</param>
    /// <returns>Best first; ties go to the earlier passage.</returns>
    public List<NearPassage> Nearest(Snapshot snapshot, VisiblePassages visible, ReadOnlySpan<float> query, int top, double minimum)
    {
        if (top <= 0 || query.Length != dimensions)
            return [];
        var best = new PriorityQueue<NearPassage, (float Similarity, int, int)>(top + 1);
        float threshold = float.NegativeInfinity;
        for (int s = 0; s < snapshot.Segments.Count; s++)
        {
            if (!_rows.TryGetValue(snapshot.Segments[s].Segment, out int[]? rows))
                continue;
            ulong[] words = visible.Bits[s];
            for (int w = 0; w < words.Length; w++)
            {
                for (ulong bits = words[w]; bits != 0; bits &= bits - 1)
                {
                    int passage = (w << 6) + BitOperations.TrailingZeroCount(bits);
                    int row = Volatile.Read(ref rows[passage]);
                    if (row == None)
                        continue;
                    float similarity = HalfVector.Dot(query, Table.Row(row));
                    // Written so that a similarity that is no number is never taken.
                    if (!(similarity > threshold && similarity >= minimum))
                        continue;
                    best.Enqueue(new NearPassage(s, passage, similarity), (similarity, -s, -passage));
                    if (best.Count > top)
                        best.Dequeue();
                    if (best.Count == top && best.TryPeek(out var worst, out _))
                        threshold = worst.Similarity;
                }
            }
        }

        return [.. best.UnorderedItems.Select(x => x.Element).OrderByDescending(n => n.Similarity).ThenBy(n => n.Segment).ThenBy(n => n.Passage)];
    }
}
