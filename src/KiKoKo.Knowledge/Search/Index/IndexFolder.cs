namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// The files of an index. One process at a time may write (<see cref="MayWrite"/>); any number read. Every file is written
/// durably (see <see cref="DurableFile"/>) and the manifest last, so that at every moment it names only whole files.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string ManifestName = "manifest.json";
    private const string LockName = "write.lock";
    private const string SegmentSuffix = ".segment";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Being written beside the changes of others, and not named yet: not to be swept away.</summary>
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private FileStream? _lock;

    private IndexFolder(string path) => Path = path;

    public string Path { get; }

    public bool MayWrite => _lock is not null;

    /// <summary>Nobody keeps the files, and yet this process may not write them.</summary>
    public bool IsUnwritable { get; private set; }

    public static IndexFolder Open(string path)
    {
        var folder = new IndexFolder(path);
        folder.TryLock();
        return folder;
    }

    /// <summary>Becomes the writer if nobody else is. After a process has died its lock is free.</summary>
    public bool TryLock()
    {
        if (MayWrite)
            return true;
        try
        {
            Directory.CreateDirectory(Path);
            _lock = new FileStream(At(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            IsUnwritable = false;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process writes, or nobody here may; a lock that another holds is a file that is there. This one reads what is there and keeps its own changes in memory.
            IsUnwritable = e is UnauthorizedAccessException || !File.Exists(At(LockName));
            return false;
        }
    }

    public static string NewName() => Guid.CreateVersion7().ToString("N") + SegmentSuffix;

    /// <returns>What the manifest says, and those of its segments that are whole; null when there is no index.</returns>
    /// <exception cref="SegmentException">The manifest is damaged, or of another version.</exception>
    public (Manifest Manifest, IReadOnlyList<LiveSegment> Segments)? Read()
    {
        for (int attempt = 0; ; attempt++)
        {
            if (ReadManifest() is not { } manifest)
                return null;
            var segments = manifest.Segments.Select(TryOpen).OfType<LiveSegment>().ToList();
            // The writer may have merged a file away between our two looks: look again.
            if (segments.Count < manifest.Segments.Count && !MayWrite && attempt < 5)
                continue;
            lock (_gate)
                _written.UnionWith(segments.Select(s => s.Name));
            return (manifest, segments);
        }
    }

    /// <summary>What the manifest says; null when there is none.</summary>
    /// <exception cref="SegmentException">It is damaged, or of another version.</exception>
    public Manifest? ReadManifest()
    {
        try
        {
            return Manifest.Of(File.ReadAllBytes(At(ManifestName)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SegmentException("Das Verzeichnis des Suchindex ist nicht lesbar.", e);
        }
    }

    /// <summary>Writes a segment and maps it; it belongs to the index only once a manifest names it.</summary>
    /// <exception cref="IOException">For example: the disk is full. Nothing is left behind that counts.</exception>
    public LiveSegment Write(byte[] bytes, long learntFrom)
    {
        string name = NewName();
        lock (_gate)
            _pending.Add(name);
        DurableFile.Write(At(name), bytes);
        return new LiveSegment(Segment.Open(At(name)), name, learntFrom);
    }

    /// <summary>Publishes the list of segments, writing those that so far are in memory only; then deletes files that nothing names any more.</summary>
    /// <exception cref="IOException">The old list stands.</exception>
    public void Commit(long sequence, bool settled, IReadOnlyList<LiveSegment> segments)
    {
        foreach (var live in segments.Where(s => !IsWritten(s.Name)))
        {
            DurableFile.Write(At(live.Name), live.Segment.Bytes.Span);
            lock (_gate)
                _written.Add(live.Name);
        }

        var manifest = new Manifest(SegmentFormat.Version, sequence, settled, [.. segments.Select(s => new ManifestSegment(s.Name, s.LearntFrom, [.. s.Deleted()]))]);
        DurableFile.Write(At(ManifestName), manifest.ToBytes());
        lock (_gate)
        {
            _written.Clear();
            _written.UnionWith(segments.Select(s => s.Name));
            _pending.ExceptWith(_written);
        }

        Sweep();
    }

    /// <summary>Gives a segment up that was written in vain; the next commit removes its file.</summary>
    public void Discard(LiveSegment segment)
    {
        lock (_gate)
            _pending.Remove(segment.Name);
    }

    /// <summary>Does the file still hold what was written? True for a segment that is in memory only.</summary>
    /// <param name="whole">False: without the stored passages.</param>
    public bool IsWhole(string name, bool whole = true)
    {
        if (MayWrite && !IsWritten(name))
            return true;
        try
        {
            using var stream = new FileStream(At(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            SegmentCheck.Verify(stream, whole);
            return true;
        }
        catch (Exception e) when (e is SegmentException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The path of a file beside the segments.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, System.IO.Path.GetFileName(name));

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    private LiveSegment? TryOpen(ManifestSegment entry)
    {
        try
        {
            var segment = Segment.Open(At(entry.Name));
            return entry.Deleted.All(d => d >= 0 && d < segment.DocumentCount) ? new LiveSegment(segment, entry.Name, entry.LearntFrom).Without(entry.Deleted) : null;
        }
        catch (SegmentException)
        {
            return null;
        }
    }

    private bool IsWritten(string name)
    {
        lock (_gate)
            return _written.Contains(name) || _pending.Contains(name);
    }

    private void Sweep()
    {
        HashSet<string> kept;
        lock (_gate)
            kept = [.. _written, .. _pending, .. _pending.Select(name => name + DurableFile.TemporarySuffix)];
        foreach (string file in Directory.EnumerateFiles(Path))
        {
            string name = System.IO.Path.GetFileName(file);
            if (!kept.Contains(name) && (name.EndsWith(SegmentSuffix, StringComparison.Ordinal) || name.EndsWith(DurableFile.TemporarySuffix, StringComparison.Ordinal)))
                TryDelete(file);
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still mapped by a reader on a system that forbids it; the next commit tries again.
        }
    }
}
