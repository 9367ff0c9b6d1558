using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>One block of postings, unpacked as far as it is asked for. Written by <see cref="BlockWriter"/>. Reused from block to block.</summary>
internal sealed unsafe class BlockReader
{
    private readonly byte[] _codesHeld = Pinned<byte>();
    private readonly byte[] _countsHeld = Pinned<byte>();
    private readonly byte[] _onlyHeld = Pinned<byte>();
    private readonly int[] _docsHeld = Pinned<int>();
    private readonly byte* _codes;
    private readonly byte* _counts;
    private byte* _palette;
    private byte* _packedCounts;
    private byte* _codePatches;
    private byte* _packedCodes;
    private byte* _positions;
    private PositionCounts _kindOfCounts;
    private int _paletteSize;
    private int _codePatchCount;
    private int _codeWidth;
    private byte* _only;
    private CodesRead _codesRead;
    private bool _countsRead;

    public BlockReader()
    {
        _codes = (byte*)Unsafe.AsPointer(ref _codesHeld[0]);
        _counts = (byte*)Unsafe.AsPointer(ref _countsHeld[0]);
        Docs = (int*)Unsafe.AsPointer(ref _docsHeld[0]);
    }

    /// <summary>Passage numbers; behind the last one the highest number there is, up to the end of the block and eight more.</summary>
    public int* Docs { get; }

    public int Count { get; private set; }

    /// <summary>The last passage of the block.</summary>
    public int Last => Docs[Count - 1];

    /// <summary>How many bits tell so many values apart.</summary>
    public static int CodeWidth(int values) => BitPacking.WidthOf((uint)values - 1);

    public void Open(in TermPostings term, int block)
    {
        int previous = block == 0 ? -1 : term.LastDocs[block - 1];
        byte* at = term.Block(block);
        _codesRead = CodesRead.No;
        _countsRead = false;
        Count = Math.Min(SegmentFormat.BlockSize, term.PassageCount - block * SegmentFormat.BlockSize);
        _only = term.PassageCount == 1 ? at : null;
        if (_only is null)
            OpenBlock(at, term.Positions(block), previous);
        else
            OpenOnly(at);
        new Span<int>(Docs + Count, SegmentFormat.BlockSize + 8 - Count).Fill(int.MaxValue);
    }

    /// <summary>How many bytes the palette's numbers of positions take.</summary>
    public static int CountBytes(PositionCounts counts, int palette) =>
        counts switch { PositionCounts.Few => (palette + 1) / 2, PositionCounts.Many => palette, _ => 0 };

    private void OpenBlock(byte* at, byte* positions, int previous)
    {
        int first = *at++, second = *at++, gapWidth = first & BlockWriter.GapWidths, gapPatchCount = 0;
        _kindOfCounts = (PositionCounts)(first >> BlockWriter.CountsAt);
        _paletteSize = (second & ~BlockWriter.CodesPatched) + 1;
        _palette = at;
        _packedCounts = at += _paletteSize;
        at += CountBytes(_kindOfCounts, _paletteSize);
        byte* gapPatches = at;
        if ((first & BlockWriter.GapsPatched) != 0)
        {
            gapPatchCount = *at;
            gapPatches++;
            at += 1 + 2 * gapPatchCount;
        }

        (_codePatchCount, _codeWidth) = (0, CodeWidth(_paletteSize));
        if ((second & BlockWriter.CodesPatched) != 0)
        {
            (_codePatchCount, _codeWidth) = (at[0], at[1]);
            _codePatches = at + 2;
            at += 2 + 2 * _codePatchCount;
        }

        PassageGaps.Unpack(at, gapWidth, Docs, Count);
        for (int i = 0; i < gapPatchCount; i++)
            Docs[gapPatches[2 * i]] |= gapPatches[2 * i + 1] << gapWidth;
        PassageGaps.Sum(previous, Docs, Count);
        _packedCodes = at + PassageGaps.Bytes(Count, gapWidth);
        _positions = positions is not null ? positions : _packedCodes + PackedCodes.Bytes(Count, _codeWidth);
    }

