using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// Very many growing byte lists in a few large blocks (Lucene calls them slices): a list is a chain of pieces, each twice as
/// long as the one before it. One object for all, where a list of its own per term would keep the garbage collector busy.
/// </summary>
internal sealed class ByteSlices
{
    // Large enough for the large object heap: the collector must not move them about.
    private const int BlockBits = 17;

    // A change of a few documents must not cost a block: the first one grows.
    private const int FirstBlock = 1 << 13;
    private const int FirstSize = 16;
    private const int LastLevel = 9;

    /// <summary>At the end of a piece stands the address of the next.</summary>
    private const int Link = 4;

    private byte[][] _blocks = new byte[4][];
    private int _blockCount;
    private int _free = 1 << BlockBits;
    private byte[] _joined = new byte[4096];

    /// <summary>One list; its default value is the empty one.</summary>
    public struct Chain
    {
        public int First;
        public int At;
        public int End;
        public int Length;
        public int Level;
    }

    /// <summary>So many bytes must be readable behind what is appended: short entries are copied as one number.</summary>
    public const int Slack = sizeof(ulong);

    /// <param name="entry">Its first <paramref name="length"/> bytes are appended; <see cref="Slack"/> more must be there.</param>
    public void Append(ref Chain chain, byte[] entry, int length)
    {
        if (length > Slack || chain.End - chain.At < Slack)
        {
            Append(ref chain, entry.AsSpan(0, length));
            return;
        }

        Unsafe.WriteUnaligned(ref _blocks[chain.At >> BlockBits][chain.At & (1 << BlockBits) - 1], Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetArrayDataReference(entry)));
        chain.At += length;
        chain.Length += length;
    }

    public void Append(ref Chain chain, ReadOnlySpan<byte> bytes)
    {
        if (chain.Length == 0)
            chain.First = Start(ref chain, 0);
        chain.Length += bytes.Length;
        while (bytes.Length > chain.End - chain.At)
        {
            int room = chain.End - chain.At;
            bytes[..room].CopyTo(At(chain.At));
            bytes = bytes[room..];
            int end = chain.End, next = Start(ref chain, Math.Min(chain.Level + 1, LastLevel));
            BinaryPrimitives.WriteInt32LittleEndian(At(end), next);
        }

        bytes.CopyTo(At(chain.At));
        chain.At += bytes.Length;
    }

    /// <returns>The whole list, valid until the next call.</returns>
    public ReadOnlySpan<byte> Read(in Chain chain)
    {
        if (_joined.Length < chain.Length)
            _joined = new byte[Math.Max(chain.Length, 2 * _joined.Length)];
        int from = chain.First;
        for (int level = 0, n = 0; n < chain.Length; level = Math.Min(level + 1, LastLevel))
        {
            int room = (FirstSize << level) - Link, take = Math.Min(room, chain.Length - n);
            At(from)[..take].CopyTo(_joined.AsSpan(n));
            n += take;
            if (n < chain.Length)
                from = BinaryPrimitives.ReadInt32LittleEndian(At(from + room));
        }

        return _joined.AsSpan(0, chain.Length);
    }

    private int Start(ref Chain chain, int level)
    {
        int size = FirstSize << level;
        if (_free + size > 1 << BlockBits)
        {
            if (_blockCount == _blocks.Length)
                Array.Resize(ref _blocks, 2 * _blockCount);
            _blocks[_blockCount++] = GC.AllocateUninitializedArray<byte>(_blockCount == 1 ? FirstBlock : 1 << BlockBits);
            _free = 0;
        }

        while (_free + size > _blocks[_blockCount - 1].Length)
            Grow();

        int address = (_blockCount - 1 << BlockBits) + _free;
        _free += size;
        (chain.At, chain.End, chain.Level) = (address, address + size - Link, level);
        return address;
    }

    private void Grow()
    {
        ref byte[] last = ref _blocks[_blockCount - 1];
        byte[] larger = GC.AllocateUninitializedArray<byte>(2 * last.Length);
        last.CopyTo(larger, 0);
        last = larger;
    }

    private Span<byte> At(int address) => _blocks[address >> BlockBits].AsSpan(address & (1 << BlockBits) - 1);
}
