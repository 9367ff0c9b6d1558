using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Forms;

/// <summary>
/// Gives the fields of a PDF form their labels as alternate names (/TU, ISO 32000-1 table 220), which screen readers speak and
/// the ingestion job shows. LibreOffice 7.4 leaves them out. The text is inserted into the field's own object and the
/// cross-reference table moved along, so that no field stands in the file twice.
/// </summary>
internal static partial class PdfTooltips
{
    /// <exception cref="SourceFault">A field of the form is not in the file, or the file has no plain cross-reference table.</exception>
    public static void Write(string path, FormSpec form)
    {
        // Latin-1 maps each byte to one character and back.
        string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        var labels = form.Fields.ToDictionary(f => f.Name, f => f.Kind == FieldKind.Date ? f.Label + " (TT.MM.JJJJ)" : f.Label, StringComparer.Ordinal);
        var insertions = new List<(int At, string Text)>();
        foreach (var match in FieldName().Matches(pdf).AsEnumerable())
        {
            if (labels.Remove(match.Groups["name"].Value, out string? label))
                insertions.Add((match.Index + match.Length, $"\n/TU <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(label))}>"));
        }

        var table = CrossReference().Match(pdf);
        if (labels.Count > 0 || !table.Success)
            throw new SourceFault($"{Path.GetFileName(path)}: Im PDF fehlen Felder ({string.Join(", ", labels.Keys)}) oder die Querverweistabelle.");

        string moved = Offset().Replace(table.Value, m => Moved(m.Value).ToString("D10", CultureInfo.InvariantCulture));
        moved = StartOffset().Replace(moved, m => Moved(m.Value).ToString(CultureInfo.InvariantCulture));
        var result = new StringBuilder(pdf[..table.Index]);
        foreach (var (at, text) in Enumerable.Reverse(insertions))
            result.Insert(at, text);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(result.Append(moved).ToString()));

        int Moved(string offset)
        {
            int old = int.Parse(offset, CultureInfo.InvariantCulture);
            return old + insertions.Where(i => i.At <= old).Sum(i => i.Text.Length);
        }
    }

    // The field's dictionary from its type to its partial name; LibreOffice writes both plainly.
    [GeneratedRegex(@"/Subtype/Widget[^<>]*?/T\((?<name>[a-z0-9_]+)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FieldName();

    [GeneratedRegex(@"\nxref\n.*$", RegexOptions.Singleline | RegexOptions.RightToLeft, 5000)]
    private static partial Regex CrossReference();

    [GeneratedRegex(@"(?<=\n)\d{10}(?= \d{5} n)", RegexOptions.None, 5000)]
    private static partial Regex Offset();

    [GeneratedRegex(@"(?<=startxref\n)\d+", RegexOptions.None, 5000)]
    private static partial Regex StartOffset();
}
