using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using Microsoft.Win32.SafeHandles;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>
/// Eight threads search while documents are added, replaced and retired and the index is merged. Every result must lie between what
/// a naive model says was certainly there, and what may have been there, while the search ran.
/// </summary>
/// <remarks>
/// KIKOKO_CHANGES says how many changes; then the pauses of searches are judged as well, by the clock. The output says where the longest come
/// from, and how long threads stand still that only count. What the threads do besides searching competes for the same cores and the same
/// collector, so it keeps nothing per search and looks only at what it has to.
/// </remarks>
public sealed class ConcurrencyModelTests
{
    private const int Threads = 8;

    // Their first four letters differ, so that none finds another by its root.
    private static readonly string[] Words =
        ["urlaub", "antrag", "reise", "frist", "akte", "raum", "haus", "strom", "wasser", "brief", "garten", "wald", "sport", "musik", "tafel", "lampe", "stuhl", "tisch", "zeit", "geld"];

    private static readonly Audience[] Audiences = [Audience.Staff, Audience.Of(Audience.Managers), Audience.Of(Audience.HumanResources)];

    private readonly ConcurrentDictionary<string, Entry> _model = new(StringComparer.Ordinal);

    // The same entries by their words, each array replaced as a whole; and for the one who changes documents.
    private readonly ConcurrentDictionary<string, Entry[]> _withWord = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private long _clock;

