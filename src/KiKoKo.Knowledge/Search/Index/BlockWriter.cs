using System.Buffers;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>How many positions go with each entry of a block's palette.</summary>
internal enum PositionCounts
{
    None,
    One,

    /// <summary>Half a byte each.</summary>
    Few,

    /// <summary>A byte each.</summary>
    Many,
}

/// <summary>
/// One block of up to 128 postings: two bytes (width of the gaps, patched or not, <see cref="PositionCounts"/>; size of the
/// palette less one, patched or not), the palette (frequencies, then numbers of positions), patches, gaps, per passage its place
/// in the palette, because few pairs of frequency and number ever meet in one block. Its positions are <see cref="PositionCodes"/>.
/// </summary>
/// <remarks>
/// The palette begins with what is most frequent, so that most places are small. Patches hold what is wider than the rest: of gaps
/// a byte for their number, then (place, upper bits) of each; of places in the palette their number, the width, then (place, whole).
/// </remarks>
internal sealed class BlockWriter
{
    /// <summary>Further occurrences within one passage are counted but not kept.</summary>
    public const int MostPositions = 255;

    /// <summary>Within the first byte.</summary>
    public const int GapWidths = 31;
    public const int GapsPatched = 32;
    public const int CountsAt = 6;

    /// <summary>Within the second one.</summary>
    public const int CodesPatched = 128;

    private readonly uint[] _gaps = new uint[SegmentFormat.BlockSize];
    private readonly ushort[] _pairs = new ushort[SegmentFormat.BlockSize];
    private readonly uint[] _codes = new uint[SegmentFormat.BlockSize];
    private readonly List<ushort> _palette = [];
    private readonly byte[] _uses = new byte[ushort.MaxValue + 1];
    private readonly byte[] _codeOf = new byte[ushort.MaxValue + 1];
    private readonly Comparison<ushort> _byUse;
    private uint[] _differences = new uint[1024];
    private byte[] _forms = new byte[1024];
    private int _positionCount;
    private int _count;

    public BlockWriter() => _byUse = (a, b) => _uses[a] != _uses[b] ? _uses[b].CompareTo(_uses[a]) : a.CompareTo(b);

    public void Begin()
    {
        (_count, _positionCount) = (0, 0);
        foreach (ushort pair in _palette)
            _uses[pair] = 0;
        _palette.Clear();
    }

    /// <param name="difference">From the position before it in the same passage, or from zero.</param>
    public void Position(uint difference, int form)
    {
        if (_positionCount == _differences.Length)
        {
            Array.Resize(ref _differences, 2 * _positionCount);
            Array.Resize(ref _forms, 2 * _positionCount);
        }

        _differences[_positionCount] = difference;
        _forms[_positionCount++] = (byte)form;
    }

    /// <summary>Ends a passage; its positions have been given before.</summary>
    public void Passage(uint gap, byte frequency, int positions)
    {
        var pair = (ushort)(positions << 8 | frequency);
        if (_uses[pair]++ == 0)
            _palette.Add(pair);
        _gaps[_count] = gap;
        _pairs[_count++] = pair;
    }

    /// <summary>The only passage of a term, its gap being its number, see <see cref="OnlyPosting"/>.</summary>
    public void WriteOnly(ArrayBufferWriter<byte> output) =>
        OnlyPosting.Write(output, _gaps[0], (byte)_pairs[0], _differences.AsSpan(0, _positionCount), _forms);

    public void WritePositions(ArrayBufferWriter<byte> output)
    {
        if (_positionCount > 0)
            PositionCodes.Write(output, _differences.AsSpan(0, _positionCount), _forms.AsSpan(0, _positionCount));
    }

    public void WritePassages(ArrayBufferWriter<byte> output)
    {
        _palette.Sort(_byUse);
        for (int i = 0; i < _palette.Count; i++)
            _codeOf[_palette[i]] = (byte)i;
        for (int i = 0; i < _count; i++)
            _codes[i] = _codeOf[_pairs[i]];
        Span<uint> gaps = _gaps.AsSpan(0, _count), codes = _codes.AsSpan(0, _count);
        var counts = Counts();
        var (gapWidth, gapPatches) = BitPacking.BestWidth(gaps, exceptionBits: 16);
        // Patching frequencies takes time wherever a term is scored, so it must save room enough.
        var (codeWidth, codePatches) = BitPacking.BestWidth(codes, exceptionBits: 24);
        int header = 2 + _palette.Count + BlockReader.CountBytes(counts, _palette.Count) + (gapPatches == 0 ? 0 : 1 + 2 * gapPatches) + (codePatches == 0 ? 0 : 2 + 2 * codePatches);
        int gapBytes = PassageGaps.Bytes(_count, gapWidth), length = header + gapBytes + PackedCodes.Bytes(_count, codeWidth);
        var block = output.GetSpan(length + 16)[..(length + 16)];
        block.Clear();
        block[0] = (byte)(gapWidth | (gapPatches == 0 ? 0 : GapsPatched) | (int)counts << CountsAt);
        block[1] = (byte)(_palette.Count - 1 | (codePatches == 0 ? 0 : CodesPatched));
        for (int i = 0; i < _palette.Count; i++)
            block[2 + i] = (byte)_palette[i];
        int at = 2 + _palette.Count;
        WriteCounts(block[at..], counts);
        at += BlockReader.CountBytes(counts, _palette.Count);
        if (gapPatches > 0)
        {
            block[at++] = (byte)gapPatches;
            for (int i = 0; i < _count; i++)
            {
                if ((ulong)gaps[i] >> gapWidth is var upper and > 0)
                    (block[at++], block[at++]) = ((byte)i, (byte)upper);
            }
        }

        if (codePatches > 0)
        {
            (block[at++], block[at++]) = ((byte)codePatches, (byte)codeWidth);
            for (int i = 0; i < _count; i++)
            {
                if (codes[i] >> codeWidth > 0)
                    (block[at++], block[at++]) = ((byte)i, (byte)codes[i]);
            }
        }

        PassageGaps.Pack(gaps, gapWidth, block[header..]);
        PackedCodes.Pack(codes, codeWidth, block[(header + gapBytes)..]);
        output.Advance(length);
    }

    private PositionCounts Counts()
    {
        int least = int.MaxValue, most = 0;
        foreach (ushort pair in _palette)
            (least, most) = (Math.Min(least, pair >> 8), Math.Max(most, pair >> 8));
        return most == 0 ? PositionCounts.None : most > 15 ? PositionCounts.Many : least == 1 && most == 1 ? PositionCounts.One : PositionCounts.Few;
    }

    private void WriteCounts(Span<byte> block, PositionCounts counts)
    {
        for (int i = 0; i < _palette.Count && counts >= PositionCounts.Few; i++)
        {
            if (counts == PositionCounts.Many)
                block[i] = (byte)(_palette[i] >> 8);
            else
                block[i / 2] |= (byte)(_palette[i] >> 8 << 4 * (i % 2));
        }
    }
}
