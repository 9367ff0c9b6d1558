using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KiKoKo.Server.Deadlines.Sheet.Pdf;

/// <summary>The objects of a PDF file (ISO 32000-1) and how they are put together. Writes only.</summary>
internal sealed class PdfFile
{
    // Outside ASCII, so that transports take the file for binary.
    private static readonly byte[] s_header = [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n'];

    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public void Set(int number, string body) => _objects[number - 1] = Encoding.ASCII.GetBytes(body);

    /// <param name="body">In PDF syntax, ASCII.</param>
    public int Add(string body)
    {
        int number = Reserve();
        Set(number, body);
        return number;
    }

    /// <param name="entries">Of its dictionary, besides length and filter.</param>
    /// <param name="isPlain">Not compressed: XMP is to be found by programs that know no PDF.</param>
    public int AddStream(string entries, byte[] content, bool isPlain = false)
    {
        byte[] data = isPlain ? content : Deflate(content);
        int number = Reserve();
        string head = string.Create(CultureInfo.InvariantCulture, $"<<{entries} {(isPlain ? "" : "/Filter /FlateDecode ")}/Length {data.Length}>>\nstream\n");
        _objects[number - 1] = [.. Encoding.ASCII.GetBytes(head), .. data, .. "\nendstream"u8];
        return number;
    }

    /// <summary>A text as a string object, any character.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    public static string Refer(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    public byte[] Write(int catalog, int info, string id)
    {
        using var file = new MemoryStream();
        file.Write(s_header);
        var places = new List<long>();
        for (int i = 0; i < _objects.Count; i++)
        {
            places.Add(file.Position);
            Put(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(_objects[i]);
            Put("\nendobj\n");
        }

        long table = file.Position;
        Put(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (long place in places)
            Put(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        string hex = Convert.ToHexString(Encoding.ASCII.GetBytes(id));
        Put(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {_objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{hex}> <{hex}>]>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Put(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }
}
