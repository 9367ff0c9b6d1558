using System.IO.Compression;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>
/// Looks at the raw streams of a PDF before any tool unfolds them. Images may grow large honestly; page content and
/// object streams may not, and image codecs have no place outside of images.
/// </summary>
internal static class PdfBomb
{
    private const long MaxUnfolded = 192L << 20;
    private const int DictionaryWindow = 600;

    /// <exception cref="UnreadableException">A stream is built to exhaust whoever reads it.</exception>
    public static void Refuse(byte[] file)
    {
        byte[] buffer = new byte[1 << 16];
        int at = 0;
        while ((at = Next(file, at)) >= 0)
        {
            var dictionary = Dictionary(file, at);
            bool image = Has(dictionary, "/Image"u8) || Has(dictionary, "/Mask"u8);
            if (!image && (Has(dictionary, "/JBIG2Decode"u8) || Has(dictionary, "/JPXDecode"u8) || Has(dictionary, "/CCITTFaxDecode"u8)))
                throw new UnreadableException(ExtractionStatus.Bomb, "Die Datei tarnt Bilddaten als Seiteninhalt, was Leseprogramme zum Erliegen bringt; sie wurde nicht gelesen.");

            at += "stream"u8.Length;
            while (at < file.Length && file[at] is (byte)'\r' or (byte)'\n')
                at++;
            if (!image && Has(dictionary, "/FlateDecode"u8) && Unfolds(file, at, buffer) > MaxUnfolded)
                throw new UnreadableException(ExtractionStatus.Bomb, "Ein Bestandteil der Datei entpackt sich auf mehr als 192 MB; das Lesen wurde abgebrochen.");
        }
    }

    private static int Next(byte[] file, int from)
    {
        while (true)
        {
            int found = file.AsSpan(from).IndexOf("stream"u8);
            if (found < 0)
                return -1;
            int at = from + found;
            bool end = at >= 3 && file.AsSpan(at - 3, 3).SequenceEqual("end"u8);
            if (!end)
                return at;
            from = at + 6;
        }
    }

    private static ReadOnlySpan<byte> Dictionary(byte[] file, int stream)
    {
        var window = file.AsSpan(Math.Max(0, stream - DictionaryWindow), Math.Min(stream, DictionaryWindow));
        int start = window.LastIndexOf(" obj"u8);
        return start < 0 ? window : window[start..];
    }

    private static bool Has(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> name) => dictionary.IndexOf(name) >= 0;

    private static long Unfolds(byte[] file, int at, byte[] buffer)
    {
        long total = 0;
        try
        {
            using var packed = new MemoryStream(file, at, file.Length - at, writable: false);
            using var stream = new ZLibStream(packed, CompressionMode.Decompress);
            int got;
            while (total <= MaxUnfolded && (got = stream.Read(buffer)) > 0)
                total += got;
        }
        catch (InvalidDataException)
        {
            // Damaged or encrypted: for the tools to judge.
        }

        return total;
    }
}
