using System.Text.Json;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Which segments make up the index, and up to which change of the database.</summary>
internal sealed record Manifest(int Version, long Sequence, int LexiconSize, IReadOnlyList<ManifestSegment> Segments);

/// <param name="Deleted">Ids of documents that are no longer alive.</param>
internal sealed record ManifestSegment(string Name, IReadOnlyList<string> Deleted);

/// <summary>
/// The files of an index. One process at a time may write (<see cref="MayWrite"/>); any number read. A file is written under
/// another name, forced to disk and renamed; the manifest is renamed last, so that at every moment it names only whole files.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string ManifestName = "manifest.json";
    private const string LockName = "write.lock";
    private const string SegmentSuffix = ".segment";

    private readonly string _folder;
    private readonly FileStream? _lock;

    private IndexFolder(string folder, FileStream? held)
    {
        _folder = folder;
        _lock = held;
    }

    public bool MayWrite => _lock is not null;

    public static IndexFolder Open(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new IndexFolder(folder, new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process writes, or nobody here may: this one reads what is there and keeps its own changes in memory.
            return new IndexFolder(folder, null);
        }
    }

    /// <returns>Null when there is no index.</returns>
    /// <exception cref="SegmentException">Damaged, or of another version.</exception>
    public (Manifest Manifest, IReadOnlyList<LiveSegment> Segments)? Read()
    {
        for (int attempt = 0; ; attempt++)
        {
            if (ReadManifest() is not { } manifest)
                return null;
            try
            {
                return (manifest, [.. manifest.Segments.Select(Open)]);
            }
            catch (SegmentException) when (!MayWrite && attempt < 5)
            {
                // The writer has merged this file away between our two looks.
            }
        }
    }

    /// <summary>Writes a segment; it belongs to the index only once a manifest names it.</summary>
    public LiveSegment Write(byte[] bytes)
    {
        string name = Guid.CreateVersion7().ToString("N") + SegmentSuffix;
        WriteDurably(name, bytes);
        return new LiveSegment(Segment.Open(Path.Combine(_folder, name)), name, new HashSet<string>(StringComparer.Ordinal));
    }

    /// <summary>Publishes the list of segments, then deletes files that nothing names any more.</summary>
    public void Commit(long sequence, int lexiconSize, IReadOnlyList<LiveSegment> segments)
    {
        var manifest = new Manifest(
            SegmentFormat.Version,
            sequence,
            lexiconSize,
            [.. segments.Select(s => new ManifestSegment(s.Name!, [.. s.Deleted.Order(StringComparer.Ordinal)]))]);
        WriteDurably(ManifestName, JsonSerializer.SerializeToUtf8Bytes(manifest));
        var named = segments.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(_folder))
        {
            string name = Path.GetFileName(file);
            if ((name.EndsWith(SegmentSuffix, StringComparison.Ordinal) && !named.Contains(name)) || name.EndsWith(".tmp", StringComparison.Ordinal))
                TryDelete(file);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private LiveSegment Open(ManifestSegment entry) =>
        new(Segment.Open(Path.Combine(_folder, Path.GetFileName(entry.Name))), entry.Name, entry.Deleted.ToHashSet(StringComparer.Ordinal));

    private Manifest? ReadManifest()
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(Path.Combine(_folder, ManifestName)));
            return manifest is { Version: SegmentFormat.Version, Segments: not null }
                ? manifest
                : throw new SegmentException("Der Suchindex stammt von einer anderen Programmfassung.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SegmentException("Das Verzeichnis des Suchindex ist beschädigt.", e);
        }
    }

    private void WriteDurably(string name, ReadOnlySpan<byte> bytes)
    {
        string path = Path.Combine(_folder, name), temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
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
