using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Worker;

namespace KiKoKo.Ingest.Tests;

/// <summary>75 real files with expected facts, kept outside the repository. Skipped where they are absent.</summary>
public sealed partial class SharedDocumentsTests
{
    private static readonly Dictionary<string, string[]> Accepted = new()
    {
        ["ok"] = ["ok"],
        ["partly_no_text_layer"] = ["partlyNoTextLayer"],
        ["no_text_layer"] = ["noTextLayer"],
        ["encrypted"] = ["encrypted"],
        ["corrupt"] = ["corrupt"],
        ["bomb"] = ["bomb"],
        ["unreadable_encoding"] = ["unreadableEncoding"],
        ["xxe"] = ["ok", "corrupt"],
    };

    [Fact]
    public async Task Files_Extracted_HaveExpectedStatusAndPhrases()
    {
        string folder = Path.Combine(Find() ?? "", "documents");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "manifest.json")), "The folder shared/documents is not here (KIKOKO_SHARED).");
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json"), TestContext.Current.CancellationToken));
        var wrong = new List<string>();
        int found = 0, phrases = 0;
        await Parallel.ForEachAsync(manifest.RootElement.EnumerateArray(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (entry, cancel) =>
        {
            byte[] content = await File.ReadAllBytesAsync(Path.Combine(folder, entry.GetProperty("file").GetString()!), cancel);
            var extraction = await new ExtractionWorker(new WorkerLimits()).ExtractAsync(content, entry.GetProperty("file").GetString()!, cancel);
            var expected = entry.GetProperty("expected");
            string status = JsonNamingPolicy.CamelCase.ConvertName(extraction.Status.ToString());
            string text = Normal(string.Join('\n', extraction.Blocks.Select(b => b.Text)));
            var hard = expected.TryGetProperty("must_contain", out var all) ? all.EnumerateArray().Where(p => !p.TryGetProperty("soft", out var soft) || !soft.GetBoolean()).Select(p => Normal(p.GetProperty("text").GetString()!)).ToList() : [];
            lock (wrong)
            {
                if (!Accepted[expected.GetProperty("status").GetString()!].Contains(status))
                    wrong.Add($"{entry.GetProperty("id")}: {status}");
                phrases += hard.Count;
                found += hard.Count(p => text.Contains(p, StringComparison.Ordinal));
            }
        });

        Assert.Empty(wrong);
        Assert.True(found >= phrases * 0.95, $"{found} of {phrases} phrases");
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KIKOKO_SHARED") is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KiKoKo.sln")))
                return folder.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared");
        }

        return null;
    }

    private static string Normal(string text) => Space().Replace(text.Normalize(NormalizationForm.FormKC).Replace("\u00AD", "", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Space();
}
