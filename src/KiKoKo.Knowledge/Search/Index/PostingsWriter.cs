using System.Buffers;
using System.Buffers.Binary;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Packs the postings of one term after the other, see <see cref="TermPostings"/> and <see cref="BlockWriter"/>.</summary>
/// <remarks>
/// Of a root or a name no positions are kept, and of a word none where it is part of a compound: they took nearly a third of the index
/// and told the ranking little, see <see cref="RankingWeights.UnknownNearness"/>. Parts of file numbers keep theirs: "FO 11 41" is
/// found by them.
/// </remarks>
/// <param name="norms">For the average length of this segment.</param>
internal sealed class PostingsWriter(IReadOnlyList<byte> lengths, float[] norms)
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _blocks = new();
    private readonly ArrayBufferWriter<byte> _positions = new();
    private readonly List<(int LastDoc, int Block, int Positions, ushort Impact)> _table = [];
    private readonly BlockWriter _block = new();
    private Positions _keeps;

    private enum Positions
    {
        None,
        OfWholeWords,
        All,
    }

    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    /// <param name="entries">As <see cref="TermTable"/> gathers them.</param>
    /// <returns>How many bytes it takes.</returns>
    public int Add(ReadOnlySpan<byte> term, ReadOnlySpan<byte> entries, int count)
    {
        bool isWord = term is not [(byte)Term.RootMark or (byte)Term.NameMark, ..];
        _keeps = !isWord ? Positions.None : term.Length <= 2 || term.ContainsAnyInRange((byte)'0', (byte)'9') ? Positions.All : Positions.OfWholeWords;
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
                byte frequency = isWord ? entries[at++] : FieldWeights.OfRoot(entries[at++]);
                impact = Math.Max(impact, frequency * norms[lengths[doc]]);
                _block.Passage(gap, frequency, ReadPositions(entries, ref at));
            }

            _table.Add((doc, _blocks.WrittenCount, _positions.WrittenCount, TermPostings.EncodeImpact(impact)));
            if (count == 1)
            {
                _block.WriteOnly(_blocks);
                continue;
            }

            _block.WritePassages(_blocks);
            _block.WritePositions(_positions);
        }

        if (_table.Count > 1)
            WriteTables();
        _output.Write(_blocks.WrittenSpan);
        _output.Write(_positions.WrittenSpan);
        return _output.WrittenCount - before;
    }

    /// <returns>How many of them are kept.</returns>
    private int ReadPositions(ReadOnlySpan<byte> entries, ref int at)
    {
        int kept = 0;
        uint position = 0, last = 0;
        for (uint left = VarInt.Read(entries, ref at); left > 0; left--)
        {
            uint entry = VarInt.Read(entries, ref at);
            position += entry >> 3;
            if (_keeps == Positions.None || _keeps == Positions.OfWholeWords && (entry & 7) == Term.PartForm || kept == BlockWriter.MostPositions)
                continue;
            _block.Position(position - last, (int)(entry & 7));
            last = position;
            kept++;
        }

        return kept;
    }

    private void WriteTables()
    {
        int n = _table.Count, positionsAt = n * TermPostings.TableEntry, blocks = positionsAt + (_positions.WrittenCount == 0 ? 0 : sizeof(int) * n);
        int positions = blocks + _blocks.WrittenCount;
        var tables = _output.GetSpan(blocks);
        for (int i = 0; i < n; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * i)..], _table[i].LastDoc);
            BinaryPrimitives.WriteInt32LittleEndian(tables[(4 * (n + i))..], blocks + _table[i].Block);
            BinaryPrimitives.WriteUInt16LittleEndian(tables[(8 * n + 2 * i)..], _table[i].Impact);
            if (blocks > positionsAt)
                BinaryPrimitives.WriteInt32LittleEndian(tables[(positionsAt + 4 * i)..], positions + _table[i].Positions);
        }

        _output.Advance(blocks);
    }
}
