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
    /// <summary>Compares every file with its checksums and the manifest with the database.</summary>
    public static async Task<IndexReport> OfAsync(SearchOptions options, DocumentStore store, CancellationToken cancel)
    {
        using var folder = IndexFolder.Open(options.Folder);
        bool keptByAnother = !folder.MayWrite;
        folder.Dispose();
        try
        {
            if (folder.ReadManifest() is not { } manifest)
                return new IndexReport(0, 0, 0, keptByAnother, "Es gibt noch keinen Suchindex.");
            int damaged = manifest.Segments.Count(s => !folder.IsWhole(s.Name));
            return new IndexReport(manifest.Segments.Count, damaged, await store.ReadSequenceAsync(cancel) - manifest.Sequence, keptByAnother, null);
        }
        catch (SegmentException e)
        {
            return new IndexReport(0, 0, 0, keptByAnother, e.Message);
        }
    }
}
