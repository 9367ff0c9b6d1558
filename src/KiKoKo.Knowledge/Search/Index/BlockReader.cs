using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>One block of postings, unpacked as far as it is asked for. Written by <see cref="BlockWriter"/>. Reused from block to block.</summary>
internal sealed unsafe class BlockReader
{
    private readonly byte[] _codesHeld = Pinned<byte>();
    private readonly int[] _docsHeld = Pinned<int>();
    private readonly byte* _codes;
    private byte* _palette;
    private byte* _packedCodes;
    private byte* _positions;
    private int _paletteSize;
    private int _codeWidth;

    public BlockReader()
    {
        _codes = (byte*)Unsafe.AsPointer(ref _codesHeld[0]);
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
        Count = Math.Min(SegmentFormat.BlockSize, term.PassageCount - block * SegmentFormat.BlockSize);
        int gapWidth = at[0];
        bool patched = at[1] >= BlockWriter.Patched;
        _paletteSize = at[1] % BlockWriter.Patched + 1;
        _codeWidth = CodeWidth(_paletteSize);
        _palette = at + 2;
        byte* gaps = _palette + 2 * _paletteSize, patches = gaps + 1;
        int patchCount = patched ? *gaps : 0;
        if (patched)
            gaps = patches + 2 * patchCount;
        _packedCodes = gaps + PassageGaps.Bytes(Count, gapWidth);
        _positions = term.Positions(block);
        if (_positions is null)
            _positions = _packedCodes + PackedCodes.Bytes(Count, _codeWidth);
        PassageGaps.Unpack(gaps, gapWidth, Docs, Count);
        for (int i = 0; i < patchCount; i++)
            Docs[patches[2 * i]] |= patches[2 * i + 1] << gapWidth;
        PassageGaps.Sum(previous, Docs, Count);
        new Span<int>(Docs + Count, SegmentFormat.BlockSize + 8 - Count).Fill(int.MaxValue);
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

    public byte Frequency(int index) => _palette[PackedCodes.Read(_packedCodes, _codeWidth, Count, index)];

    /// <param name="frequencies">Gets those of all passages of the block, and something up to its full size.</param>
    public void ReadFrequencies(byte* frequencies)
    {
        PackedCodes.Unpack(_packedCodes, _codeWidth, Count, _codes);
        if (_paletteSize > 16)
        {
            for (int i = 0; i < Count; i++)
                frequencies[i] = _palette[_codes[i]];
            return;
        }

        // Sixteen bytes lie behind every palette: the file ends with as many zeros.
        var palette = Vector128.Load(_palette);
        for (int i = 0; i < Count; i += 16)
            Vector128.Shuffle(palette, Vector128.Load(_codes + i)).Store(frequencies + i);
    }

    /// <param name="found">Gets (position, form of the word) of one passage in ascending order.</param>
    public void ReadPositions(int index, List<(int Position, byte Form)> found)
    {
        PackedCodes.Unpack(_packedCodes, _codeWidth, Count, _codes);
        byte* counts = _palette + _paletteSize;
        int before = SumBefore(counts, index), count = counts[_codes[index]];
        if (count == 0)
            return;
        int width = _positions[0] % BlockWriter.Patched, patchCount = _positions[0] < BlockWriter.Patched ? 0 : _positions[2];
        uint forms = _positions[1];
        byte* patches = _positions + 3, packed = patchCount == 0 ? _positions + 2 : patches + 3 * patchCount;
        int formWidth = CodeWidth(BitOperations.PopCount(forms)), position = 0;
        for (int i = before; i < before + count; i++)
        {
            uint entry = BitPacking.Read(packed, i, width), form = forms;
            for (; patchCount > 0 && *(ushort*)patches <= i; patchCount--, patches += 3)
            {
                if (*(ushort*)patches == i)
                    entry |= (uint)patches[2] << width;
            }

            for (uint skip = entry & ((1u << formWidth) - 1); skip > 0; skip--)
                form &= form - 1;
            position += (int)(entry >> formWidth);
            found.Add((position, (byte)BitOperations.TrailingZeroCount(form)));
        }
    }

    private int SumBefore(byte* counts, int index)
    {
        int sum = 0, i = 0;
        if (_paletteSize <= 16)
        {
            var all = Vector128<ushort>.Zero;
            var palette = Vector128.Load(counts);
            for (; i + 16 <= index; i += 16)
            {
                var (lower, upper) = Vector128.Widen(Vector128.Shuffle(palette, Vector128.Load(_codes + i)));
                all += lower + upper;
            }

            sum = Vector128.Sum(all);
        }

        for (; i < index; i++)
            sum += counts[_codes[i]];
        return sum;
    }

    private static T[] Pinned<T>()
        where T : unmanaged => GC.AllocateArray<T>(SegmentFormat.BlockSize + 16, pinned: true);
}
