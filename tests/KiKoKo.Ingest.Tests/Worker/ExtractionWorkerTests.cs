using System.Text;
using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Ingest.Worker;

namespace KiKoKo.Ingest.Tests.Worker;

/// <summary>The limits, with real child processes.</summary>
public sealed class ExtractionWorkerTests
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes("# Überschrift\n\nEin Satz über Maß und Größe.\n");

    [Fact]
    public async Task File_InChildProcess_GivesSameBlocks()
    {
        var extraction = await ReadAsync(new WorkerLimits(), Sample, "satz.md");

        Assert.Equal(["Überschrift", "Ein Satz über Maß und Größe."], extraction.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task Child_OverTime_IsKilled()
    {
        var extraction = await ReadAsync(new WorkerLimits { Time = TimeSpan.FromMilliseconds(5) }, Sample, "satz.md");

        Assert.Equal(ExtractionStatus.Timeout, extraction.Status);
    }

    [Fact]
    public async Task Child_OverMemory_IsTooLarge()
    {
        byte[] large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Viele Worte ohne Ende und Sinn.\n\n", 400_000)));

        var extraction = await ReadAsync(new WorkerLimits { MemoryBytes = 40 << 20 }, large, "gross.txt");

        Assert.Equal(ExtractionStatus.TooLarge, extraction.Status);
    }

    [Fact]
    public async Task Child_OverOutput_IsTooLarge()
    {
        byte[] large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Viele Worte ohne Ende und Sinn.\n\n", 2_000)));

        Assert.Equal(ExtractionStatus.TooLarge, (await ReadAsync(new WorkerLimits { OutputBytes = 10_000 }, large, "gross.txt")).Status);
    }

    [Fact]
    public async Task PrivateFolder_AfterReading_IsGone()
    {
        using var scratch = new TempFolder();

        await new ExtractionWorker(new WorkerLimits(), scratch.Path).ExtractAsync(Sample, "satz.md", TestContext.Current.CancellationToken);
        await new ExtractionWorker(new WorkerLimits { Time = TimeSpan.FromMilliseconds(5) }, scratch.Path).ExtractAsync(Sample, "satz.md", TestContext.Current.CancellationToken);

        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    [Fact]
    public async Task HostileFileName_NeverReachesTheChild() =>
        Assert.Equal(ExtractionStatus.Unsupported, (await ReadAsync(new WorkerLimits(), Sample, "a.md;rm -rf ~")).Status);

    [Fact]
    public async Task Process_OverTime_DiesWithItsChildren()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a POSIX shell.");
        using var folder = new TempFolder();
        string marker = Path.Combine(folder.Path, "pid");

        var result = await RunAsync($"sleep 30 & echo $! > {marker}; wait", folder.Path, TimeSpan.FromMilliseconds(400));

        Assert.Equal(ProcessEnd.TimedOut, result.End);
        string child = (await File.ReadAllTextAsync(marker, TestContext.Current.CancellationToken)).Trim();
        for (int i = 0; i < 40 && Alive(child); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(Alive(child));
    }

    [Fact]
    public async Task Process_Started_SeesOnlyTheGivenEnvironmentAndNoInput()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a POSIX shell.");
        Environment.SetEnvironmentVariable("KIKOKO_TEST_SECRET", "geheim");

        var result = await RunAsync("env; cat; echo fertig", Path.GetTempPath(), TimeSpan.FromSeconds(10));

        string output = Encoding.UTF8.GetString(result.Output);
        Assert.DoesNotContain("geheim", output, StringComparison.Ordinal);
        Assert.EndsWith("fertig\n", output, StringComparison.Ordinal);
    }

    private static bool Alive(string pid) => Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static Task<ProcessResult> RunAsync(string script, string folder, TimeSpan time) => BoundedProcess.RunAsync(
        "/bin/sh", ["-c", script], new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" }, folder, time, 1 << 20, TestContext.Current.CancellationToken);

    private static Task<Extraction> ReadAsync(WorkerLimits limits, byte[] content, string name) =>
        new ExtractionWorker(limits).ExtractAsync(content, name, TestContext.Current.CancellationToken);
}
