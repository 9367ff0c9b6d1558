namespace KiKoKo.Ingest.Job;

/// <summary>Finds the files of a batch: no hidden or lock files, no sidecars, no links that lead out of the folder.</summary>
internal sealed class FileWalk
{
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>Full paths, sorted, each once.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>Folders that were given and could be read completely: what is missing below them is really gone.</summary>
    public List<string> CompleteFolders { get; } = [];

    /// <param name="path">An existing file or folder.</param>
    public void Add(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
        {
            if (!full.EndsWith(Sidecar.Suffix, StringComparison.OrdinalIgnoreCase))
                _files.Add(full);
        }
        else if (Walk(new DirectoryInfo(full), Path.EndsInDirectorySeparator(full) ? full : full + Path.DirectorySeparatorChar))
        {
            CompleteFolders.Add(full);
        }
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
            else if (!entry.Name.EndsWith(Sidecar.Suffix, StringComparison.OrdinalIgnoreCase) && StaysInside(entry, root))
                _files.Add(entry.FullName);
        }

        return complete;
    }

    private static bool StaysInside(FileSystemInfo file, string root) =>
        file.LinkTarget is null || (file.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target && target.FullName.StartsWith(root, StringComparison.Ordinal));
}
