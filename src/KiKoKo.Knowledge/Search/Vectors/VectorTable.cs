namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>
/// Vectors of one model, row after row in pinned blocks that never move and never change. One thread adds; any number read
/// rows whose numbers were published to them after the row was written.
/// </summary>
internal sealed class VectorTable(int dimensions)
{
    private const int RowsPerBlock = 1024;

    private readonly Dictionary<TextHash, int> _rows = [];
    private volatile Half[][] _blocks = [];

    public int Dimensions => dimensions;

    public int Count => _rows.Count;

    public long Bytes => (long)_blocks.Length * RowsPerBlock * dimensions * sizeof(short);

    /// <summary>For the adding thread only.</summary>
    public int? Find(TextHash hash) => _rows.TryGetValue(hash, out int row) ? row : null;

    /// <summary>For the adding thread only. A hash that is there already keeps its vector.</summary>
    public int Add(TextHash hash, ReadOnlySpan<Half> packed)
    {
        if (packed.Length != dimensions)
            throw new ArgumentException("A vector of another length.", nameof(packed));
        if (_rows.TryGetValue(hash, out int row))
            return row;
        row = _rows.Count;
        if (row / RowsPerBlock == _blocks.Length)
            _blocks = [.. _blocks, GC.AllocateUninitializedArray<Half>(RowsPerBlock * dimensions, pinned: true)];
        packed.CopyTo(_blocks[row / RowsPerBlock].AsSpan(row % RowsPerBlock * dimensions));
        _rows.Add(hash, row);
        return row;
    }

    public ReadOnlySpan<Half> Row(int row) => _blocks[row / RowsPerBlock].AsSpan(row % RowsPerBlock * dimensions, dimensions);
}
