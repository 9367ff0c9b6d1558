namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Walks one term's postings in one segment, passage numbers ascending. Reused from search to search.</summary>
internal unsafe class PostingsCursor
{
    private int _opened;

    protected BlockReader Reader { get; } = new();

    protected TermPostings Term { get; private set; }

    protected int Blocks { get; private set; }

    /// <summary>Number of the present block; <see cref="Blocks"/> behind the last one.</summary>
    protected int Block { get; set; }

    /// <summary>Place within the present block, once that is open.</summary>
    protected int At { get; set; }

    protected bool IsOpen => _opened == Block;

    public void Start(in TermPostings term)
    {
        Term = term;
        Blocks = term.BlockCount;
        Block = At = 0;
        _opened = -1;
    }

    /// <summary>Does the term occur there? Passages only go forward.</summary>
    public bool Seek(int doc)
    {
        if (!IsOpen || Reader.Last < doc)
        {
            FindBlock(doc);
            if (Block == Blocks)
                return false;
            Open();
            if (Reader.Last < doc) // Only a term of one block has no table that tells.
            {
                Block = Blocks;
                return false;
            }
        }

        At = Reader.Seek(At, doc);
        return Reader.Docs[At] == doc;
    }

    /// <summary>The weighted frequency in the passage that <see cref="Seek"/> has found, see <see cref="FieldWeights.Scale"/>.</summary>
    public byte Frequency => Reader.Frequency(At);

    /// <summary>Where the term stands in the passage that <see cref="Seek"/> has found.</summary>
    /// <param name="found">Gets (position, form of the word) in ascending order.</param>
    public void ReadPositions(List<(int Position, byte Form)> found) => Reader.ReadPositions(At, found);

    protected void Open()
    {
        if (IsOpen)
            return;
        _opened = Block;
        At = 0;
        Reader.Open(Term, Block);
    }

    /// <summary>Steps that double, then halving: passages mostly lie near each other.</summary>
    private void FindBlock(int doc)
    {
        if (Blocks == 1 || Block == Blocks)
            return;
        int* last = Term.LastDocs;
        int low = Block, step = 1;
        while (low + step < Blocks && last[low + step] < doc)
        {
            low += step;
            step *= 2;
        }

        int high = Math.Min(low + step, Blocks);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (last[middle] < doc)
                low = middle + 1;
            else
                high = middle;
        }

        Block = low;
    }
}
