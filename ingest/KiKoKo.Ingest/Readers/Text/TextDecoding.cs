using System.Text;

namespace KiKoKo.Ingest.Readers.Text;

/// <summary>Finds the encoding of a text file: byte order mark, then strict UTF-8, then UTF-16 without mark, then Windows-1252.</summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnreadableException">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(file[3..]);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(file[2..]);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(file[2..]);
        if (GuessUtf16(file) is { } utf16)
            return utf16.GetString(file);
        if (file.IndexOf((byte)0) >= 0)
            throw new UnreadableException(ExtractionStatus.Unsupported, "Die Datei ist keine Textdatei (sie enthält Nullbytes).");

        try
        {
            return StrictUtf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    // Latin text in UTF-16 has a zero in every second byte.
    private static UnicodeEncoding? GuessUtf16(ReadOnlySpan<byte> file)
    {
        int sample = Math.Min(file.Length, 4096) & ~1, even = 0, odd = 0;
        for (int i = 0; i < sample; i += 2)
        {
            even += file[i] == 0 ? 1 : 0;
            odd += file[i + 1] == 0 ? 1 : 0;
        }

        if (sample < 4 || Math.Max(even, odd) < sample * 4 / 10)
            return null;
        return new UnicodeEncoding(bigEndian: even > odd, byteOrderMark: false);
    }
}
