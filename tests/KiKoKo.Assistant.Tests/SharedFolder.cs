namespace KiKoKo.Assistant.Tests;

/// <summary>The folder of oracles beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a file in it. Skips the running test when it is not there.</summary>
    public static string Require(string relativePath)
    {
        string? file = Candidates().Select(c => Path.Combine(c, relativePath)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, $"Die Datei {relativePath} des Ordners „shared“ fehlt; KIKOKO_SHARED nennt ihn.");
        return file!;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("KIKOKO_SHARED") is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            yield return Path.Combine(at.FullName, "shared");
    }
}
