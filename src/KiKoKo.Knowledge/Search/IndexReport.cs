using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search;

/// <summary>The state of the index files, looked at without changing anything.</summary>
/// <param name="Segments">Segment files.</param>
/// <param name="Damaged">How many of them do not hold any more what was written.</param>
/// <param name="Behind">How many changes of the database the files do not know yet.</param>
/// <param name="KeptByAnother">Another process (the server) keeps the files.</param>
/// <param name="Problem">Why they cannot be used at all; null when they can.</param>
public sealed record IndexReport(int Segments, int Damaged, long Behind, bool KeptByAnother, string? Problem)
{
    /// <summary>Nobody keeps the files, and yet they cannot be written: searches work, but every program builds its own index in memory.</summary>
    public bool IsUnwritable { get; init; }

    /// <summary>Compares every file with its checksums and the manifest with the database.</summary>
    public static async Task<IndexReport> OfAsync(SearchOptions options, DocumentStore store, CancellationToken cancel)
    {
        using var folder = IndexFolder.Open(options.Folder);
        bool unwritable = folder.IsUnwritable, keptByAnother = !folder.MayWrite && !unwritable;
        folder.Dispose();
        try
        {
            if (folder.ReadManifest() is not { } manifest)
                return new IndexReport(0, 0, 0, keptByAnother, "Es gibt noch keinen Suchindex.") { IsUnwritable = unwritable };
            int damaged = manifest.Segments.Count(s => !folder.IsWhole(s.Name));
            return new IndexReport(manifest.Segments.Count, damaged, await store.ReadSequenceAsync(cancel) - manifest.Sequence, keptByAnother, null) { IsUnwritable = unwritable };
        }
        catch (SegmentException e)
        {
            return new IndexReport(0, 0, 0, keptByAnother, e.Message) { IsUnwritable = unwritable };
        }
    }
}
