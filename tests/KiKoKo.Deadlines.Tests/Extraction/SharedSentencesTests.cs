using System.Globalization;
using System.Text;
using System.Text.Json;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Extraction;

namespace KiKoKo.Deadlines.Tests.Extraction;

/// <summary>Against sentences of statutes and town halls that others annotated.</summary>
public sealed class SharedSentencesTests
{
    [Fact]
    public void Finder_OnAnnotatedSentences_IsPreciseAndComplete()
    {
        int right = 0, found = 0, expected = 0;
        var report = new StringBuilder();
        foreach (string line in File.ReadLines(SharedFolder.Require("domain/frist_sentences.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var item = document.RootElement;
            var open = item.GetProperty("expected").EnumerateArray().Select(Key).ToList();
            var actual = DeadlineFinder.Find(item.GetProperty("text").GetString()!).Select(Key).ToList();
            expected += open.Count;
            found += actual.Count;
            var extra = actual.Where(a => !open.Remove(a)).ToList();
            right += actual.Count - extra.Count;
            if (extra.Count + open.Count > 0)
                report.AppendLine(CultureInfo.InvariantCulture, $"{item.GetProperty("id")}: too many [{string.Join(" | ", extra)}], missing [{string.Join(" | ", open)}]");
        }

        double precision = (double)right / found, recall = (double)right / expected;
        Assert.True(precision >= 0.95 && recall >= 0.92, $"precision {precision:F3}, recall {recall:F3}\n{report}");
    }

    private static string Key(JsonElement e) => e.GetProperty("type").GetString() switch
    {
        "duration" => $"duration {e.GetProperty("n")} {e.GetProperty("unit")} {e.GetProperty("dir")}",
        "absolute" => $"absolute {e.GetProperty("date")}",
        var other => other!,
    };

    private static string Key(DeadlineExpression e) => e.Type switch
    {
        ExpressionType.Duration => $"duration {e.Count} {CalculationReader.NameOf(e.Unit!.Value)} {e.Direction}".Replace("After", "after", StringComparison.Ordinal).Replace("Before", "before", StringComparison.Ordinal),
        ExpressionType.Absolute => $"absolute {e.Date:yyyy-MM-dd}",
        var other => other.ToString().ToLowerInvariant(),
    };
}
