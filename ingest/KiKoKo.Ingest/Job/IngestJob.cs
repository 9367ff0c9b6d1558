using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KiKoKo.Ingest.Chunking;
using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Records;
using KiKoKo.Ingest.Worker;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Job;

/// <summary>What holds for files that say nothing about themselves.</summary>
internal sealed record IngestDefaults(string? Department, string? Group);

/// <summary>Takes files in: reads what changed, replaces, retires. One bad file is a line in the report.</summary>
internal sealed class IngestJob(DocumentStore store, ExtractionWorker worker, WorkerLimits limits, TimeProvider time)
{
    private const int Workers = 2;
    private const string FormerStays = "Die bisherige Fassung bleibt gültig.";

    /// <param name="done">Called after each file, from several threads.</param>
    public async Task<IngestReport> RunAsync(FileWalk walk, IngestDefaults defaults, Action<FileResult> done, CancellationToken cancel)
    {
        long start = time.GetTimestamp();
        var live = (await store.ReadCatalogueAsync(cancel)).All.ToDictionary(d => d.Source, StringComparer.Ordinal);
        // Of several ways to one file the one that not everybody may read decides.
        var byRealPath = live.Values.Where(d => d.Source != RealSource(d)).GroupBy(RealSource, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(d => d.Audience == Audience.Everyone).First(), StringComparer.Ordinal);
        var results = new ConcurrentBag<FileResult>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancel };
        await Parallel.ForEachAsync(walk.Files, parallel, async (file, stop) =>
        {
            var result = await FileAsync(file, walk.SidecarOwner(file), live.GetValueOrDefault(file) ?? byRealPath.GetValueOrDefault(file), defaults, stop);
            results.Add(result);
            done(result);
        });

        foreach (var (old, reason) in Outdated(walk, live, results))
        {
            await store.RetireAsync(old.Source, cancel);
            var result = new FileResult(old.Source, "retired", old.Id, reason);
            results.Add(result);
            done(result);
        }

