namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Walks one term's postings in one segment, passage numbers ascending. Reused from search to search.</summary>
internal sealed unsafe class PostingsCursor
{
    private readonly int[] _docs = new int[SegmentFormat.BlockSize];
    private Segment _segment = null!;
    private int _firstBlock;
    private int _block;
    private int _endBlock;
    private int _count;
    private int _inBlock;
    private int _at;
    private int _decoded;
    private byte* _frequencies;
    private float _weight;

    /// <summary>The score cannot exceed this in the current window.</summary>
    public float Bound { get; private set; }

    /// <param name="weight">The term's weight times its inverse document frequency.</param>
    public void Start(Segment segment, int term, float weight)
    {
        _segment = segment;
        _firstBlock = _block = segment.TermMeta[2 * term];
        _count = segment.TermMeta[2 * term + 1];
        _endBlock = _block + (_count + SegmentFormat.BlockSize - 1) / SegmentFormat.BlockSize;
        _decoded = -1;
        _at = 0;
        _weight = weight;
    }

    /// <summary>Moves to the window of passages [from, to) and sets <see cref="Bound"/>. Windows only go forward.</summary>
    public void EnterWindow(int from, int to, float[] norms)
    {
        while (_block < _endBlock && _segment.LastDocs[_block] < from)
            _block++;
        float bound = 0;
        int previous = _block == _firstBlock ? -1 : _block < _endBlock ? _segment.LastDocs[_block - 1] : 0;
        for (int b = _block; b < _endBlock && previous < to - 1; b++)
        {
            int limits = _segment.Bounds[b];
            bound = Math.Max(bound, Score((byte)limits, norms[limits >> 8]));
            previous = _segment.LastDocs[b];
        }

        Bound = bound;
    }

    /// <summary>Adds this term's scores to all passages of the window and marks them.</summary>
    public void Accumulate(int from, int to, float[] scores, ulong[] marks, float[] norms)
    {
        byte* lengths = _segment.Lengths;
        for (; _block < _endBlock; _block++)
        {
            Decode();
            int[] docs = _docs;
            int i = _at;
            while (i < _inBlock && docs[i] < from)
                i++;
            for (; i < _inBlock; i++)
            {
                int doc = docs[i];
                if (doc >= to)
                {
                    _at = i;
                    return;
                }

                int r = doc - from;
                scores[r] += Score(_frequencies[i], norms[lengths[doc]]);
                marks[r >> 6] |= 1UL << (r & 63);
            }

            _at = i;
            if (_segment.LastDocs[_block] >= to - 1)
                return;
        }
    }

    /// <summary>This term's score in one passage, 0 when it does not occur. Passages only go forward within a window.</summary>
    public float Probe(int doc, float[] norms)
    {
        while (_block < _endBlock && _segment.LastDocs[_block] < doc)
            _block++;
        if (_block == _endBlock)
            return 0;
        Decode();
        while (_docs[_at] < doc)
            _at++;
        return _docs[_at] == doc ? Score(_frequencies[_at], norms[_segment.Lengths[doc]]) : 0;
    }

    private float Score(byte frequency, float norm) => _weight - _weight / (1 + frequency * norm);

    private void Decode()
    {
        if (_decoded == _block)
            return;
        _decoded = _block;
        _at = 0;
        _inBlock = Math.Min(SegmentFormat.BlockSize, _count - (_block - _firstBlock) * SegmentFormat.BlockSize);
        int previous = _block == _firstBlock ? -1 : _segment.LastDocs[_block - 1];
        _frequencies = PostingsBlock.Decode(_segment.Postings + _segment.Offsets[_block], previous, _docs, _inBlock);
    }
}
