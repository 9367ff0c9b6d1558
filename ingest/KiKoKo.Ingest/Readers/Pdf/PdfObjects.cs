using System.Globalization;
using System.IO.Compression;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>
/// The dictionaries of a PDF by object number, found by looking through the file rather than by its cross-reference
/// table: enough to read form fields, and indifferent to a damaged table.
/// </summary>
internal sealed class PdfObjects
{
    private const int MaxUnpacked = 64 << 20;
    private readonly byte[] _file;
    private readonly Dictionary<int, ReadOnlyMemory<byte>> _objects = [];
    private readonly Dictionary<int, object?> _parsed = [];

    public PdfObjects(byte[] file)
    {
        _file = file;
        var streams = new List<int>();
        for (int at = 0; (at = Find(" obj"u8, at)) >= 0; at += 4)
        {
            if (NumberBefore(at) is not { } number)
                continue;
            _objects[number] = file.AsMemory(at + 4); // a later revision wins
            if (Slice(at + 4, 300).IndexOf("/ObjStm"u8) >= 0)
                streams.Add(number);
        }

        foreach (int stream in streams)
            Unpack(_objects[stream]);
    }

    /// <summary>Strings of an encrypted file are not text.</summary>
    public bool IsEncrypted => _file.AsSpan().IndexOf("/Encrypt"u8) >= 0;

    /// <summary>The document's root.</summary>
    public Dictionary<string, object?>? Catalog =>
        _objects.Keys.Select(n => Resolve(new PdfReference(n)) as Dictionary<string, object?>).LastOrDefault(d => d?.GetValueOrDefault("Type") is PdfName { Value: "Catalog" });

    /// <summary>Follows a reference; anything else comes back as it is.</summary>
    public object? Resolve(object? value)
    {
        for (int hops = 0; value is PdfReference reference && hops < 10; hops++)
        {
            if (!_parsed.TryGetValue(reference.Number, out object? target))
            {
                target = _objects.TryGetValue(reference.Number, out var bytes) ? new PdfSyntax(bytes.Span).Value() : null;
                _parsed[reference.Number] = target;
            }

            value = target;
        }

        return value is PdfReference ? null : value;
    }

    // An object stream: pairs of number and offset, then the objects (7.5.7).
    private void Unpack(ReadOnlyMemory<byte> stream)
    {
        if (new PdfSyntax(stream.Span).Value() is not Dictionary<string, object?> head || Resolve(head.GetValueOrDefault("First")) is not double first || Resolve(head.GetValueOrDefault("N")) is not double count)
            return;
        int start = stream.Span.IndexOf("stream"u8) + 6;
        while (start < stream.Length && stream.Span[start] is (byte)'\r' or (byte)'\n')
            start++;
        var data = Inflate(stream[start..]);
        if (data.Length < first)
            return;

        string[] numbers = System.Text.Encoding.Latin1.GetString(data.AsSpan(0, (int)first)).Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < numbers.Length && i < 2 * count; i += 2)
        {
            if (int.TryParse(numbers[i], out int number) && int.TryParse(numbers[i + 1], out int offset) && first + offset < data.Length && offset >= 0)
                _objects[number] = data.AsMemory((int)first + offset);
        }
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        using var result = new MemoryStream();
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            byte[] buffer = new byte[1 << 16];
            int got;
            while (result.Length < MaxUnpacked && (got = stream.Read(buffer)) > 0)
                result.Write(buffer, 0, got);
        }
        catch (InvalidDataException)
        {
            // What came out so far is kept.
        }

        return result.ToArray();
    }

    // "12 0" before " obj".
    private int? NumberBefore(int at)
    {
        int end = at - 1;
        while (end >= 0 && char.IsAsciiDigit((char)_file[end]))
            end--;
        if (end == at - 1 || end < 0 || _file[end] != ' ')
            return null;
        int start = end - 1;
        while (start >= 0 && char.IsAsciiDigit((char)_file[start]))
            start--;
        return int.TryParse(_file.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private int Find(ReadOnlySpan<byte> what, int from)
    {
        int found = _file.AsSpan(from).IndexOf(what);
        return found < 0 ? -1 : from + found;
    }

    private ReadOnlySpan<byte> Slice(int from, int length) => _file.AsSpan(from, Math.Min(length, _file.Length - from));
}
