namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Where a term's postings lie in a segment; default when the term does not occur in it. A term of one passage is an
/// <see cref="OnlyPosting"/>, one of one block that block and its positions. One of more has tables before them: last passages,
/// offsets of blocks (from <see cref="Start"/>), impacts, and, if there are any, offsets of positions.
/// </summary>
/// <remarks>
/// The impact of a block is the highest frequency times norm (see <see cref="Ranking.Bm25.Norms"/>, for the average length of
/// this segment) in it, rounded up to the upper half of a float; half floats of one sign are ordered like integers.
/// </remarks>
internal readonly unsafe struct TermPostings(byte* start, int passageCount)
{
    /// <summary>Bytes per block in the tables, without those of positions.</summary>
    public const int TableEntry = 2 * sizeof(int) + sizeof(ushort);

    public byte* Start { get; } = start;

    /// <summary>In how many passages the term occurs, deleted ones included; 0: in none.</summary>
    public int PassageCount { get; } = passageCount;

    public int BlockCount => BlocksOf(PassageCount);

    public int* LastDocs => (int*)Start;

    public byte* Block(int block) => BlockCount == 1 ? Start : Start + ((uint*)Start)[BlockCount + block];

    /// <summary>Null: right behind the block. Means nothing where a block says that it has none.</summary>
    public byte* Positions(int block) => BlockCount == 1 ? null : Start + *(uint*)(Start + TableEntry * BlockCount + sizeof(uint) * block);

    public ushort* Impacts => (ushort*)((uint*)Start + 2 * BlockCount);

    public static int BlocksOf(int passages) => (passages + SegmentFormat.BlockSize - 1) / SegmentFormat.BlockSize;

    public static ushort EncodeImpact(float impact) => (ushort)((BitConverter.SingleToUInt32Bits(impact) + 0xFFFF) >> 16);

    public static float DecodeImpact(int impact) => BitConverter.UInt32BitsToSingle((uint)impact << 16);
}