        return IngestReport.Of([.. results.OrderBy(r => r.File, StringComparer.Ordinal)], time.GetElapsedTime(start));
    }

    // What is gone from a folder that was read completely, and what was once taken in through a link and now is under its real path.
    private static List<(Document Document, string Reason)> Outdated(FileWalk walk, Dictionary<string, Document> live, IReadOnlyCollection<FileResult> results)
    {
        var takenIn = results.Where(r => !r.IsFailed).Select(r => r.File).ToHashSet(StringComparer.Ordinal);
        var outdated = new List<(Document, string)>();
        foreach (var document in live.Values)
        {
            string real = RealSource(document);
            if (real != document.Source && takenIn.Contains(real))
                outdated.Add((document, $"Die Datei ist jetzt unter ihrem wirklichen Pfad eingelesen: {real}"));
            else if (walk.CompleteFolders.Exists(f => FileWalk.IsBelow(real, f)) && !File.Exists(document.Source))
                outdated.Add((document, "Die Datei gibt es nicht mehr."));
        }

        return outdated;
    }

    private static string RealSource(Document document)
    {
        try
        {
            return RealPath.Of(document.Source);
        }
        catch (IOException)
        {
            return document.Source;
        }
    }

    private async Task<FileResult> FileAsync(string file, string sidecarOwner, Document? former, IngestDefaults defaults, CancellationToken cancel)
    {
        try
        {
            return await TakeInAsync(file, sidecarOwner, former, defaults, cancel);
        }
        catch (MetadataException e)
        {
            return Failed(file, "failed", e.Message, former);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(file, "failed", "Die Datei kann nicht gelesen werden. Abhilfe: Leserecht und Netzlaufwerk prüfen.", former);
        }
    }

    private async Task<FileResult> TakeInAsync(string file, string sidecarOwner, Document? former, IngestDefaults defaults, CancellationToken cancel)
    {
        if (new FileInfo(file).Length > limits.FileBytes)
            return Failed(file, Name(ExtractionStatus.TooLarge), $"Die Datei ist größer als {limits.FileBytes >> 20} MB.", former);

        byte[] content = await File.ReadAllBytesAsync(file, cancel);
        var sidecar = await Sidecar.LoadAsync(sidecarOwner, cancel);
        string sha256 = Hash(content), metaHash = MetaHash(file, sidecar, defaults);
        if (former is not null && former.Source == file && former.Sha256 == sha256 && former.MetaHash == metaHash)
            return new FileResult(file, "unchanged", former.Id, null);

        var extraction = await worker.ExtractAsync(content, Path.GetFileName(file), cancel);
        if (!extraction.IsReadable)
            return Failed(file, Name(extraction.Status), string.Join(' ', extraction.Warnings), former);

        // A file that was renamed, or retired and put back, is still the same document to whoever restricted it.
        var earlier = former ?? await store.FindByContentAsync(sha256, cancel);
        var said = sidecar.Metadata.Or(FileMetadata.Parse(extraction.Metadata));
        var (restricted, kept) = KeepRestrictions(said with { Group = said.Group ?? defaults.Group }, hasSidecar: sidecar.Json.Length > 0, earlier);
        var document = Describe(file, restricted, defaults, extraction) with { Sha256 = sha256, MetaHash = metaHash };
        var passages = Chunker.Cut([.. extraction.Blocks.SkipLast(extraction.Furniture)], document.Title);
        bool replaced = await store.PutAsync(
            new DocumentContent(
                document,
                content,
                extraction.Blocks,
                [.. passages.Select((p, i) => new Passage($"{document.Id}-{i:D4}", document.Id, i, p.FirstBlock, p.LastBlock, p.Path, p.Page, p.Text))],
                ContactRecords.Find(document.Id, document.Kind, extraction.Blocks),
                FormRecords.Find(document, extraction)),
            cancel);

        List<string> remarks = [.. extraction.Warnings];
        if (kept.Count > 0)
            remarks.Add($"Nicht mehr angegeben, gilt aber weiter: {string.Join(", ", kept)}. Abhilfe: {Path.GetFileName(file)}{Sidecar.Suffix} wiederherstellen oder neu schreiben; wenn alle die Datei lesen dürfen, genügt --audience {Audience.Everyone}.");
        if (passages.Count == 0)
            remarks.Add("Die Datei enthält keinen Text.");
        return new FileResult(file, replaced ? "replaced" : "added", document.Id, remarks.Count == 0 ? null : string.Join(' ', remarks));
    }

    // Only what somebody states opens a document: neither a lost sidecar nor a forgotten option does.
    private static (FileMetadata Metadata, IReadOnlyList<string> Kept) KeepRestrictions(FileMetadata said, bool hasSidecar, Document? former)
    {
        var kept = new List<string>();
        if (former is null)
            return (said, kept);
        if (said.Group is null && former.Audience != Audience.Everyone)
        {
            said = said with { Group = former.Audience };
            kept.Add($"audience {former.Audience}");
        }

        // A sidecar that is there and silent says: no such limit any more.
        if (hasSidecar)
            return (said, kept);
        if (said.ValidFrom is null && former.ValidFrom is { } from)
        {
            said = said with { ValidFrom = from };
            kept.Add($"validFrom {from:yyyy-MM-dd}");
        }

        if (said.ValidUntil is null && former.ValidUntil is { } until)
        {
            said = said with { ValidUntil = until };
            kept.Add($"validUntil {until:yyyy-MM-dd}");
        }

        if (said.Supersedes is null && former.Supersedes is { } superseded)
        {
            said = said with { Supersedes = superseded };
            kept.Add($"supersedes {superseded}");
        }

        return (said, kept);
    }

    private Document Describe(string file, FileMetadata said, IngestDefaults defaults, Extraction extraction) => new(
        Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
        file,
        Path.GetFileName(file),
        said.Title ?? OpeningHeading(extraction.Blocks) ?? Path.GetFileNameWithoutExtension(file).Replace('_', ' '),
        said.Department ?? defaults.Department ?? "",
        said.Kind ?? "",
        said.Version ?? "",
        said.ValidFrom,
        said.ValidUntil,
        said.Group ?? Audience.Everyone,
        said.Owner ?? "",
        said.Topics ?? [],
        said.Supersedes,
        extraction.Pages,
        "",
        "",
        time.GetUtcNow());

    // Only a heading that opens the document names it; a later one names a part.
    private static string? OpeningHeading(IReadOnlyList<Block> blocks) =>
        blocks.Take(3).FirstOrDefault(b => b.Kind == BlockKind.Heading && b.Sheet is null)?.Text;

    private static FileResult Failed(string file, string status, string reason, Document? former) =>
        new(file, status, former?.Id, former is null ? reason : $"{reason} {FormerStays}");

    private static string MetaHash(string file, Sidecar sidecar, IngestDefaults defaults) =>
        Hash(Encoding.UTF8.GetBytes(string.Join('\u001F', DocumentReader.Version, Path.GetFileName(file), defaults.Department, defaults.Group, sidecar.Json)));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Name(ExtractionStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
