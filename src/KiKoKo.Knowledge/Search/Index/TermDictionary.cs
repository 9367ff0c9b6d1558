using System.Buffers;
using System.Buffers.Binary;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The terms in the order of their bytes, in groups of <see cref="GroupSize"/>. A directory holds per group the first eight bytes of
/// its first term, then per group where its terms and their postings begin. A term is what <see cref="FrontCoding"/> makes of it
/// (the first of a group is whole), then the length of its postings, doubled, and one more when the number of its passages follows,
/// because it is not one. The postings lie in the same order.
/// </summary>
internal readonly unsafe struct TermDictionary(byte* directory, int count, byte* terms, byte* postings)
{
    private const int GroupSize = 16;
    private const int Key = sizeof(ulong);

    private readonly int _groups = GroupsFor(count);

    public TermPostings Find(ReadOnlySpan<byte> term)
    {
        int group = GroupOf(term);
        if (group < 0)
            return default;
        uint* start = Starts + 2 * group;
        byte* at = terms + start[0], found = postings + start[1];
        // How many bytes of the term the one before had; that one is smaller.
        int matched = 0;
        for (int left = Math.Min(GroupSize, count - group * GroupSize); left > 0; left--)
        {
            var (common, rest) = FrontCoding.Read(ref at);
            if (common < matched)
                return default;
            if (common == matched)
            {
                var suffix = new ReadOnlySpan<byte>(at, rest);
                int more = suffix.CommonPrefixLength(term[matched..]);
                matched += more;
                if (more == rest && matched == term.Length)
                {
                    at += rest;
                    uint length = VarInt.Read(ref at);
                    return new TermPostings(found, (length & 1) == 0 ? 1 : (int)VarInt.Read(ref at));
                }

                if (matched == term.Length || more < rest && suffix[more] > term[matched])
                    return default;
            }

            at += rest;
            uint bytes = VarInt.Read(ref at);
            found += bytes >> 1;
            if ((bytes & 1) != 0)
                VarInt.Read(ref at);
        }

        return default;
    }

    /// <param name="texts">UTF-8, by number of the term.</param>
    /// <param name="write">Writes the postings of the term with that number and tells in how many passages it occurs and how many bytes they take.</param>
    public static (byte[] Directory, ReadOnlyMemory<byte> Terms) Write(byte[][] texts, Func<int, (int Passages, int Bytes)> write)
    {
        int groups = GroupsFor(texts.Length);
        int[] order = Sorted(texts, out ulong[] keys);
        var directory = new byte[groups * (Key + 2 * sizeof(uint))];
        var terms = new ArrayBufferWriter<byte>();
        uint postings = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int group = i / GroupSize, start = Key * groups + 2 * sizeof(uint) * group;
            bool first = i % GroupSize == 0;
            if (first)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(directory.AsSpan(Key * group), keys[i]);
                BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(start), (uint)terms.WrittenCount);
                BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(start + sizeof(uint)), postings);
            }

            var (passages, bytes) = write(order[i]);
            FrontCoding.Write(terms, first ? [] : texts[order[i - 1]], texts[order[i]]);
            VarInt.Write(terms, checked((uint)bytes * 2) + (passages == 1 ? 0u : 1u));
            if (passages != 1)
                VarInt.Write(terms, (uint)passages);
            postings = checked(postings + (uint)bytes);
        }

        return (directory, terms.WrittenMemory);
    }

    private uint* Starts => (uint*)(directory + Key * _groups);

    private static int GroupsFor(int terms) => (terms + GroupSize - 1) / GroupSize;

    /// <returns>The only group that may hold the term, or -1.</returns>
    private int GroupOf(ReadOnlySpan<byte> term)
    {
        ulong key = KeyOf(term);
        ulong* keys = (ulong*)directory;
        int low = 0;
        for (int length = _groups; length > 0;)
        {
            int half = length >> 1;
            bool before = keys[low + half] <= key;
            low += before ? half + 1 : 0;
            length = before ? length - half - 1 : half;
        }

        // Groups that begin with the same eight bytes differ behind them.
        while (--low >= 0 && keys[low] == key)
        {
            byte* at = terms + Starts[2 * low];
            var (_, length) = FrontCoding.Read(ref at);
            if (new ReadOnlySpan<byte>(at, length).SequenceCompareTo(term) <= 0)
                break;
        }

        return low;
    }

    /// <summary>Ordered as the first eight bytes are; what is shorter is filled up with zeros.</summary>
    private static ulong KeyOf(ReadOnlySpan<byte> term)
    {
        if (term.Length >= Key)
            return BinaryPrimitives.ReadUInt64BigEndian(term);
        ulong key = 0;
        for (int i = 0; i < term.Length; i++)
            key |= (ulong)term[i] << 56 - 8 * i;
        return key;
    }

    private static int[] Sorted(byte[][] texts, out ulong[] keys)
    {
        keys = Array.ConvertAll(texts, t => KeyOf(t));
        int[] order = [.. Enumerable.Range(0, texts.Length)];
        Array.Sort(keys, order);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && keys[to] == keys[from]; to++)
            {
            }

            if (to - from > 1)
                order.AsSpan(from..to).Sort((x, y) => texts[x].AsSpan().SequenceCompareTo(texts[y]));
        }

        return order;
    }
}
