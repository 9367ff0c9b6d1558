using System.Buffers;
using System.Buffers.Binary;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Finds terms by hash. A directory holds per bucket where its terms and their postings begin; a term is its length, its bytes,
/// the number of its passages and the length of its postings, which lie in the same order.
/// </summary>
internal readonly unsafe struct TermDictionary(byte* directory, int buckets, byte* terms, byte* postings)
{
    private const int TermsPerBucket = 8;
    private const int DirectoryEntry = 2 * sizeof(uint);

    public static int BucketsFor(int terms) => terms / TermsPerBucket + 1;

    public TermPostings Find(ReadOnlySpan<byte> term)
    {
        uint* bucket = (uint*)directory + 2 * BucketOf(term, buckets);
        byte* at = terms + bucket[0], end = terms + bucket[2], found = postings + bucket[1];
        while (at < end)
        {
            uint length = VarInt.Read(ref at);
            bool equal = length == (uint)term.Length && new ReadOnlySpan<byte>(at, term.Length).SequenceEqual(term);
            at += length;
            int passages = (int)VarInt.Read(ref at);
            if (equal)
                return new TermPostings(found, passages);
            found += VarInt.Read(ref at);
        }

        return default;
    }

    /// <param name="texts">UTF-8, by number of the term.</param>
    /// <param name="write">Writes the postings of the term with that number and tells in how many passages it occurs and how many bytes they take.</param>
    public static (byte[] Directory, ReadOnlyMemory<byte> Terms) Write(byte[][] texts, Func<int, (int Passages, int Bytes)> write)
    {
        int buckets = BucketsFor(texts.Length);
        var (order, ends) = ByBucket(texts, buckets);
        var directory = new byte[(buckets + 1) * DirectoryEntry];
        var terms = new ArrayBufferWriter<byte>();
        uint postings = 0;
        for (int bucket = 0, i = 0; bucket <= buckets; bucket++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(bucket * DirectoryEntry), (uint)terms.WrittenCount);
            BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(bucket * DirectoryEntry + sizeof(uint)), postings);
            for (; bucket < buckets && i < ends[bucket]; i++)
            {
                byte[] text = texts[order[i]];
                var (passages, bytes) = write(order[i]);
                VarInt.Write(terms, (uint)text.Length);
                terms.Write(text);
                VarInt.Write(terms, (uint)passages);
                VarInt.Write(terms, (uint)bytes);
                postings = checked(postings + (uint)bytes);
            }
        }

        return (directory, terms.WrittenMemory);
    }

    /// <summary>The terms' numbers by bucket, within one by their bytes (so that equal documents give equal files), and where each bucket ends.</summary>
    private static (int[] Order, int[] Ends) ByBucket(byte[][] texts, int buckets)
    {
        var bucketOf = new int[texts.Length];
        var ends = new int[buckets];
        for (int i = 0; i < texts.Length; i++)
            ends[bucketOf[i] = BucketOf(texts[i], buckets)]++;
        for (int b = 1; b < buckets; b++)
            ends[b] += ends[b - 1];
        var order = new int[texts.Length];
        var free = (int[])ends.Clone();
        for (int i = 0; i < texts.Length; i++)
            order[--free[bucketOf[i]]] = i;
        for (int b = 0; b < buckets; b++)
            order.AsSpan(free[b]..ends[b]).Sort((x, y) => texts[x].AsSpan().SequenceCompareTo(texts[y]));
        return (order, ends);
    }

    private static int BucketOf(ReadOnlySpan<byte> term, int buckets)
    {
        uint hash = 2166136261;
        foreach (byte b in term)
            hash = (hash ^ b) * 16777619;
        hash = (hash ^ hash >> 15) * 0x2C1B3C6D;
        hash ^= hash >> 12;
        return (int)((ulong)hash * (uint)buckets >> 32);
    }
}
