using System.Buffers;
using System.Runtime.InteropServices;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Lays the words of a segment out as <see cref="WordTable"/> reads them.</summary>
internal static class WordTableWriter
{
    private const int FilterBitsPerWord = 12;

    /// <param name="counted">Plain words; one that comes twice counts with its sum.</param>
    public static byte[] Write(IEnumerable<(string Word, int Count)> counted)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in counted)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += count;
        string[] words = [.. counts.Keys];
        Array.Sort(words, static (a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));

        var groups = new List<uint>();
        var text = new ArrayBufferWriter<byte>();
        var bits = new Bits();
        for (int i = 0, place = 0; i < words.Length; i++, place++)
        {
            if (i == 0 || words[i].Length != words[i - 1].Length)
                place = 0;
            if (place % WordTable.GroupSize != 0)
            {
                bits.Add(words[i], words[i].AsSpan().CommonPrefixLength(words[i - 1]), (uint)counts[words[i]]);
                continue;
            }

            bits.MoveTo(text);
            groups.Add((uint)text.WrittenCount);
            WriteFirst(text, words[i], (uint)counts[words[i]]);
        }

        bits.MoveTo(text);
        ulong[] filter = Filter(words);
        var output = new MemoryStream();
        Put(output, [words.Length, filter.Length, .. Firsts(words)]);
        Put(output, filter);
        Put(output, groups.ToArray());
        output.Write(text.WrittenSpan);
        return output.ToArray();
    }

    private static void WriteFirst(ArrayBufferWriter<byte> text, string word, uint count)
    {
        var bytes = text.GetSpan(1 + word.Length);
        bytes[0] = (byte)(count <= byte.MaxValue ? count : 0);
        for (int i = 0; i < word.Length; i++)
            bytes[1 + i] = (byte)word[i];
        text.Advance(1 + word.Length);
        if (count > byte.MaxValue)
            VarInt.Write(text, count);
    }

    /// <summary>Where each length begins, and where the last one ends.</summary>
    private static int[] Firsts(string[] words)
    {
        int[] firsts = new int[WordTable.Lengths + 1];
        foreach (string word in words)
            firsts[word.Length + 1]++;
        for (int n = 1; n < firsts.Length; n++)
            firsts[n] += firsts[n - 1];
        return firsts;
    }

    /// <summary>A Bloom filter whose bits for one word lie in one piece, so that asking costs one access to memory.</summary>
    private static ulong[] Filter(string[] words)
    {
        var filter = new ulong[words.Length * FilterBitsPerWord / 64 + 1];
        foreach (string word in words)
        {
            var (piece, bits) = WordTable.InFilter(Lexicon.HashOf(word), (uint)filter.Length);
            filter[piece] |= bits;
        }

        return filter;
    }

    private static void Put<T>(MemoryStream output, T[] values)
        where T : unmanaged => output.Write(MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>What follows the first word of a group.</summary>
    private sealed class Bits
    {
        private readonly byte[] _bytes = new byte[WordTable.GroupSize * (8 + WordTable.Lengths)];
        private int _length;

        public void Add(string word, int common, uint count)
        {
            bool few = count < 1 << WordTable.CountBits;
            Put(few ? count : 0, WordTable.CountBits);
            Put((uint)Math.Min(common, WordTable.MostCommon), WordTable.CommonBits);
            if (common >= WordTable.MostCommon)
                Put((uint)(common - WordTable.MostCommon), WordTable.MoreBits);
            for (int i = common; i < word.Length; i++)
                Put((uint)(word[i] - 'a'), WordTable.LetterBits);
            for (; !few && count >= 128; count >>= 7)
                Put(count & 127 | 128, 8);
            if (!few)
                Put(count, 8);
        }

        public void MoveTo(ArrayBufferWriter<byte> text)
        {
            text.Write(_bytes.AsSpan(0, (_length + 7) / 8));
            _bytes.AsSpan().Clear();
            _length = 0;
        }

        private void Put(uint value, int width)
        {
            BitPacking.Put(_bytes, _length, value);
            _length += width;
        }
    }
}
