using System.Globalization;
using System.Text;

namespace KiKoKo.Server.Deadlines.Sheet.Pdf;

/// <summary>A font in one file: remembers which characters were written and embeds those (a CID font, Identity-H).</summary>
/// <param name="resource">Its name on the pages, "F1".</param>
internal sealed class PdfFont(string fileName, string resource)
{
    private readonly TrueTypeFont _font = new(File.ReadAllBytes(fileName));
    private readonly SortedDictionary<int, Rune> _used = [];

    public string Resource => resource;

    /// <summary>From the base line up, for a size in points.</summary>
    public double Ascent(double size) => size * _font.Ascent / _font.UnitsPerEm;

    /// <summary>From line to line.</summary>
    public double Height(double size) => size * (_font.Ascent - _font.Descent) / _font.UnitsPerEm * 1.15;

    /// <summary>In points.</summary>
    public double Width(string text, double size) => text.EnumerateRunes().Sum(r => (double)_font.WidthOf(GlyphOf(r).Glyph)) * size / _font.UnitsPerEm;

    /// <summary>The text as the operand of Tj.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder("<");
        foreach (var rune in text.EnumerateRunes())
        {
            var (glyph, character) = GlyphOf(rune);
            _used.TryAdd(glyph, character);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return hex.Append('>').ToString();
    }

    /// <summary>Writes the font as far as it was used.</summary>
    /// <returns>The number of its object.</returns>
    public int Write(PdfFile file)
    {
        string name = "KIKOKO+" + Path.GetFileNameWithoutExtension(fileName);
        byte[] subset = _font.Subset(_used.Keys);
        int program = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        string box = string.Join(' ', _font.Box.Select(PerThousand));
        int descriptor = file.Add($"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {PerThousand(_font.Ascent)} /Descent {PerThousand(_font.Descent)} /CapHeight {PerThousand(_font.Ascent * 3 / 4)} /StemV 80 /FontFile2 {PdfFile.Refer(program)}>>");
        string widths = string.Join(' ', _used.Keys.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g} [{PerThousand(_font.WidthOf(g))}]")));
        int cid = file.Add($"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor {PdfFile.Refer(descriptor)} /DW 500 /W [{widths}] /CIDToGIDMap /Identity>>");
        int unicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{PdfFile.Refer(cid)}] /ToUnicode {PdfFile.Refer(unicode)}>>");
    }

    /// <summary>A character that the font lacks is shown as a question mark, and says so to whoever copies the text.</summary>
    private (int Glyph, Rune Character) GlyphOf(Rune rune) =>
        _font.GlyphOf(rune) is > 0 and var glyph ? (glyph, rune) : (_font.GlyphOf(new Rune('?')), new Rune('?'));

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var some in _used.Chunk(100)) // the most that one section may have
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, rune) in some)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    private string PerThousand(int units) => (units * 1000 / _font.UnitsPerEm).ToString(CultureInfo.InvariantCulture);
}
