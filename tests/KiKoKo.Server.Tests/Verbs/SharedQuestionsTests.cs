using System.Text.Json;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Verbs;

/// <summary>
/// The questions of staff in the shared folder, asked of the real server over the demo library: a sample document that pushes
/// others aside is noticed here. Skipped where that folder is absent.
/// </summary>
public sealed class SharedQuestionsTests
{
    private static readonly string[] s_answers = ["grounded", "contact", "form", "deadline"];

    [Fact]
    public async Task Questions_OverTheDemoLibrary_GetTheKindAndTheDocumentTheyNeed()
    {
        string file = Require("domain/questions.jsonl");
        var folder = Directory.CreateTempSubdirectory("kikoko-questions-");
        try
        {
            string data = Path.Combine(folder.FullName, "data");
            var ingest = await Programs.RunAsync("KiKoKo.Ingest", ["ingest", Path.Combine(Root()!.FullName, "ingest", "samples", "library"), "--data", data, "--json"]);
            Assert.True(ingest.ExitCode == 0, ingest.Errors);
            await using var server = await RunningServer.StartAsync(data);

            var (wrongKinds, misses, searched) = (new List<string>(), new List<string>(), 0);
            foreach (string line in await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
            {
                var item = JsonSerializer.Deserialize<JsonElement>(line);
                string id = item.GetProperty("id").GetString()!, topic = item.GetProperty("topic").GetString()!, question = item.GetProperty("question").GetString()!;
                var reply = await server.AskAsync(question);
                string kind = reply.GetProperty("kind").GetString()!;
                if (Behaviour(topic) is { } wanted)
                {
                    if (kind != wanted)
                        wrongKinds.Add($"{id}: {kind} instead of {wanted}");
                    continue;
                }

                // A question for a date may be asked back before it is answered; then it offers what to answer.
                if (!s_answers.Contains(kind) && !(kind == "clarification" && reply.GetProperty("choices").GetArrayLength() > 0))
                    wrongKinds.Add($"{id}: {kind}");
                searched++;
                var hits = (await server.JsonAsync($"/api/search?top=1&q={Uri.EscapeDataString(question)}")).GetProperty("hits");
                if (hits.GetArrayLength() == 0 || !hits[0].GetProperty("topics").EnumerateArray().Any(t => t.GetString() == topic))
                    misses.Add($"{id}: {(hits.GetArrayLength() == 0 ? "nothing" : hits[0].GetProperty("fileName").GetString())}");
            }

            Assert.True(wrongKinds.Count == 0, string.Join('\n', wrongKinds));
            Assert.True(searched >= 100, $"only {searched} questions were searched");
            Assert.True(misses.Count <= 0.05 * searched, $"first hit right for {searched - misses.Count} of {searched}:\n{string.Join('\n', misses)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What such a question must lead to; null: an answer from the documents.</summary>
    private static string? Behaviour(string topic) => topic switch
    {
        "ablehnung" => "refusal",
        "rückfrage" => "clarification",
        "weiterleitung" => "handover",
        _ => null,
    };

    private static string Require(string relativePath)
    {
        string? folder = Environment.GetEnvironmentVariable("KIKOKO_SHARED");
        for (var at = Root()?.Parent; at is not null && folder is null; at = at.Parent)
            folder = Path.Combine(at.FullName, "shared") is var candidate && Directory.Exists(candidate) ? candidate : null;
        string? file = folder is null ? null : Path.Combine(folder, relativePath);
        Assert.SkipUnless(File.Exists(file), $"needs {relativePath} of the shared folder (KIKOKO_SHARED, or a folder \"shared\" beside the repository)");
        return file!;
    }

    private static DirectoryInfo? Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "KiKoKo.sln")))
            root = root.Parent;
        return root;
    }
}
