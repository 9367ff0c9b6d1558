using System.Buffers;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The posting of a term that occurs in one passage only, as most terms do: a byte (how the frequency is told, whether there is
/// just one position, its form, how many bytes the passage takes), passage, frequency, then positions: the one, or their number and
/// (difference, form) of each.
/// </summary>
internal static unsafe class OnlyPosting
{
    private const int Frequencies = 3;
    private const int Told = 3;
    private const int OnePosition = 4;
    private const int FormAt = 3;
    private const int BytesAt = 6;

    private static ReadOnlySpan<byte> Usual => [FieldWeights.Scale, 2 * FieldWeights.Scale, (byte)(FieldWeights.Part * FieldWeights.Scale + 0.5f)];

    public static void Write(ArrayBufferWriter<byte> output, uint passage, byte frequency, ReadOnlySpan<uint> differences, ReadOnlySpan<byte> forms)
    {
        int usual = Usual.IndexOf(frequency), bytes = Math.Max(1, (BitPacking.WidthOf(passage) + 7) / 8);
        bool one = differences.Length == 1;
        var head = output.GetSpan(6);
        int at = 0;
        head[at++] = (byte)((usual < 0 ? Told : usual) | (one ? OnePosition | forms[0] << FormAt : 0) | (bytes - 1) << BytesAt);
        for (int i = 0; i < bytes; i++)
            head[at++] = (byte)(passage >> 8 * i);
        if (usual < 0)
            head[at++] = frequency;
        output.Advance(at);
        if (!one)
            VarInt.Write(output, (uint)differences.Length);
        for (int i = 0; i < differences.Length; i++)
            VarInt.Write(output, one ? differences[i] : differences[i] << 3 | forms[i]);
    }

    /// <returns>Where the positions are, for <see cref="ReadPositions"/>.</returns>
    public static byte* Read(byte* at, out int passage, out byte frequency)
    {
        int head = *at++;
        passage = 0;
        for (int i = 0; i <= head >> BytesAt; i++)
            passage |= *at++ << 8 * i;
        frequency = (head & Frequencies) == Told ? *at++ : Usual[head & Frequencies];
        return at;
    }

    /// <param name="start">Of the posting.</param>
    /// <param name="positions">What <see cref="Read"/> gave.</param>
    public static void ReadPositions(byte* start, byte* positions, List<(int Position, byte Form)> found)
    {
        int head = *start, position = 0;
        if ((head & OnePosition) != 0)
        {
            found.Add(((int)VarInt.Read(ref positions), (byte)(head >> FormAt & 7)));
            return;
        }

        for (uint left = VarInt.Read(ref positions); left > 0; left--)
        {
            uint entry = VarInt.Read(ref positions);
            position += (int)(entry >> 3);
            found.Add((position, (byte)(entry & 7)));
        }
    }
}
