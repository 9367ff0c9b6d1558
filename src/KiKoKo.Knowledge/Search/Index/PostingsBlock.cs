namespace KiKoKo.Knowledge.Search.Index;

/// <summary>One packed block of passage numbers, and random access to positions.</summary>
internal static unsafe class PostingsBlock
{
    /// <returns>Where the block's frequencies begin.</returns>
    public static byte* Decode(byte* packed, int previous, int[] docs, int count)
    {
        int width = *packed++;
        ulong mask = (1UL << width) - 1;
        for (int i = 0, bit = 0; i < count; i++, bit += width)
        {
            previous += 1 + (int)((*(ulong*)(packed + (bit >> 3)) >> (bit & 7)) & mask);
            docs[i] = previous;
        }

        return packed + ((count * width + 7) >> 3);
    }

    /// <summary>Where a term stands in one passage.</summary>
    /// <param name="found">Gets (position, form of the word) in ascending order.</param>
    /// <returns>False when it does not occur there.</returns>
    public static bool ReadPositions(Segment segment, int term, int doc, int[] scratch, List<(int Position, byte Form)> found)
    {
        int first = segment.TermMeta[2 * term], count = segment.TermMeta[2 * term + 1];
        int end = first + (count + SegmentFormat.BlockSize - 1) / SegmentFormat.BlockSize;
        int low = first, high = end;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (segment.LastDocs[middle] < doc)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == end)
            return false;
        int inBlock = Math.Min(SegmentFormat.BlockSize, count - (low - first) * SegmentFormat.BlockSize);
        Decode(segment.Postings + segment.Offsets[low], low == first ? -1 : segment.LastDocs[low - 1], scratch, inBlock);
        int index = Array.BinarySearch(scratch, 0, inBlock, doc);
        if (index < 0)
            return false;
        byte* at = segment.Positions + segment.PositionOffsets[low];
        for (int i = 0; i < index; i++)
        {
            for (uint n = VarInt.Read(ref at); n > 0; n--)
                VarInt.Read(ref at);
        }

        int position = 0;
        for (uint n = VarInt.Read(ref at); n > 0; n--)
        {
            uint entry = VarInt.Read(ref at);
            position += (int)(entry >> 3);
            found.Add((position, (byte)(entry & 7)));
        }

        return true;
    }
}
