using System.Buffers;
using System.Buffers.Binary;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Packs the postings of one term after the other, see <see cref="TermPostings"/> and <see cref="BlockWriter"/>.</summary>
/// <remarks>
/// Of a root or a name no positions are kept, and of no word those where it is part of a compound: two of three positions would
/// be theirs, and what they told of neighbours made no question's answer better.
/// </remarks>
/// <param name="norms">For the average length of this segment.</param>
internal sealed class PostingsWriter(IReadOnlyList<byte> lengths, float[] norms)
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _blocks = new();
    private readonly List<(int LastDoc, int Block, ushort Impact)> _table = [];
    private readonly BlockWriter _block = new();

    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    /// <param name="isWord">False: a root or a name.</param>
    /// <param name="entries">As <see cref="TermTable"/> gathers them.</param>
    /// <returns>How many bytes it takes.</returns>
    public int Add(bool isWord, ReadOnlySpan<byte> entries, int count)
    {
        int before = _output.WrittenCount, at = 0, doc = -1;
        _blocks.ResetWrittenCount();
        _table.Clear();
        for (int left = count; left > 0; left -= SegmentFormat.BlockSize)
        {
            float impact = 0;
            _block.Begin();
            for (int i = Math.Min(SegmentFormat.BlockSize, left); i > 0; i--)
            {
                uint gap = VarInt.Read(entries, ref at) - 1;
                doc += (int)gap + 1;
                byte frequency = isWord ? FieldWeights.Kept(entries[at++]) : FieldWeights.KeptOfRoot(entries[at++]);
                impact = Math.Max(impact, frequency * norms[lengths[doc]]);
                _block.Passage(gap, frequency, ReadPositions(isWord, entries, ref at));
            }

            _table.Add((doc, _blocks.WrittenCount, TermPostings.EncodeImpact(impact)));
            if (count == 1)
                _block.WriteOnly(_blocks);
            else
                _block.Write(_blocks);
        }

        if (_table.Count > 1)
            WriteTables();
        _output.Write(_blocks.WrittenSpan);
        return _output.WrittenCount - before;
    }

    /// <returns>How many of them are kept.</returns>
    private int ReadPositions(bool isWord, ReadOnlySpan<byte> entries, ref int at)
    {
        int kept = 0;
        uint position = 0, last = 0;
        for (uint left = VarInt.Read(entries, ref at); left > 0; left--)
        {
            uint entry = VarInt.Read(entries, ref at);
            position += entry >> 3;
            if (!isWord || (entry & 7) == Term.PartForm || kept == BlockWriter.MostPositions)
                continue;
            _block.Position(position - last, (int)(entry & 7));
            last = position;
            kept++;
        }

        return kept;
    }

    private void WriteTables()
    {
        int n = _table.Count, blocks = n * TermPostings.TableEntry;
        var tables = _output.GetSpan(blocks);
        for (int i = 0; i < n; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * i)..], _table[i].LastDoc);
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * (n + i))..], blocks + _table[i].Block);
            BinaryPrimitives.WriteUInt16LittleEndian(tables[(8 * n + 2 * i)..], _table[i].Impact);
        }

        _output.Advance(blocks);
    }
}
