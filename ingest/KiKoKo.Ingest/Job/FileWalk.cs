namespace KiKoKo.Ingest.Job;

/// <summary>Finds the files of a batch: no hidden or lock files, no sidecars, no links that lead out of the folder.</summary>
internal sealed class FileWalk
{
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Real paths (no links on the way), sorted, each once.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>Folders that were given and could be read completely: what is missing below them is really gone.</summary>
    public List<string> CompleteFolders { get; } = [];

    /// <summary>Does a path lie below a folder, at whatever depth?</summary>
    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Where the owner of a file may have put its sidecar: beside the file, or beside the link it was found through.</summary>
    public string SidecarOwner(string file) =>
        !File.Exists(file + Sidecar.Suffix) && _links.TryGetValue(file, out string? link) && File.Exists(link + Sidecar.Suffix) ? link : file;

    /// <param name="path">An existing file or folder.</param>
    public void Add(string path)
    {
        string given = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), full = RealPath.Of(given);
        if (File.Exists(full))
        {
            if (!full.EndsWith(Sidecar.Suffix, StringComparison.OrdinalIgnoreCase))
                AddFile(given, full);
        }
        else if (Walk(new DirectoryInfo(full), full))
        {
            CompleteFolders.Add(full);
        }
    }

    private void AddFile(string given, string real)
    {
        _files.Add(real);
        if (given != real)
            _links[real] = given;
    }

    private bool Walk(DirectoryInfo folder, string root)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        bool complete = true;
        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.') || entry.Name.StartsWith("~$", StringComparison.Ordinal) || entry.Attributes.HasFlag(FileAttributes.Hidden))
                continue;
            if (entry is DirectoryInfo inner)
                complete &= entry.LinkTarget is not null || Walk(inner, root); // a linked folder could lead anywhere, or in circles
            else if (!entry.Name.EndsWith(Sidecar.Suffix, StringComparison.OrdinalIgnoreCase) && Target(entry) is { } real && IsBelow(real, root))
                AddFile(entry.FullName, real);
        }

        return complete;
    }

    // A link that leads nowhere or in circles is no file.
    private static string? Target(FileSystemInfo file)
    {
        try
        {
            return file.LinkTarget is null ? file.FullName : RealPath.Of(file.FullName) is var real && File.Exists(real) ? real : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
