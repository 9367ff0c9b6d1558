using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>A cursor that knows what its term is worth in a passage, and at most in a window of passages.</summary>
internal sealed unsafe class ScoringCursor : PostingsCursor
{
    // A bound is computed in another way than the scores, which add up in another order.
    private const float Rounding = 1.00001f;

    private readonly byte[] _frequenciesHeld = GC.AllocateArray<byte>(SegmentFormat.BlockSize, pinned: true);
    private readonly float[] _scoresHeld = GC.AllocateArray<float>(SegmentFormat.BlockSize, pinned: true);
    private readonly byte* _frequencies;
    private readonly float* _scores;
    private int _scored;
    private float _weight;
    private float _scale;
    private byte* _lengths;
    private float* _norms;

    public ScoringCursor()
    {
        _frequencies = (byte*)Unsafe.AsPointer(ref _frequenciesHeld[0]);
        _scores = (float*)Unsafe.AsPointer(ref _scoresHeld[0]);
    }

    /// <summary>The score cannot exceed this in the current window.</summary>
    public float Bound { get; private set; }

    /// <summary>How many postings lie in the current window at most.</summary>
    public int Expected { get; private set; }

    /// <param name="weight">The term's weight times its inverse document frequency.</param>
    /// <param name="norms">See <see cref="Ranking.Bm25.Norms(double)"/>; pinned until the search is over.</param>
    /// <param name="scale">See <see cref="Segment.ImpactScale"/>.</param>
    public void Start(Segment segment, in TermPostings term, float weight, float* norms, float scale)
    {
        Start(term);
        _scored = -1;
        _weight = weight;
        _scale = scale;
        _lengths = segment.Lengths;
        _norms = norms;
    }

    /// <summary>Moves to the window of passages [from, to) and sets <see cref="Bound"/>. Windows only go forward.</summary>
    public void EnterWindow(int from, int to)
    {
        (Bound, Expected) = (0, 0);
        if (Blocks == 1)
        {
            EnterOnlyBlock(from, to);
            return;
        }

        int* last = Term.LastDocs;
        int b = Block;
        while (b < Blocks && last[b] < from)
            b++;
        Block = b;
        if (b == Blocks || b > 0 && last[b - 1] >= to - 1)
            return;
        if (IsOpen)
        {
            At = Reader.Seek(At, from);
            if (Reader.Docs[At] >= to)
                return;
        }

        ushort* impacts = Term.Impacts;
        int highest = 0;
        do
            highest = Math.Max(highest, impacts[b]);
        while (last[b++] < to - 1 && b < Blocks);
        Expected = (b - Block) * SegmentFormat.BlockSize;
        float x = TermPostings.DecodeImpact(highest) * _scale;
        Bound = Rounding * (_weight * x / (1 + x));
    }

    /// <summary>Adds this term's scores to all passages of the window.</summary>
    /// <returns>One bit per 64 passages of the window: has one of them got a score?</returns>
    public ulong Accumulate(int from, int to, float* window)
    {
        ulong touched = 0;
        for (; Block < Blocks; Block++)
        {
            ScoreBlock();
            int* docs = Reader.Docs;
            float* scores = _scores;
            int i = Reader.Seek(At, from), n = Reader.Count, end = Reader.Last < to ? n : Reader.Seek(i, to);
            for (; i < end; i++)
            {
                int r = docs[i] - from;
                window[r] += scores[i];
                touched |= 1UL << (r >> 6);
            }

            At = i;
            if (docs[n - 1] >= to - 1)
                break;
        }

        return touched;
    }

    /// <summary>This term's score in one passage, 0 when it does not occur. Passages only go forward.</summary>
    public float Probe(int doc)
    {
        if (!Seek(doc))
            return 0;
        if (_scored == Block)
            return _scores[At];
        float x = Frequency * _norms[_lengths[doc]];
        return _weight * x / (1 + x);
    }

    /// <summary>A term of one block has no tables: its scores are computed instead, and tell the exact bound.</summary>
    private void EnterOnlyBlock(int from, int to)
    {
        if (Block == Blocks)
            return;
        ScoreBlock();
        At = Reader.Seek(At, from);
        int end = Reader.Last < to ? Reader.Count : Reader.Seek(At, to);
        float highest = 0;
        for (int i = At; i < end; i++)
            highest = Math.Max(highest, _scores[i]);
        Expected = end - At;
        Bound = Rounding * highest;
    }

    private void ScoreBlock()
    {
        if (_scored == Block)
            return;
        Open();
        _scored = Block;
        Reader.ReadFrequencies(_frequencies);
        int* docs = Reader.Docs;
        byte* lengths = _lengths, frequencies = _frequencies;
        float* norms = _norms, scores = _scores;
        int n = Reader.Count;
        for (int i = 0; i < n; i++)
            scores[i] = frequencies[i] * norms[lengths[docs[i]]];
        var weight = Vector256.Create(_weight);
        for (int i = 0; i < n; i += Vector256<float>.Count)
        {
            var x = Vector256.Load(scores + i);
            (weight * x / (Vector256<float>.One + x)).Store(scores + i);
        }
    }
}
