using System.Buffers;
using System.Buffers.Binary;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Packs the postings of one term after the other, see <see cref="TermPostings"/> and <see cref="BlockWriter"/>.</summary>
/// <param name="norms">For the average length of this segment.</param>
internal sealed class PostingsWriter(IReadOnlyList<byte> lengths, float[] norms)
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _blocks = new();
    private readonly ArrayBufferWriter<byte> _positions = new();
    private readonly List<(int LastDoc, int Block, int Positions, ushort Impact)> _table = [];
    private readonly BlockWriter _block = new();

    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    /// <param name="entries">As <see cref="TermTable"/> gathers them.</param>
    /// <returns>How many bytes it takes.</returns>
    public int Add(ReadOnlySpan<byte> entries, int count)
    {
        int before = _output.WrittenCount, at = 0, doc = -1;
        _blocks.ResetWrittenCount();
        _positions.ResetWrittenCount();
        _table.Clear();
        for (int left = count; left > 0; left -= SegmentFormat.BlockSize)
        {
            float impact = 0;
            _block.Begin();
            for (int i = Math.Min(SegmentFormat.BlockSize, left); i > 0; i--)
            {
                uint gap = VarInt.Read(entries, ref at) - 1;
                doc += (int)gap + 1;
                byte frequency = entries[at++];
                impact = Math.Max(impact, frequency * norms[lengths[doc]]);
                _block.Passage(gap, frequency, ReadPositions(entries, ref at));
            }

            _table.Add((doc, _blocks.WrittenCount, _positions.WrittenCount, TermPostings.EncodeImpact(impact)));
            _block.WritePassages(_blocks);
            _block.WritePositions(_positions);
        }

        if (_table.Count > 1)
            WriteTables();
        _output.Write(_blocks.WrittenSpan);
        _output.Write(_positions.WrittenSpan);
        return _output.WrittenCount - before;
    }

    private int ReadPositions(ReadOnlySpan<byte> entries, ref int at)
    {
        int n = (int)VarInt.Read(entries, ref at), kept = Math.Min(n, BlockWriter.MostPositions);
        for (int i = 0; i < n; i++)
        {
            uint entry = VarInt.Read(entries, ref at);
            if (i < kept)
                _block.Position(entry >> 3, (int)(entry & 7));
        }

        return kept;
    }

    private void WriteTables()
    {
        int n = _table.Count, blocks = n * TermPostings.TableEntry, positions = blocks + _blocks.WrittenCount;
        var tables = _output.GetSpan(blocks);
        for (int i = 0; i < n; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * i)..], _table[i].LastDoc);
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * (n + i))..], blocks + _table[i].Block);
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * (2 * n + i))..], positions + _table[i].Positions);
            BinaryPrimitives.WriteUInt16LittleEndian(tables[(12 * n + 2 * i)..], _table[i].Impact);
        }

        _output.Advance(blocks);
    }
}
