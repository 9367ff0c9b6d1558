using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// One block of up to 128 postings. Its passages: width of the gaps, size of the palette less one, the palette (frequencies,
/// then numbers of positions), patches, gaps, and per passage its place in the palette, because few pairs of frequency and
/// number ever meet in one block. Its positions: width, which forms occur as a mask, patches, then (difference from the
/// position before it in this passage, place of the form among them) of all passages in one width, so that those of one
/// passage are read without those before.
/// </summary>
/// <remarks>Patches are the upper bits of what is wider than the rest: a byte for their number, then (place, bits) of each.</remarks>
internal sealed class BlockWriter
{
    /// <summary>Further occurrences within one passage are counted but not kept.</summary>
    public const int MostPositions = 255;

    /// <summary>Added to the size of the palette or to the width of the positions where patches follow.</summary>
    public const int Patched = 128;

    private readonly uint[] _gaps = new uint[SegmentFormat.BlockSize];
    private readonly ushort[] _pairs = new ushort[SegmentFormat.BlockSize];
    private readonly byte[] _codes = new byte[SegmentFormat.BlockSize];
    private readonly List<ushort> _palette = [];
    private readonly short[] _codeOf = new short[ushort.MaxValue + 1];
    private uint[] _positions = new uint[1024];
    private int _positionCount;
    private int _count;
    private int _forms;

    public void Begin()
    {
        (_count, _positionCount, _forms) = (0, 0, 0);
        foreach (ushort pair in _palette)
            _codeOf[pair] = 0;
        _palette.Clear();
    }

    /// <param name="difference">From the position before it in the same passage, or from zero.</param>
    public void Position(uint difference, int form)
    {
        if (_positionCount == _positions.Length)
            Array.Resize(ref _positions, 2 * _positionCount);
        _positions[_positionCount++] = difference << 3 | (uint)form;
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
    }

    public void WritePassages(ArrayBufferWriter<byte> output)
    {
        _palette.Sort();
        for (int i = 0; i < _palette.Count; i++)
            _codeOf[_palette[i]] = (short)i;
        for (int i = 0; i < _count; i++)
            _codes[i] = (byte)_codeOf[_pairs[i]];

        var gaps = _gaps.AsSpan(0, _count);
        var (gapWidth, patches) = BitPacking.BestWidth(gaps, exceptionBits: 16);
        int codeWidth = BlockReader.CodeWidth(_palette.Count);
        int gapBytes = PassageGaps.Bytes(_count, gapWidth), codeBytes = PackedCodes.Bytes(_count, codeWidth);
        int header = 2 + 2 * _palette.Count + (patches == 0 ? 0 : 1 + 2 * patches), length = header + gapBytes + codeBytes;
        var block = output.GetSpan(length + 16)[..(length + 16)];
        block.Clear();
        block[0] = (byte)gapWidth;
        block[1] = (byte)(_palette.Count - 1 + (patches == 0 ? 0 : Patched));
        for (int i = 0; i < _palette.Count; i++)
        {
            block[2 + i] = (byte)(_palette[i] >> 8);
            block[2 + _palette.Count + i] = (byte)_palette[i];
        }

        if (patches > 0)
        {
            int at = 2 + 2 * _palette.Count;
            block[at++] = (byte)patches;
            for (int i = 0; i < _count; i++)
            {
                if ((ulong)gaps[i] >> gapWidth is var upper and > 0)
                    (block[at++], block[at++]) = ((byte)i, (byte)upper);
            }
        }

        PassageGaps.Pack(gaps, gapWidth, block[header..]);
        PackedCodes.Pack(_codes.AsSpan(0, _count), codeWidth, block[(header + gapBytes)..]);
        output.Advance(length);
    }

    public void WritePositions(ArrayBufferWriter<byte> output)
    {
        if (_positionCount == 0)
            return;
        int formWidth = BlockReader.CodeWidth(BitOperations.PopCount((uint)_forms));
        var entries = _positions.AsSpan(0, _positionCount);
        foreach (ref uint entry in entries)
            entry = entry >> 3 << formWidth | (uint)BitOperations.PopCount((uint)_forms & ((1u << (int)(entry & 7)) - 1));
        var (width, patches) = BitPacking.BestWidth(entries, exceptionBits: 24);
        int header = 2 + (patches == 0 ? 0 : 1 + 3 * patches), length = header + BitPacking.Bytes(_positionCount, width);
        var block = output.GetSpan(length + 16)[..(length + 16)];
        block.Clear();
        block[0] = (byte)(width + (patches == 0 ? 0 : Patched));
        block[1] = (byte)_forms;
        if (patches > 0)
            block[2] = (byte)patches;
        for (int i = 0, at = 3; i < entries.Length; i++)
        {
            BitPacking.Write(block[header..], i, width, (uint)(entries[i] & ((1UL << width) - 1)));
            if ((ulong)entries[i] >> width is var upper and > 0)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(block[at..], (ushort)i);
                block[at + 2] = (byte)upper;
                at += 3;
            }
        }

        output.Advance(length);
    }
}
