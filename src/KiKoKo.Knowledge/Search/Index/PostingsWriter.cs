using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Packs postings into blocks of 128 passages: bit width, differences of passage numbers in that width, one frequency byte each.
/// Positions lie apart. Per block: last passage, offsets, and (highest frequency, shortest length), from which a bound of
/// the score follows whatever the average length is.
/// </summary>
internal sealed class PostingsWriter(IReadOnlyList<byte> lengths)
{
    private readonly ArrayBufferWriter<byte> _postings = new();
    private readonly ArrayBufferWriter<byte> _positions = new();

    /// <summary>Per term: number of its first block, number of passages.</summary>
    public List<int> TermMeta { get; } = [];

    public List<int> LastDocs { get; } = [];

    public List<uint> Offsets { get; } = [];

    public List<uint> PositionOffsets { get; } = [];

    /// <summary>Highest frequency in the low byte, shortest length in the high byte.</summary>
    public List<ushort> Bounds { get; } = [];

    public ReadOnlySpan<byte> Postings => _postings.WrittenSpan;

    public ReadOnlySpan<byte> Positions => _positions.WrittenSpan;

    public void Add(ReadOnlySpan<byte> entries, int count)
    {
        TermMeta.Add(LastDocs.Count);
        TermMeta.Add(count);
        Span<uint> gaps = stackalloc uint[SegmentFormat.BlockSize];
        Span<byte> frequencies = stackalloc byte[SegmentFormat.BlockSize];
        Span<byte> packed = stackalloc byte[SegmentFormat.BlockSize * 4 + 8];
        int at = 0, doc = -1;
        for (int left = count; left > 0;)
        {
            int n = Math.Min(SegmentFormat.BlockSize, left);
            left -= n;
            uint all = 0;
            byte highest = 0, shortest = 255;
            PositionOffsets.Add((uint)_positions.WrittenCount);
            for (int i = 0; i < n; i++)
            {
                uint gap = VarInt.Read(entries, ref at) - 1;
                doc += (int)gap + 1;
                gaps[i] = gap;
                all |= gap;
                frequencies[i] = entries[at++];
                highest = Math.Max(highest, frequencies[i]);
                shortest = Math.Min(shortest, lengths[doc]);
                int from = at;
                uint positions = VarInt.Read(entries, ref at);
                for (uint k = 0; k < positions; k++)
                    VarInt.Read(entries, ref at);
                _positions.Write(entries[from..at]);
            }

            LastDocs.Add(doc);
            Offsets.Add((uint)_postings.WrittenCount);
            Bounds.Add((ushort)(highest | shortest << 8));
            int width = 32 - BitOperations.LeadingZeroCount(all);
            packed.Clear();
            for (int i = 0, bit = 0; i < n; i++, bit += width)
                MemoryMarshal.AsRef<ulong>(packed[(bit >> 3)..]) |= (ulong)gaps[i] << (bit & 7);
            _postings.Write([(byte)width]);
            _postings.Write(packed[..((n * width + 7) >> 3)]);
            _postings.Write(frequencies[..n]);
        }
    }
}
