using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Lays the words of a segment out as <see cref="WordTable"/> reads them.</summary>
internal static class WordTableWriter
{
    /// <param name="counted">Plain words; one that comes twice counts with its sum.</param>
    public static byte[] Write(IEnumerable<(string Word, int Count)> counted)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in counted)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += count;
        string[] words = [.. counts.Keys];
        Array.Sort(words, static (a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));
        string[] stems = Array.ConvertAll(words, w => Snowball.Stem(w));
        int[] byStem = Order(words.Length, i => (stems[i].Length, i));
        string[] sounds = Array.ConvertAll(words, w => Similarity.Sound(w));
        int[] bySound = [.. Enumerable.Range(0, words.Length)];
        Array.Sort(bySound, (a, b) => string.CompareOrdinal(sounds[a], sounds[b]) is var order and not 0 ? order : a.CompareTo(b));
        var (tags, slots) = HashTable(words);

        var output = new MemoryStream();
        Put(output, [words.Length, slots.Length, .. Firsts(words, w => w.Length), .. Firsts(byStem, i => stems[i].Length)]);
        Put(output, Array.ConvertAll(words, w => WordShape.Of(w)));
        Put(output, Array.ConvertAll(byStem, i => WordShape.Of(stems[i])));
        Put(output, slots);
        Put(output, Array.ConvertAll(words, w => counts[w]));
        Put(output, byStem);
        Put(output, bySound);
        output.Write(tags);
        foreach (string word in words)
            output.Write(Encoding.ASCII.GetBytes(word));
        return output.ToArray();
    }

    private static int[] Order(int count, Func<int, (int, int)> key)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Array.Sort(Array.ConvertAll(order, i => key(i)), order);
        return order;
    }

    /// <summary>Where each length begins in a list that is sorted by it, and where the last one ends.</summary>
    private static int[] Firsts<T>(T[] sorted, Func<T, int> lengthOf)
    {
        int[] firsts = new int[WordTable.Lengths + 1];
        foreach (var item in sorted)
            firsts[lengthOf(item) + 1]++;
        for (int n = 1; n < firsts.Length; n++)
            firsts[n] += firsts[n - 1];
        return firsts;
    }

    private static (byte[] Tags, int[] Slots) HashTable(string[] words)
    {
        // At most three quarters full, so that a search for an absent word ends soon.
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words.Length * 4L / 3 + 1));
        byte[] tags = new byte[size];
        int[] slots = new int[size];
        for (int i = 0; i < words.Length; i++)
        {
            uint hash = Lexicon.HashOf(words[i]);
            int slot = (int)WordTable.SlotOf(hash, (uint)size - 1);
            while (tags[slot] != 0)
                slot = (slot + 1) & (size - 1);
            tags[slot] = WordTable.Tag(hash);
            slots[slot] = i;
        }

        return (tags, slots);
    }

    private static void Put<T>(MemoryStream output, T[] values)
        where T : unmanaged => output.Write(MemoryMarshal.AsBytes(values.AsSpan()));
}
