namespace KiKoKo.SampleTool.Sources;

/// <summary>One source of the library: its head and its text. A table's text is tab-separated, everything else is Markdown.</summary>
/// <param name="FirstLine">Line of the file where the text begins, from 1.</param>
internal sealed record Source(string FilePath, Head Head, IReadOnlyList<string> Lines, int FirstLine)
{
    /// <summary>Every source below a folder, in the order of their paths. stadt.md is the authors' fact sheet and none.</summary>
    public static IEnumerable<string> Find(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".md" or ".tsv" && Path.GetFileName(f) != "stadt.md")
            .Order(StringComparer.Ordinal);

    /// <param name="path">A .md, .form.md or .tsv file; the head of a .tsv stands in the .yaml beside it.</param>
    /// <exception cref="SourceFault">The head is missing or wrong.</exception>
    public static Source Read(string path)
    {
        string name = Path.GetFileName(path);
        string[] lines = File.ReadAllLines(path);
        if (Path.GetExtension(path) == ".tsv")
        {
            string yaml = Path.ChangeExtension(path, ".yaml");
            if (!File.Exists(yaml))
                throw SourceFault.At(name, 1, $"Daneben fehlt {Path.GetFileName(yaml)} mit den Metadaten.");
            var head = File.ReadAllLines(yaml).Where(l => l.TrimEnd() != "---").ToArray();
            return new Source(path, HeadReader.Read(Path.GetFileName(yaml), head, 1), lines, 1);
        }

        int end = lines is ["---", ..] ? Array.FindIndex(lines, 1, l => l.TrimEnd() == "---") : -1;
        if (end < 0)
            throw SourceFault.At(name, 1, "Der YAML-Kopf zwischen zwei Zeilen „---“ fehlt.");
        return new Source(path, HeadReader.Read(name, lines[1..end], 2), lines[(end + 1)..], end + 2);
    }
}
