using System.Text.Json;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.Guardrails;

namespace KiKoKo.Assistant.Tests.Guardrails;

/// <summary>Questions of staff that lie outside the repository; skipped where they are absent.</summary>
public sealed class StaffQuestionsTests
{
    [Fact]
    public void Find_QuestionsOfStaff_RefusesThoseToBeRefusedAndNoOther()
    {
        string? folder = SharedFolder();
        Assert.SkipWhen(folder is null, "Der Ordner „shared“ fehlt; KIKOKO_SHARED nennt ihn.");
        var rules = RequestRules.LoadEmbedded();
        var wrong = new List<string>();
        foreach (string line in File.ReadLines(Path.Combine(folder!, "domain", "questions.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            string question = json.RootElement.GetProperty("question").GetString()!;
            bool expected = json.RootElement.GetProperty("topic").ValueEquals("ablehnung");
            var rule = rules.Find(question);
            if (expected ? rule?.Outcome != ReplyKind.Refusal : rule is not null)
                wrong.Add($"{rule?.Name ?? "-"}: {question}");
        }

        Assert.Empty(wrong);
    }

    private static string? SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("KIKOKO_SHARED") is { Length: > 0 } named)
            return Directory.Exists(Path.Combine(named, "domain")) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string shared = Path.Combine(at.FullName, "shared");
            if (File.Exists(Path.Combine(shared, "domain", "questions.jsonl")))
                return shared;
        }

        return null;
    }
}
