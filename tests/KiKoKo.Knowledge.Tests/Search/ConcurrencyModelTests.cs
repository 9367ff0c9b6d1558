using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using Microsoft.Win32.SafeHandles;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>
/// Eight threads search while documents are added, replaced and retired and the index is merged. Every result must lie between what
/// a naive model says was certainly there, and what may have been there, while the search ran.
/// </summary>
/// <remarks>
/// KIKOKO_CHANGES says how many changes; then the pauses of searches are judged as well, without the time in which eight busy threads wait
/// for one of the machine's cores. By the clock the longest are longer than the limit; the output shows both, and how long threads stand
/// still that only count.
/// </remarks>
public sealed class ConcurrencyModelTests
{
    private const int Threads = 8;

    // Their first four letters differ, so that none finds another by its root.
    private static readonly string[] Words =
        ["urlaub", "antrag", "reise", "frist", "akte", "raum", "haus", "strom", "wasser", "brief", "garten", "wald", "sport", "musik", "tafel", "lampe", "stuhl", "tisch", "zeit", "geld"];

    private static readonly Audience[] Audiences = [Audience.Staff, Audience.Of(Audience.Managers), Audience.Of(Audience.HumanResources)];

    private readonly ConcurrentDictionary<string, Entry> _model = new(StringComparer.Ordinal);
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
        using var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = fixture.IndexPath }, fixture.Store, TimeProvider.System, default);
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
        var searches = (await Task.WhenAll(searchers)).SelectMany(t => t).ToList();
        var took = searches.Select(s => s.Took).Order().ToList();
        int merged = await maintenance;
        var pauses = GC.GetTotalPauseDuration();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{changes} changes, {merged} merges, {took.Count} searches: p50 {At(0.5):0.00} p99 {At(0.99):0.00} p99.9 {At(0.999):0.00} p99.99 {At(0.9999):0.0} max {took[^1]:0.0} ms; "
            + $"server GC {System.Runtime.GCSettings.IsServerGC}, {System.Runtime.GCSettings.LatencyMode}, paused {pauses.TotalMilliseconds:0} ms in all");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"without the wait for a core: max {searches.Max(s => s.Took - s.WaitedForCore):0.0} ms; on a core: max {searches.Max(s => s.Ran):0.0} ms; the longest the collector stopped a search: {searches.Max(s => s.Collector):0.0} ms; {GC.CollectionCount(0)} collections, {GC.CollectionCount(1)} of the first generation, {GC.CollectionCount(2)} of the second");
        if (full)
            TestContext.Current.TestOutputHelper!.WriteLine($"{Threads} threads that only count: longest stand still {LongestWaitOfBusyThreads():0.0} ms");
        foreach (var slow in searches.OrderByDescending(s => s.Took).Take(5))
            TestContext.Current.TestOutputHelper!.WriteLine(slow.ToString());
        Assert.True(merged > 0);
        Assert.True(took.Count > Threads);
        if (full)
            Assert.InRange(took[^1], 0, 50);

        double At(double share) => took[(int)(took.Count * share)];
    }

    private async Task PutAsync(EngineFixture fixture, int n, Random random, List<string> sources)
    {
        // One in three takes the place of a living one.
        string source = sources.Count > 10 && n % 3 == 0 ? sources[random.Next(sources.Count)] : $"quelle/{n}";
        string[] words = [Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]];
        string audience = (n % 4) switch { 0 => Audience.Managers, 1 => Audience.HumanResources, _ => Audience.Everyone };
        var document = Samples.Document($"d{n}", title: "", audience: audience) with { Source = source };
        var entry = new Entry(document.Id, source, words, audience, $"{words[0]} nummer {n} {words[1]}") { BornFrom = Interlocked.Increment(ref _clock) };
        foreach (var old in _model.Values.Where(e => e.Source == source && e.DyingFrom == long.MaxValue))
            old.DyingFrom = entry.BornFrom;
        _model[document.Id] = entry;
        if (!sources.Contains(source))
            sources.Add(source);
        await fixture.PutAsync(document, entry.Text);
    }

    private async Task RetireAsync(EngineFixture fixture, Random random, List<string> sources)
    {
        string source = sources[random.Next(sources.Count)];
        sources.Remove(source);
        long now = Interlocked.Increment(ref _clock);
        foreach (var old in _model.Values.Where(e => e.Source == source && e.DyingFrom == long.MaxValue))
            old.DyingFrom = now;
        await fixture.Store.RetireAsync(source, default);
    }

    /// <summary>All changes so far are searchable from now on.</summary>
    private void Publish()
    {
        long now = Interlocked.Increment(ref _clock);
        foreach (var entry in _model.Values)
        {
            if (entry.SeenFrom == long.MaxValue)
                entry.SeenFrom = now;
            if (entry.DyingFrom != long.MaxValue && entry.GoneFrom == long.MaxValue)
                entry.GoneFrom = now;
        }

        foreach (var gone in _model.Values.Where(e => e.GoneFrom < now - 1_000_000).ToList())
            _model.TryRemove(gone.Id, out _);
    }

    private List<Timed> SearchOn(SearchEngine engine, int thread, CancellationToken stop)
    {
        var random = new Random(thread);
        using var core = CoreTime.OfThisThread();
        var took = new List<Timed>();
        while (!stop.IsCancellationRequested)
        {
            string word = Words[random.Next(Words.Length)];
            var audience = Audiences[random.Next(Audiences.Length)];
            bool everything = random.Next(4) == 0;
            long before = Interlocked.Increment(ref _clock), start = Stopwatch.GetTimestamp();
            var (ran, waited) = core.Read();
            double paused = GC.GetTotalPauseDuration().TotalMilliseconds;
            int collections = GC.CollectionCount(0);
            var hits = engine.Search(new SearchRequest(word, audience, Top: everything ? 1000 : 10)).Hits;
            double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!everything)
            {
                var (ranThen, waitedThen) = core.Read();
                took.Add(new Timed(wall, ranThen - ran, waitedThen - waited, GC.GetTotalPauseDuration().TotalMilliseconds - paused, GC.CollectionCount(0) - collections));
            }

            long after = Interlocked.Increment(ref _clock);
            Check(hits, word, audience, everything, before, after);
        }

        return took;
    }

    private void Check(IReadOnlyList<Hit> hits, string word, Audience audience, bool everything, long before, long after)
    {
        foreach (var hit in hits)
        {
            var entry = _model[hit.Document.Id];
            Assert.Equal((entry.Id, entry.Text, entry.Audience), (hit.Passage.DocumentId, hit.Passage.Text, hit.Document.Audience));
            Assert.True(audience.MayRead(entry.Audience), "Forbidden.");
            Assert.Contains(word, entry.Words);
            Assert.True(entry.BornFrom <= after && entry.GoneFrom > before, "Not there at that time.");
        }

        Assert.Equal(hits.Count, hits.Select(h => h.Passage.Id).Distinct().Count());
        if (!everything)
            return;
        var found = hits.Select(h => h.Document.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(
            _model.Values,
            e => e.SeenFrom <= before && e.DyingFrom > after && audience.MayRead(e.Audience) && e.Words.Contains(word) && !found.Contains(e.Id));
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

    /// <summary>A search in milliseconds: by the clock, on a core, waiting for a free core; and what the collector stopped everybody for meanwhile.</summary>
    private sealed record Timed(double Took, double Ran, double WaitedForCore, double Collector, int Collections);

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

        public string Audience => audience;

        public string Text => text;

        public long BornFrom { get; init; }

        public long SeenFrom { get => Volatile.Read(ref _seenFrom); set => Volatile.Write(ref _seenFrom, value); }

        public long DyingFrom { get => Volatile.Read(ref _dyingFrom); set => Volatile.Write(ref _dyingFrom, value); }

        public long GoneFrom { get => Volatile.Read(ref _goneFrom); set => Volatile.Write(ref _goneFrom, value); }
    }
}
