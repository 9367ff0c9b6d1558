using System.IO.Compression;
using System.Xml.Linq;

namespace KiKoKo.SampleTool.Templates;

/// <summary>The house's slides: pandoc's own template with left-aligned blue titles and text small enough for German sentences.</summary>
internal static class SlideTemplate
{
    private const string Master = "ppt/slideMasters/slideMaster1.xml";
    private const int TitleSize = 2800;
    private const int LargestText = 2000;
    private const string Blue = "1F4E79";
    private static readonly XNamespace Presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <param name="original">pandoc's reference.pptx.</param>
    public static void Write(string original, string target)
    {
        File.Copy(original, target, overwrite: true);
        using var package = ZipFile.Open(target, ZipArchiveMode.Update);
        using var stream = package.GetEntry(Master)!.Open();
        var master = XDocument.Load(stream);
        Title(master.Descendants(Presentation + "titleStyle").Single().Element(Drawing + "lvl1pPr")!);
        foreach (var size in master.Descendants(Presentation + "bodyStyle").Single().Descendants(Drawing + "defRPr").Select(r => r.Attribute("sz")).OfType<XAttribute>())
            size.Value = Math.Min(LargestText, (int)size).ToString(System.Globalization.CultureInfo.InvariantCulture);
        stream.SetLength(0);
        master.Save(stream);
    }

    private static void Title(XElement level)
    {
        level.SetAttributeValue("algn", "l");
        var run = level.Element(Drawing + "defRPr")!;
        run.SetAttributeValue("sz", TitleSize);
        run.SetAttributeValue("b", 1);
        run.Element(Drawing + "solidFill")!.ReplaceNodes(new XElement(Drawing + "srgbClr", new XAttribute("val", Blue)));
    }
}