    private void OpenOnly(byte* at)
    {
        _positions = OnlyPosting.Read(at, out int passage, out _onlyHeld[0]);
        Docs[0] = passage;
        _palette = (byte*)Unsafe.AsPointer(ref _onlyHeld[0]);
        _packedCodes = at;
        (_paletteSize, _codeWidth, _codePatchCount) = (1, 0, 0);
    }

    /// <returns>The first place from <paramref name="from"/> on whose passage is not before <paramref name="doc"/>; may be <see cref="Count"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Seek(int from, int doc)
    {
        var wanted = Vector256.Create(doc);
        while (true)
        {
            uint before = Vector256.LessThan(Vector256.Load(Docs + from), wanted).ExtractMostSignificantBits();
            if (before != 0xFF)
                return from + BitOperations.TrailingZeroCount(~before);
            from += 8;
        }
    }

    public byte Frequency(int index)
    {
        for (int i = 0; i < _codePatchCount; i++)
        {
            if (_codePatches[2 * i] == index)
                return _palette[_codePatches[2 * i + 1]];
        }

        return _palette[PackedCodes.Read(_packedCodes, _codeWidth, Count, index)];
    }

    /// <param name="frequencies">Gets those of all passages of the block, and something up to its full size.</param>
    public void ReadFrequencies(byte* frequencies)
    {
        UnpackCodes();
        if (_codeWidth > 4)
        {
            ReadCodes();
            for (int i = 0; i < Count; i++)
                frequencies[i] = _palette[_codes[i]];
            return;
        }

        // Sixteen bytes lie behind every palette: the file ends with as many zeros.
        var palette = Vector128.Load(_palette);
        for (int i = 0; i < Count; i += 16)
            Vector128.Shuffle(palette, Vector128.Load(_codes + i)).Store(frequencies + i);
        for (int i = 0; i < _codePatchCount; i++)
            frequencies[_codePatches[2 * i]] = _palette[_codePatches[2 * i + 1]];
    }

    /// <param name="found">Gets (position, form of the word) of one passage in ascending order.</param>
    public void ReadPositions(int index, List<(int Position, byte Form)> found)
    {
        if (_only is not null)
        {
            OnlyPosting.ReadPositions(_only, _positions, found);
            return;
        }

        if (_kindOfCounts == PositionCounts.None)
            return;
        ReadCodes();
        ReadCounts();
        int count = _counts[_codes[index]];
        if (count > 0)
            PositionCodes.Read(_positions, SumBefore(Count), SumBefore(index), count, found);
    }

    private void UnpackCodes()
    {
        if (_codesRead != CodesRead.No)
            return;
        _codesRead = CodesRead.Unpatched;
        PackedCodes.Unpack(_packedCodes, _codeWidth, Count, _codes);
    }

    private void ReadCodes()
    {
        UnpackCodes();
        if (_codesRead == CodesRead.Whole)
            return;
        _codesRead = CodesRead.Whole;
        for (int i = 0; i < _codePatchCount; i++)
            _codes[_codePatches[2 * i]] = _codePatches[2 * i + 1];
    }

    private void ReadCounts()
    {
        if (_countsRead)
            return;
        _countsRead = true;
        for (int i = 0; i < _paletteSize; i++)
        {
            _counts[i] = _kindOfCounts switch
            {
                PositionCounts.One => 1,
                PositionCounts.Few => (byte)(_packedCounts[i / 2] >> 4 * (i % 2) & 15),
                _ => _packedCounts[i],
            };
        }
    }

    private int SumBefore(int index)
    {
        int sum = 0, i = 0;
        if (_kindOfCounts == PositionCounts.One)
            return index;
        if (_paletteSize <= 16)
        {
            var all = Vector128<ushort>.Zero;
            var palette = Vector128.Load(_counts);
            for (; i + 16 <= index; i += 16)
            {
                var (lower, upper) = Vector128.Widen(Vector128.Shuffle(palette, Vector128.Load(_codes + i)));
                all += lower + upper;
            }

            sum = Vector128.Sum(all);
        }

        for (; i < index; i++)
            sum += _counts[_codes[i]];
        return sum;
    }

    private static T[] Pinned<T>()
        where T : unmanaged => GC.AllocateArray<T>(SegmentFormat.BlockSize + 16, pinned: true);

    private enum CodesRead
    {
        No,
        Unpatched,
        Whole,
    }
}
