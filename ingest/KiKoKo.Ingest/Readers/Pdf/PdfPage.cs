using System.Globalization;
using System.Xml;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>A line of text with its place on the page, in points from the upper left corner.</summary>
/// <param name="Block">Running number of the block pdftotext put it in; blocks come in its reading order.</param>
internal sealed record PdfLine(double Left, double Top, double Right, double Bottom, string Text, int Words, int Block)
{
    public double Height => Bottom - Top;

    public double Width => Right - Left;

    public double Middle => (Top + Bottom) / 2;
}

/// <summary>One page: its size and its lines in pdftotext's reading order.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, List<PdfLine> Lines)
{
    /// <summary>Reads the output of <c>pdftotext -bbox-layout</c>.</summary>
    public static List<PdfPage> Parse(string xml)
    {
        var pages = new List<PdfPage>();
        using var reader = XmlReader.Create(new StringReader(WithoutControls(xml)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false });
        int block = 0;
        double left = 0, top = 0, right = 0, bottom = 0;
        var words = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "line" && words.Count > 0)
            {
                string text = Clean.Line(string.Join(' ', words));
                bool soft = words[^1].EndsWith('\u00AD');
                if (text.Length > 0)
                    pages[^1].Lines.Add(new PdfLine(left, top, right, bottom, soft && text[^1] != '-' ? text + "-" : text, words.Count, block));
                words.Clear();
            }

            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "page":
                    pages.Add(new PdfPage(pages.Count + 1, Coordinate(reader, "width"), Coordinate(reader, "height"), []));
                    break;
                case "block":
                    block++;
                    break;
                case "line":
                    (left, top, right, bottom) = (Coordinate(reader, "xMin"), Coordinate(reader, "yMin"), Coordinate(reader, "xMax"), Coordinate(reader, "yMax"));
                    break;
                case "word":
                    words.Add(reader.ReadString());
                    break;
            }
        }

        return pages;
    }

    // Fonts without a proper mapping give control characters, which no XML may hold.
    private static string WithoutControls(string xml) =>
        xml.AsSpan().IndexOfAnyExceptInRange(' ', '\uFFFD') < 0 ? xml : string.Create(xml.Length, xml, static (target, source) =>
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = source[i] is >= ' ' and <= '\uFFFD' or '\n' or '\t' ? source[i] : ' ';
        });

    private static double Coordinate(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;
}
