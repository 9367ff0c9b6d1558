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
        int place = 0;
        for (int i = 0; i < words.Length; i++, place++)
        {
            if (i == 0 || words[i].Length != words[i - 1].Length)
                place = 0;
            bool begins = place % WordTable.GroupSize == 0;
            if (begins)
                groups.Add((uint)text.WrittenCount);
            Write(text, words[i], begins ? 0 : words[i].AsSpan().CommonPrefixLength(words[i - 1]), counts[words[i]]);
        }

        ulong[] filter = Filter(words);
        var output = new MemoryStream();
        Put(output, [words.Length, filter.Length, .. Firsts(words)]);
        Put(output, filter);
        Put(output, groups.ToArray());
        output.Write(text.WrittenSpan);
        return output.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> text, string word, int common, int count)
    {
        const int MostInHead = (1 << 8 - WordTable.CommonBits) - 1;
        var bytes = text.GetSpan(1 + word.Length);
        bytes[0] = (byte)(common | (count <= MostInHead ? count : 0) << WordTable.CommonBits);
        for (int i = common; i < word.Length; i++)
            bytes[1 + i - common] = (byte)word[i];
        text.Advance(1 + word.Length - common);
        if (count > MostInHead)
            VarInt.Write(text, (uint)count);
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
}
