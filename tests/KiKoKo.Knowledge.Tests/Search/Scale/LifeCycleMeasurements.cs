using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Tests.Search.Scale;

/// <summary>
/// What the index costs at different sizes. Run one by one with KIKOKO_SCALE set:
/// <c>dotnet …/KiKoKo.Knowledge.Tests.dll -explicit only -method "*LifeCycleMeasurements.*" -showliveoutput</c>
/// </summary>
public sealed class LifeCycleMeasurements
{
    [Theory(Explicit = true)]
    [InlineData(1_300)]
    [InlineData(20_000)]
    [InlineData(180_000)]
    [InlineData(1_000_000)]
    public async Task Open_FirstAnswer_AndMemory(int passages)
    {
        var (database, store) = await LawCorpus.OpenAsync(passages);
        await using var _ = database;
        var options = new SearchOptions { Folder = Path.Combine(LawCorpus.Folder(passages), "index") };
        long start = Stopwatch.GetTimestamp();
        using (var engine = await SearchEngine.OpenAsync(options, store, TimeProvider.System, default))
        {
            Say($"{passages}: open {Ms(start)} ms ({engine.RebuiltBecause}), {engine.Size}");
            long first = Stopwatch.GetTimestamp();
            engine.Search(new SearchRequest("Kündigung Arbeitsverhältnis Frist", Audience.Staff));
            Say($"first answer +{Ms(first)} ms, in all {Ms(start)} ms; resident {Resident()} MB, managed {GC.GetTotalMemory(false) >> 20} MB");
            var took = LawCorpus.Questions(1000).Select(q => engine.Search(new SearchRequest(q, Audience.Staff)).Took.TotalMilliseconds).Skip(100).Order().ToList();
            Say($"search p50 {took[took.Count / 2]:0.00} p99 {took[took.Count * 99 / 100]:0.00} max {took[^1]:0.0} ms; resident {Resident()} MB, managed {GC.GetTotalMemory(false) >> 20} MB");
        }

        long catalogue = Stopwatch.GetTimestamp();
        int documents = (await store.ReadCatalogueAsync(default)).Count;
        Say($"catalogue of {documents} documents {Ms(catalogue)} ms");
    }

    [Theory(Explicit = true)]
    [InlineData(1_300)]
    [InlineData(20_000)]
    [InlineData(180_000)]
    [InlineData(1_000_000)]
    public async Task Change_OfAnotherProcess_IsSearchableAndGoneSoon(int passages)
    {
        var (database, store) = await LawCorpus.OpenAsync(passages);
        await using var _ = database;
        // Another connection to the same file, as another process has it: no signal passes between them.
        var other = new DocumentStore(database, TimeProvider.System);
        using var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = Path.Combine(LawCorpus.Folder(passages), "index") }, store, TimeProvider.System, default);
        using var stop = new CancellationTokenSource();
        var follower = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await engine.WaitForChangeAsync(TimeSpan.FromMilliseconds(40), default);
                await engine.RefreshAsync(default);
            }
        });
        var maintainer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (await engine.MaintainAsync(default) == MaintenanceStep.Nothing)
                    await Task.Delay(100);
            }
        });
        var texts = LawCorpus.Texts(1200).Skip(600).Chunk(20).ToList();
        List<double> appeared = [], vanished = [];
        string run = Guid.NewGuid().ToString("N")[..8];
        for (int i = 0; i < 30; i++)
        {
            string word = $"zz{run}{(char)('a' + i % 26)}{i}";
            await other.PutAsync(LawCorpus.Content($"{run}-{i}", [.. texts[i].Select(t => $"{t} {word}")]), default);
            appeared.Add(await WaitUntil(() => engine.Search(new SearchRequest(word, Audience.Of(Audience.Managers))).Hits.Count > 0));
            await other.RetireAsync($"quelle/{run}-{i}", default);
            vanished.Add(await WaitUntil(() => engine.Search(new SearchRequest(word, Audience.Of(Audience.Managers))).Hits.Count == 0));
            await Task.Delay(i % 3 * 50);
        }

        await stop.CancelAsync();
        await Task.WhenAll(follower, maintainer);
        Say($"{passages}: appeared median {Median(appeared):0} max {appeared.Max():0} ms; vanished median {Median(vanished):0} max {vanished.Max():0} ms; {engine.Size}");
    }

    [Theory(Explicit = true)]
    [InlineData(1_000_000)]
    public void Corrections_OfAMillionWords(int words)
    {
        var letters = new Random(1);
        string[] syllables = ["an", "trag", "ver", "wal", "tung", "be", "scheid", "ge", "setz", "ord", "nung", "amt", "dienst", "frist", "haus", "recht", "stel", "le", "fall", "plan", "auf", "sicht", "bau", "land"];
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (made.Count < words)
            made.Add(string.Concat(Enumerable.Range(0, letters.Next(2, 5)).Select(_ => syllables[letters.Next(syllables.Length)])) + (char)('a' + letters.Next(26)) + (char)('a' + letters.Next(26)));
        long build = Stopwatch.GetTimestamp();
        var segment = Segment.Of(Samples.SegmentBytes(Samples.Indexed("a", "", [.. made.Chunk(1000).Select(c => string.Join(' ', c))])));
        Say($"segment of {segment.Words.Size} words {Ms(build)} ms, {segment.Length >> 20} MB");
        var spelling = new Spelling([segment.Words], new Lexicon(segment.Words));
        var took = made.Take(2000).Select(w =>
        {
            long t = Stopwatch.GetTimestamp();
            spelling.Corrections(w.Remove(w.Length / 2, 1));
            return Stopwatch.GetElapsedTime(t).TotalMilliseconds;
        }).Skip(200).Order().ToList();
        Say($"corrections p50 {took[took.Count / 2]:0.000} p99 {took[took.Count * 99 / 100]:0.000} ms");
    }

    private static async Task<double> WaitUntil(Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
            await Task.Delay(1);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static long Ms(long since) => (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds;

    private static long Resident() => Environment.WorkingSet >> 20;

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
