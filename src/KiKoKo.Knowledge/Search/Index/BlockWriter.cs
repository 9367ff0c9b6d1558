using System.Buffers;
using System.Numerics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// One block of up to 128 postings. Its passages: width of the gaps, size of the palette less one, the palette (frequencies,
/// then numbers of positions), gaps, and per passage its place in the palette, because few pairs of frequency and number
/// ever meet in one block. Its positions: width, which forms occur as a mask, then (position, place of the form among
/// them) of all passages in one width, so that those of one passage are read without those before.
/// </summary>
internal sealed class BlockWriter
{
    /// <summary>Further occurrences within one passage are counted but not kept.</summary>
    public const int MostPositions = 255;

    private readonly uint[] _gaps = new uint[SegmentFormat.BlockSize];
    private readonly ushort[] _pairs = new ushort[SegmentFormat.BlockSize];
    private readonly byte[] _codes = new byte[SegmentFormat.BlockSize];
    private readonly List<ushort> _palette = [];
    private readonly short[] _codeOf = new short[ushort.MaxValue + 1];
    private uint[] _positions = new uint[1024];
    private int _positionCount;
    private int _count;
    private int _forms;
    private uint _allGaps;
    private uint _allPositions;

    public void Begin()
    {
        (_count, _positionCount, _forms, _allGaps, _allPositions) = (0, 0, 0, 0, 0);
        foreach (ushort pair in _palette)
            _codeOf[pair] = 0;
        _palette.Clear();
    }

    public void Position(uint position, int form)
    {
        if (_positionCount == _positions.Length)
            Array.Resize(ref _positions, 2 * _positionCount);
        _positions[_positionCount++] = position << 3 | (uint)form;
        _allPositions |= position;
        _forms |= 1 << form;
    }

    /// <summary>Ends a passage; its positions have been given before.</summary>
    public void Passage(uint gap, byte frequency, int positions)
    {
        var pair = (ushort)(frequency << 8 | positions);
        if (_codeOf[pair] == 0)
        {
            _codeOf[pair] = 1;
            _palette.Add(pair);
        }

        _gaps[_count] = gap;
        _pairs[_count++] = pair;
        _allGaps |= gap;
    }

    public void WritePassages(ArrayBufferWriter<byte> output)
    {
        _palette.Sort();
        for (int i = 0; i < _palette.Count; i++)
            _codeOf[_palette[i]] = (short)i;
        for (int i = 0; i < _count; i++)
            _codes[i] = (byte)_codeOf[_pairs[i]];

        int gapWidth = BitPacking.WidthOf(_allGaps), codeWidth = BlockReader.CodeWidth(_palette.Count);
        int gapBytes = PassageGaps.Bytes(_count, gapWidth), codeBytes = PackedCodes.Bytes(_count, codeWidth);
        int header = 2 + 2 * _palette.Count, length = header + gapBytes + codeBytes;
        var block = output.GetSpan(length + 16)[..(length + 16)];
        block.Clear();
        block[0] = (byte)gapWidth;
        block[1] = (byte)(_palette.Count - 1);
        for (int i = 0; i < _palette.Count; i++)
        {
            block[2 + i] = (byte)(_palette[i] >> 8);
            block[2 + _palette.Count + i] = (byte)_palette[i];
        }

        PassageGaps.Pack(_gaps.AsSpan(0, _count), gapWidth, block[header..]);
        PackedCodes.Pack(_codes.AsSpan(0, _count), codeWidth, block[(header + gapBytes)..]);
        output.Advance(length);
    }

    public void WritePositions(ArrayBufferWriter<byte> output)
    {
        if (_positionCount == 0)
            return;
        int formWidth = BlockReader.CodeWidth(BitOperations.PopCount((uint)_forms)), width = BitPacking.WidthOf(_allPositions) + formWidth;
        int length = 2 + BitPacking.Bytes(_positionCount, width);
        var block = output.GetSpan(length + 16)[..(length + 16)];
        block.Clear();
        block[0] = (byte)width;
        block[1] = (byte)_forms;
        for (int i = 0; i < _positionCount; i++)
        {
            int form = BitOperations.PopCount((uint)_forms & ((1u << (int)(_positions[i] & 7)) - 1));
            BitPacking.Write(block[2..], i, width, _positions[i] >> 3 << formWidth | (uint)form);
        }

        output.Advance(length);
    }
}
