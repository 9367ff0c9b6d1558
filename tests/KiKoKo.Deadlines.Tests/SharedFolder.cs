namespace KiKoKo.Deadlines.Tests;

/// <summary>The folder of oracles beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedFolder
{
    private static readonly string? s_path = Find();

    /// <summary>The path of a file in it. Skips the running test when it is not there.</summary>
    public static string Require(string relativePath)
    {
        string? file = s_path is null ? null : Path.Combine(s_path, relativePath);
        Assert.SkipUnless(File.Exists(file), $"needs {relativePath} of the shared folder (KIKOKO_SHARED, or a folder \"shared\" beside the repository)");
        return file!;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KIKOKO_SHARED") is { Length: > 0 } named)
            return named;
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "KiKoKo.sln")))
            root = root.Parent;
        for (var at = root?.Parent; at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
