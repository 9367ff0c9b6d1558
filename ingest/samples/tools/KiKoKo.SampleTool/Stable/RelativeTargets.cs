using System.Xml.Linq;

namespace KiKoKo.SampleTool.Stable;

/// <summary>
/// Relationships as Office writes them: targets relative to the part. The OpenXML library writes "/word/header1.xml", which
/// is allowed, but pandoc and other simple readers do not find it.
/// </summary>
internal static class RelativeTargets
{
    /// <param name="entryName">Name of the .rels part, e.g. word/_rels/document.xml.rels.</param>
    public static void Copy(string entryName, Stream from, Stream to)
    {
        string folder = entryName[..entryName.IndexOf("_rels/", StringComparison.Ordinal)];
        var relations = XDocument.Load(from);
        foreach (var target in relations.Root!.Elements().Where(e => e.Attribute("TargetMode") is null).Select(e => e.Attribute("Target")!))
        {
            if (target.Value.StartsWith("/" + folder, StringComparison.Ordinal))
                target.Value = target.Value[(folder.Length + 1)..];
        }

        relations.Save(to);
    }
}
