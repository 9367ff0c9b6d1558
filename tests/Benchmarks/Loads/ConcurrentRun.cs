using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>
/// Eight threads search while documents are added, replaced and deleted in small batches: how long searches take then, how long
/// the longest one, and whether one ever shows what its snapshot does not allow.
/// </summary>
internal sealed class ConcurrentRun(Workplace work, TextWriter output)
{
    private const int Threads = 8;
    private const int Changes = 10_000;
    private const int Batch = 100;
    private const int AtStart = 20_000;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(40);

    public void Run()
    {
        var chunks = ChunkFile.Read(work.Chunks).Take(80_000).ToList();
        var documents = ChunkFile.Documents(chunks).ToList();
        var group = chunks.DistinctBy(c => c.Document).ToDictionary(c => c.Document, c => c.Group);
        string[] queries = [.. File.ReadLines(work.Queries).Select(l => l.Split('\t')[1])];
        string folder = work.In("concurrent");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        using var index = IndexFolder.Open(folder);
        var maintenance = new IndexMaintenance(index);
        var alive = documents.Take(AtStart).ToDictionary(d => d.Id);
        var current = maintenance.Build(Catalogue(), alive.Values);

        using var done = new CancellationTokenSource();
        var searches = new ConcurrentBag<double>();
        int forbidden = 0;
        var gate = new SearchGate();
        var readable = LuceneRun.Readable.ToHashSet();
        var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() => SearchOn(t))).ToList();
        threads.ForEach(t => t.Start());

        var random = new Random(3);
        var publishing = new List<double>();
        int changed = 0;
        for (long begin = Stopwatch.GetTimestamp(); changed < Changes && Stopwatch.GetElapsedTime(begin) < AtMost; changed += Batch)
        {
            var added = new List<IndexedDocument>();
            var gone = new HashSet<string>();
            for (int i = 0; i < Batch; i++)
            {
                var document = documents[random.Next(documents.Count)];
                gone.Add(document.Id);
                alive.Remove(document.Id);
                if (random.Next(3) > 0 && added.TrueForAll(a => a.Id != document.Id))
                    added.Add(document);
            }

            added.ForEach(d => alive[d.Id] = d);
            long start = Stopwatch.GetTimestamp();
            var next = maintenance.Apply(current, Catalogue(), added, gone);
            if (MergePolicy.Choose(next.Segments, idle: false) is { Count: > 0 } chosen)
                next = IndexMaintenance.Replace(next, chosen, maintenance.Merge(next, chosen, default))!;
            index.Commit(changed + 1, settled: false, next.Segments);
            Volatile.Write(ref current, next);
            publishing.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        done.Cancel();
        threads.ForEach(t => t.Join());
        output.WriteLine($"Concurrent: {searches.Count} searches on {Threads} threads: {new Times(searches)}");
        output.WriteLine($"Concurrent: {changed} of {Changes} changes in batches of {Batch}, change to searchable: {new Times(publishing)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Concurrent: forbidden or deleted hits {forbidden}; collector paused {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms in all"));

        Catalogue Catalogue() => new(0, alive.Keys.Select(id => new Document(
            id, id, id, "", "", "", "", null, null, group[id], "", [], null, null, "", "", DateTimeOffset.UnixEpoch)));

        void SearchOn(int thread)
        {
            var mine = new Random(thread);
            var audience = Audience.Of(LuceneRun.Readable);
            while (!done.IsCancellationRequested)
            {
                long start = Stopwatch.GetTimestamp();
                gate.Enter();
                var snapshot = Volatile.Read(ref current);
                var visible = snapshot.Visible(audience, new DateOnly(2026, 1, 1), null, null);
                var hits = new Ranker(snapshot, gate).Rank(new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(queries[mine.Next(queries.Length)]), visible, top: 10, perDocument: 3, today: default);
                gate.Exit();
                searches.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                foreach (var hit in hits)
                {
                    string id = snapshot.DocumentOf(hit.Segment, hit.Passage);
                    if (snapshot.Catalogue.Find(id) is not { } document || !readable.Contains(document.Audience))
                        Interlocked.Increment(ref forbidden);
                }

                GC.KeepAlive(snapshot);
            }
        }
    }
}
