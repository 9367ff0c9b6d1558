namespace KiKoKo.Architecture.Tests;

/// <summary>The files of the repository, without what builds and runs leave behind.</summary>
internal static class Repository
{
    private static readonly string[] s_leftOut = [".git", ".vs", ".idea", "artifacts", "bin", "obj", "data", "node_modules", "TestResults"];

    private static readonly string[] s_text =
    [
        ".cs", ".razor", ".csproj", ".props", ".targets", ".sln", ".sql", ".md", ".json", ".jsonl", ".tsv", ".txt", ".sh", ".yml", ".yaml", ".xml", ".css", ".js", ".mjs", ".py",
        ".service", ".html", ".editorconfig", ".gitignore", ".gitattributes", "",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with "/".</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> TextFiles => Files.Where(f => s_text.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !s_leftOut.Contains(d.Name, StringComparer.Ordinal)).SelectMany(Walk));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "KiKoKo.sln")))
            at = at.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        return at.FullName;
    }
}
