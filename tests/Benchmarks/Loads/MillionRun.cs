using System.Diagnostics;
using System.Globalization;
using KiKoKo.Benchmarks.Corpora;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>
/// A million passages: the corpus again and again, with three words in ten exchanged for words of another passage. The index is
/// made once; what is measured is a fresh process that opens it (<c>million-search</c>), as a restarted server does.
/// </summary>
internal sealed class MillionRun(Workplace work, TextWriter output)
{
    private const int Passages = 1_000_000;
    private const int PerDocument = 4;

    private string Folder => work.In("million");

    public void Run()
    {
        if (!IsBuilt())
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
            Build();
        }

        using var process = Process.Start(Environment.ProcessPath!, ["million-search"]);
        process.WaitForExit();
    }

    /// <summary>There, whole and of the present format.</summary>
    private bool IsBuilt()
    {
        if (!Directory.Exists(Folder))
            return false;
        using var index = IndexFolder.Open(Folder);
        try
        {
            return index.Read() is { } read && read.Segments.Count > 0 && read.Segments.Count == read.Manifest.Segments.Count;
        }
        catch (SegmentException)
        {
            return false;
        }
    }

    /// <summary>To be called first thing in a new process.</summary>
    public void Search()
    {
        using var index = IndexFolder.Open(Folder);
        var (_, segments) = index.Read()!.Value;
        var catalogue = new Catalogue(0, segments.SelectMany(s => s.Segment.DocumentIds).Select(id => new Document(
            id, id, id, "", "", "", "", null, null, Audience.Everyone, "", [], null, null, "", "", DateTimeOffset.UnixEpoch)));
        var snapshot = new Snapshot(segments, catalogue);
        string[] queries = [.. File.ReadLines(work.Queries).Select(l => l.Split('\t')[1])];
        var visible = snapshot.Visible(Audience.Staff, new DateOnly(2026, 1, 1), null, null);
        Ask(queries[0]);
        using var self = Process.GetCurrentProcess();
        double first = (TimeProvider.System.GetUtcNow().UtcDateTime - self.StartTime.ToUniversalTime()).TotalSeconds;
        var times = Times.Of(queries, rounds: 3, Ask);
        self.Refresh();
        ShowSlowest();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Million: {snapshot.Passages} passages, {snapshot.Segments.Count} segments, {segments.Sum(s => s.Segment.Length) / 1e6:F0} MB; process start to first answer {first:F2} s; {times}; resident {self.WorkingSet64 / 1e6:F0} MB, of which managed heap {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB"));

        // Where the time of the slowest goes: finding the terms, or ranking by them.
        void ShowSlowest()
        {
            var slowest = queries.Select(q =>
            {
                double plan = Best(() => Plan(q)), all = Best(() => Ask(q));
                return (Query: q, Plan: plan, All: all, Terms: Plan(q).Count);
            }).OrderByDescending(t => t.All).Take(12);
            foreach (var t in slowest)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {t.All:F2} ms, of which {t.Plan:F2} for the plan, {t.Terms} terms: {t.Query}"));
        }

        IReadOnlyList<QueryTerm> Plan(string query) => new QueryPlanner(snapshot.Analyzer, Synonyms.None, snapshot).Plan(query);

        void Ask(string query) => new Ranker(snapshot).Rank(Plan(query), visible, top: 10, perDocument: 3, today: default);
    }

    private static double Best(Action action) => Enumerable.Range(0, 3).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    private void Build()
    {
        long start = Stopwatch.GetTimestamp();
        using var index = IndexFolder.Open(Folder);
        var snapshot = new IndexMaintenance(index, keepPassages: false).Build(new Catalogue(0, []), Varied([.. ChunkFile.Read(work.Chunks)]));
        index.Commit(1, settled: true, snapshot.Segments);
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Million: built in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, peak {self.PeakWorkingSet64 / 1e6:F0} MB (the corpus itself included)"));
    }

    private static IEnumerable<IndexedDocument> Varied(List<Chunk> chunks)
    {
        var random = new Random(11);
        for (int n = 0; n < Passages; n += PerDocument)
        {
            var passages = new List<Passage>(PerDocument);
            for (int i = n; i < n + PerDocument; i++)
            {
                string[] words = chunks[i % chunks.Count].Body.Split(' ');
                string[] others = chunks[random.Next(chunks.Count)].Body.Split(' ');
                for (int w = 0; i >= chunks.Count && w < words.Length; w++)
                {
                    if (random.Next(10) < 3)
                        words[w] = others[random.Next(others.Length)];
                }

                passages.Add(new Passage($"d{n}#{i}", $"d{n}", i - n, 0, 0, [], null, string.Join(' ', words)));
            }

            yield return new IndexedDocument($"d{n}", chunks[n % chunks.Count].Head, [], passages);
        }
    }
}
