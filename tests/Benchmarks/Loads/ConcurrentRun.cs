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

    /// <summary>Questions asked before, as the product does.</summary>
    private const int Warming = 200;
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

        var gate = new SearchGate();
        SearchAll(queries.Take(Warming));
        using var done = new CancellationTokenSource();
        var searches = new ConcurrentBag<double>();
        var long50 = new ConcurrentBag<(double Took, double At)>();
        int forbidden = 0;
        long begin = Stopwatch.GetTimestamp();
        var readable = LuceneRun.Readable.ToHashSet();
        var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() => SearchOn(t))).ToList();
        threads.ForEach(t => t.Start());

        var random = new Random(3);
        var publishing = new List<double>();
        int changed = 0;
        for (; changed < Changes && Stopwatch.GetElapsedTime(begin) < AtMost; changed += Batch)
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
            {
                var merged = maintenance.Merge(next, chosen, default);
                _ = merged?.Segment.Words.Neighbours;
                next = IndexMaintenance.Replace(next, chosen, merged)!;
            }

            index.Commit(changed + 1, settled: false, next.Segments);
            Volatile.Write(ref current, next);
            publishing.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        done.Cancel();
        threads.ForEach(t => t.Join());
        output.WriteLine($"Concurrent: {searches.Count} searches on {Threads} threads: {new Times(searches)}");
        output.WriteLine($"Concurrent: {changed} of {Changes} changes in batches of {Batch}, change to searchable: {new Times(publishing)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Concurrent: forbidden or deleted hits {forbidden}; collector paused {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms in all"));

        output.WriteLine($"Concurrent: {long50.Count} searches above 50 ms, at {string.Join(", ", long50.GroupBy(l => (int)l.At).OrderBy(g => g.Key).Select(g => $"{g.Key} s: {g.Count()}, {g.Max(l => l.Took):F0} ms"))}");

        Catalogue Catalogue() => new(0, alive.Keys.Select(id => new Document(
            id, id, id, "", "", "", "", null, null, group[id], "", [], null, null, "", "", DateTimeOffset.UnixEpoch)));

        void SearchAll(IEnumerable<string> questions)
        {
            foreach (string question in questions)
                Search(question, Audience.Of(LuceneRun.Readable));
        }

        (Snapshot, List<RankedPassage>) Search(string question, Audience audience)
        {
            gate.Enter();
            var snapshot = Volatile.Read(ref current);
            var visible = snapshot.Visible(audience, new DateOnly(2026, 1, 1), null, null);
            var hits = new Ranker(snapshot, gate).Rank(new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(question), visible, top: 10, perDocument: 3, today: default);
            gate.Exit();
            return (snapshot, hits);
        }

        void SearchOn(int thread)
        {
            var mine = new Random(thread);
            var audience = Audience.Of(LuceneRun.Readable);
            while (!done.IsCancellationRequested)
            {
                long start = Stopwatch.GetTimestamp();
                var (snapshot, hits) = Search(queries[mine.Next(queries.Length)], audience);
                var took = Stopwatch.GetElapsedTime(start);
                searches.Add(took.TotalMicroseconds);
                if (took.TotalMilliseconds > 50)
                    long50.Add((took.TotalMilliseconds, Stopwatch.GetElapsedTime(begin).TotalSeconds));
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
