namespace KiKoKo.Ingest.Job;

/// <summary>A path without links: what a document's source is, so that no way to a folder takes it in twice.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>Full path with every link on the way resolved. What does not exist stays as it is.</summary>
    /// <exception cref="IOException">Links that lead in circles.</exception>
    public static string Of(string path) => Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), 0);

    private static string Of(string full, int links)
    {
        string real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is not { } target)
                continue;
            if (links >= MaxLinks)
                throw new IOException("Links in circles.");
            real = Of(Path.GetFullPath(target, Path.GetDirectoryName(real)!), ++links);
        }

        return real;
    }
}
