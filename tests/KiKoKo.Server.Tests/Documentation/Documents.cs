namespace KiKoKo.Server.Tests.Documentation;

/// <summary>What people read before they use the program.</summary>
internal static class Documents
{
    private static readonly string s_root = FindRoot();

    public static string Readme { get; } = Read("README.md");

    public static string Launcher { get; } = Read("kikoko");

    public static string Settings { get; } = Read("docs/konfiguration.md");

    /// <summary>The C# and Razor sources of the modules.</summary>
    public static IEnumerable<string> Sources =>
        from file in Directory.EnumerateFiles(Path.Combine(s_root, "src"), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor"
        select File.ReadAllText(file);

    public static string Read(string file) => File.ReadAllText(Path.Combine(s_root, file));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "KiKoKo.sln")))
            at = at.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        return at.FullName;
    }
}
