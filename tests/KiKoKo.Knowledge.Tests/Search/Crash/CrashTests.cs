using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Storage;

namespace KiKoKo.Knowledge.Tests.Search.Crash;

/// <summary>
/// Kills a process that takes documents in, follows them and merges, at random moments. KIKOKO_CRASHES says how often; without
/// it a few times.
/// </summary>
public sealed class CrashTests
{
    private const string FolderVariable = "KIKOKO_CRASH_FOLDER";
    private static readonly string[] Questions = ["Urlaub", "Reise Antrag", "Grundstock Vorgang", "Dienstreise", "Urlaubsantrag Frist", "Vorgan", "Akte Raum", "nummer7"];

    // Whether a compound is taken apart depends on what was known when it was indexed; whether a word is there does not.
    private static readonly string[] PlainWords = ["Grundstock", "Akte", "Frist", "Raum"];

    [Fact]
    public async Task Open_AfterKillsAtRandomMoments_EqualsAFreshIndex()
    {
        int crashes = int.TryParse(Environment.GetEnvironmentVariable("KIKOKO_CRASHES"), out int n) ? n : 6;
        using var folder = new TemporaryFolder();
        var random = new Random(20260701);
        int rebuilt = 0;
        for (int i = 0; i < crashes; i++)
        {
            await RunAndKillAsync(folder.Path, TimeSpan.FromMilliseconds(random.Next(0, 700)));
            await using var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = folder.Path }, default);
            var store = new DocumentStore(database, TimeProvider.System);
            using var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = Path.Combine(folder.Path, "index") }, store, TimeProvider.System, default);
            Assert.True(engine.KeepsFiles);
            rebuilt += engine.RebuiltBecause is null ? 0 : 1;

            using var freshFolder = new TemporaryFolder();
            using var fresh = await SearchEngine.OpenAsync(new SearchOptions { Folder = freshFolder.Path }, store, TimeProvider.System, default);
            // As it opens, it knows the same documents by their words; after it has come to rest, it ranks all alike to the last digit.
            Assert.All(PlainWords, w => Assert.Equal(Documents(fresh, w), Documents(engine, w)));
            Assert.All(PlainWords, w => Assert.NotEmpty(Documents(engine, w)));
            Assert.False(engine.IsIncomplete);
            await engine.RebuildAsync(null, default);
            Assert.All(Questions, q => Assert.Equal(Found(fresh, q), Found(engine, q)));
        }

        // Only the first kills may have come before there was an index; writing is such that none of the others costs one.
        Assert.InRange(rebuilt, 0, 1);
        TestContext.Current.TestOutputHelper!.WriteLine($"{crashes} kills, {rebuilt} rebuilds");
    }

    /// <summary>The process that is killed. Does nothing without its folder.</summary>
    [Fact(Explicit = true)]
    public async Task Child_TakesDocumentsInUntilItIsKilled()
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Nur als Kindprozess.");
        await using var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = folder! }, default);
        var store = new DocumentStore(database, TimeProvider.System);
        using var engine = await SearchEngine.OpenAsync(new SearchOptions { Folder = Path.Combine(folder!, "index") }, store, TimeProvider.System, default);
        var maintenance = Task.Run(async () =>
        {
            while (true)
                await engine.MaintainAsync(default);
        });
        long n = await store.ReadSequenceAsync(default);
        for (int taken = 0; !maintenance.IsCompleted; taken++)
        {
            if (taken == 10)
                await File.WriteAllTextAsync(Path.Combine(folder!, "bereit"), "");
            n++;
            string[] words = ["Urlaub", "Antrag", "Reise", "Frist", "Akte", "Raum", "Dienstreise", "Urlaubsantrag"];
            var texts = Enumerable.Range(0, 1 + (int)(n % 9)).Select(i => $"Grundstock Vorgang {words[(n + i) % words.Length]} {words[n * 3 % words.Length]} nummer{n % 50} teil{i}");
            var document = Samples.Document($"d{n}", audience: n % 3 == 0 ? Audience.Managers : Audience.Everyone) with { Source = $"quelle/{n % 120}" };
            await store.PutAsync(Samples.Content(document, [.. texts]), default);
            if (n % 5 == 0)
                await store.RetireAsync($"quelle/{n / 2 % 120}", default);
            await engine.RefreshAsync(default);
        }

        await maintenance;
    }

    private static async Task RunAndKillAsync(string folder, TimeSpan after)
    {
        string ready = Path.Combine(folder, "bereit");
        File.Delete(ready);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string program = typeof(CrashTests).Assembly.Location;
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(program);
        else
            start.FileName = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null);
        foreach (string argument in (string[])["-explicit", "only", "-method", $"{typeof(CrashTests).FullName}.{nameof(Child_TakesDocumentsInUntilItIsKilled)}"])
            start.ArgumentList.Add(argument);
        start.Environment[FolderVariable] = folder;
        using var child = Process.Start(start)!;
        var output = Task.WhenAll(child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        while (!File.Exists(ready))
        {
            Assert.False(child.HasExited, child.HasExited ? string.Concat(await output) : "");
            await Task.Delay(5);
        }

        await Task.Delay(after);
        bool died = child.HasExited;
        child.Kill();
        await child.WaitForExitAsync();
        Assert.False(died, string.Concat(await output));
    }

    private static List<string> Documents(SearchEngine engine, string word) =>
        [.. engine.SearchDocuments(word, 1000).Select(d => d.Document).Order(StringComparer.Ordinal)];

    private static List<(string Id, double Score)> Found(SearchEngine engine, string question) =>
        [.. engine.Search(new SearchRequest(question, Audience.Of(Audience.Managers), Top: 1000, PassagesPerDocument: 1000)).Hits.Select(h => (h.Passage.Id, h.Score))];
}