    [Fact]
    public async Task Search_WhileTheIndexChangesAndMerges_AgreesWithTheModel()
    {
        bool full = int.TryParse(Environment.GetEnvironmentVariable("KIKOKO_CHANGES"), out int changes);
        changes = full ? changes : 250;
        await using var fixture = await EngineFixture.CreateAsync();
        var random = new Random(7);
        var sources = new List<string>();
        for (int n = 0; n < 60; n++)
            await PutAsync(fixture, n, random, sources);
        using var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = fixture.IndexPath, RepairsBesideSearches = true }, fixture.Store, TimeProvider.System, default);
        Publish();

        using var stop = new CancellationTokenSource();
        var searchers = Enumerable.Range(0, Threads).Select(t => Task.Factory.StartNew(() => SearchOn(engine, t, stop.Token), TaskCreationOptions.LongRunning)).ToList();
        var maintenance = Task.Run(async () =>
        {
            int merges = 0;
            while (!stop.IsCancellationRequested)
            {
                var step = await engine.MaintainAsync(default);
                merges += step is MaintenanceStep.Merged or MaintenanceStep.Rebuilt ? 1 : 0;
                if (step == MaintenanceStep.Nothing)
                    await Task.Delay(5);
            }

            return merges;
        });
        for (int n = 60; n < 60 + changes && searchers.TrueForAll(s => !s.IsFaulted); n++)
        {
            if (sources.Count > 100 && random.Next(2) == 0)
                await RetireAsync(fixture, random, sources);
            else
                await PutAsync(fixture, n, random, sources);
            await engine.RefreshAsync(default);
            Publish();
        }

        await stop.CancelAsync();
        var times = new SearchTimes();
        foreach (var ofThread in await Task.WhenAll(searchers))
            times.Add(ofThread);
        int merged = await maintenance;
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{changes} changes, {merged} merges, {times}");
        output.WriteLine(
            $"server GC {GCSettings.IsServerGC}, {GCSettings.LatencyMode}, {GC.CollectionCount(0)} collections, {GC.CollectionCount(1)} of the first generation, {GC.CollectionCount(2)} of the second, "
            + $"paused {GC.GetTotalPauseDuration().TotalMilliseconds:0} ms in all, allocated {GC.GetTotalAllocatedBytes() / 1e6:0} MB");
        if (full)
            output.WriteLine($"{Threads} threads that only count: longest stand still {LongestWaitOfBusyThreads():0.0} ms");
        Assert.True(merged > 0);
        Assert.True(times.Count > Threads);
        if (full)
            Assert.InRange(times.Longest, 0, 50);
    }

    private async Task PutAsync(EngineFixture fixture, int n, Random random, List<string> sources)
    {
        // One in three takes the place of a living one.
        string source = sources.Count > 10 && n % 3 == 0 ? sources[random.Next(sources.Count)] : $"quelle/{n}";
        string[] words = [Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]];
        string audience = (n % 4) switch { 0 => Audience.Managers, 1 => Audience.HumanResources, _ => Audience.Everyone };
        var document = Samples.Document($"d{n}", title: "", audience: audience) with { Source = source };
        var entry = new Entry(document.Id, source, words, audience, $"{words[0]} nummer {n} {words[1]}") { BornFrom = Interlocked.Increment(ref _clock) };
        foreach (var old in _entries.Where(e => e.Source == source && e.DyingFrom == long.MaxValue))
            old.DyingFrom = entry.BornFrom;
        _model[document.Id] = entry;
        _entries.Add(entry);
        foreach (string word in words.Distinct())
            _withWord[word] = [.. _withWord.GetValueOrDefault(word, []), entry];
        if (!sources.Contains(source))
            sources.Add(source);
        await fixture.PutAsync(document, entry.Text);
    }

    private async Task RetireAsync(EngineFixture fixture, Random random, List<string> sources)
    {
        string source = sources[random.Next(sources.Count)];
        sources.Remove(source);
        long now = Interlocked.Increment(ref _clock);
        foreach (var old in _entries.Where(e => e.Source == source && e.DyingFrom == long.MaxValue))
            old.DyingFrom = now;
        await fixture.Store.RetireAsync(source, default);
    }

    /// <summary>All changes so far are searchable from now on.</summary>
    private void Publish()
    {
        long now = Interlocked.Increment(ref _clock);
        foreach (var entry in _entries)
        {
            if (entry.SeenFrom == long.MaxValue)
                entry.SeenFrom = now;
            if (entry.DyingFrom != long.MaxValue && entry.GoneFrom == long.MaxValue)
                entry.GoneFrom = now;
        }

        foreach (var gone in _entries.Where(e => e.GoneFrom < now - 1_000_000).ToList())
        {
            _model.TryRemove(gone.Id, out _);
            _entries.Remove(gone);
            foreach (string word in gone.Words)
                _withWord[word] = [.. _withWord[word].Where(e => e != gone)];
        }
    }

    private SearchTimes SearchOn(SearchEngine engine, int thread, CancellationToken stop)
    {
        var random = new Random(thread);
        using var core = CoreTime.OfThisThread();
        var times = new SearchTimes();
        var (documents, passages) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        while (!stop.IsCancellationRequested)
        {
            string word = Words[random.Next(Words.Length)];
            var audience = Audiences[random.Next(Audiences.Length)];
            bool everything = random.Next(4) == 0;
            var request = new SearchRequest(word, audience, Top: everything ? 1000 : 10);
            long before = Interlocked.Increment(ref _clock);
            var (ran, waited) = core.Read();
            double paused = GC.GetTotalPauseDuration().TotalMilliseconds;
            int collections = GC.CollectionCount(0);
            long start = Stopwatch.GetTimestamp();
            var hits = engine.Search(request).Hits;
            double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!everything)
            {
                var (ranThen, waitedThen) = core.Read();
                times.Add(new SearchTimes.Timed(wall, ranThen - ran, waitedThen - waited, GC.GetTotalPauseDuration().TotalMilliseconds - paused, GC.CollectionCount(0) - collections));
            }

            long after = Interlocked.Increment(ref _clock);
            documents.Clear();
            passages.Clear();
            foreach (var hit in hits)
            {
                CheckHit(hit, word, audience, before, after);
                documents.Add(hit.Document.Id);
                if (!passages.Add(hit.Passage.Id))
                    Assert.Fail("Twice in one result.");
            }

            if (everything)
                CheckNothingIsMissing(documents, word, audience, before, after);
        }

        return times;
    }

    private void CheckHit(Hit hit, string word, Audience audience, long before, long after)
    {
        var entry = _model[hit.Document.Id];
        if (hit.Passage.DocumentId != entry.Id || hit.Passage.Text != entry.Text || hit.Document.Audience != entry.Audience)
            Assert.Fail($"Torn: {hit}");
        if (!audience.MayRead(entry.Audience))
            Assert.Fail("Forbidden.");
        if (!entry.Has(word))
            Assert.Fail($"Not asked for: {hit}");
        if (entry.BornFrom > after || entry.GoneFrom <= before)
            Assert.Fail("Not there at that time.");
    }

    private void CheckNothingIsMissing(HashSet<string> found, string word, Audience audience, long before, long after)
    {
        foreach (var entry in _withWord.GetValueOrDefault(word, []))
        {
            if (entry.SeenFrom <= before && entry.DyingFrom > after && audience.MayRead(entry.Audience) && !found.Contains(entry.Id))
                Assert.Fail($"Missing: {entry.Id}");
        }
    }

    /// <summary>What the machine alone does to as many busy threads, in milliseconds: they neither allocate nor wait for anything.</summary>
    private static double LongestWaitOfBusyThreads()
    {
        long end = Stopwatch.GetTimestamp() + 10 * Stopwatch.Frequency;
        var threads = Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(() =>
        {
            double longest = 0;
            for (long last = Stopwatch.GetTimestamp(); last < end;)
            {
                long now = Stopwatch.GetTimestamp();
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
                last = now;
            }

            return longest;
        }, TaskCreationOptions.LongRunning)).ToArray();
        return Task.WhenAll(threads).GetAwaiter().GetResult().Max();
    }

    /// <summary>How long this thread has run and has waited for a core, in milliseconds, as Linux counts; elsewhere zeros.</summary>
    private sealed class CoreTime(SafeFileHandle? file) : IDisposable
    {
        private const string File = "/proc/thread-self/schedstat";

        private readonly byte[] _buffer = new byte[64];

        public static CoreTime OfThisThread() => new(System.IO.File.Exists(File) ? System.IO.File.OpenHandle(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) : null);

        public (double Ran, double Waited) Read()
        {
            if (file is null)
                return default;
            var text = _buffer.AsSpan(0, RandomAccess.Read(file, _buffer, 0));
            return Utf8Parser.TryParse(text, out long ran, out int end) && Utf8Parser.TryParse(text[(end + 1)..], out long waited, out _)
                ? (ran / 1e6, waited / 1e6)
                : default;
        }

        public void Dispose() => file?.Dispose();
    }

    /// <summary>A document with the moments of its life, as numbers of the test's clock.</summary>
    private sealed class Entry(string id, string source, string[] words, string audience, string text)
    {
        private long _seenFrom = long.MaxValue, _dyingFrom = long.MaxValue, _goneFrom = long.MaxValue;

        public string Id => id;

        public string Source => source;

        public string[] Words => words;

        public bool Has(string word) => Array.IndexOf(words, word) >= 0;

        public string Audience => audience;

        public string Text => text;

        public long BornFrom { get; init; }

        public long SeenFrom { get => Volatile.Read(ref _seenFrom); set => Volatile.Write(ref _seenFrom, value); }

        public long DyingFrom { get => Volatile.Read(ref _dyingFrom); set => Volatile.Write(ref _dyingFrom, value); }

        public long GoneFrom { get => Volatile.Read(ref _goneFrom); set => Volatile.Write(ref _goneFrom, value); }
    }
}
