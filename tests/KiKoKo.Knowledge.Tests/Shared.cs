namespace KiKoKo.Knowledge.Tests;

/// <summary>The folder with the large test collections, which is not part of the repository.</summary>
internal static class Shared
{
    public const string Absent = "Der Ordner mit den großen Prüfdaten fehlt (Umgebungsvariable KIKOKO_SHARED).";

    public static string? Folder { get; } = Find();

    public static string Require(string relative)
    {
        string? path = Folder is null ? null : Path.Combine(Folder, relative);
        Assert.SkipUnless(path is not null && Path.Exists(path), Absent);
        return path!;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KIKOKO_SHARED") is { Length: > 0 } set)
            return Directory.Exists(set) ? set : null;
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "KiKoKo.sln")))
            {
                string sibling = Path.Combine(d.Parent!.FullName, "shared");
                return Directory.Exists(sibling) ? sibling : null;
            }
        }

        return null;
    }
}
