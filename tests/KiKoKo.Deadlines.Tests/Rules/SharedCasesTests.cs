using System.Globalization;
using System.Text.Json;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Tests.Rules;

/// <summary>The cases of the data language, computed by hand by others. Those of kind "fixed" and "count" that it cannot say come out of the named rules.</summary>
public sealed class SharedCasesTests
{
    [Fact]
    public void Cases_OfTheDataLanguage_HaveTheExpectedDatePracticalDateNotificationAndBasis()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string line in File.ReadLines(SharedFolder.Require("domain/fristen_cases.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var item = document.RootElement;
            if (item.GetProperty("calc").GetProperty("kind").GetString() is "fixed" or "count")
                continue;
            count++;
            var reading = CalculationReader.Read(item);
            var outcome = reading.Calculation is { } calculation ? Calculator.Compute(calculation) : new Unresolved(reading.Problems);
            if (Difference(item, outcome) is { } difference)
                wrong.Add($"{reading.Id}: {difference}");
        }

        Assert.Empty(wrong);
        Assert.Equal(169, count);
    }

    private static string? Difference(JsonElement item, CalculationOutcome outcome)
    {
        if (outcome is not DueDate due)
            return string.Join(' ', ((Unresolved)outcome).Problems);
        string date = Iso(due.Date) + (due.Time is { } time ? time.ToString("'T'HH:mm", CultureInfo.InvariantCulture) : "");
        return Differs("expected", date)
            ?? (item.TryGetProperty("practical", out _) ? Differs("practical", due.Practical is { } p ? Iso(p) : "-") : null)
            ?? (item.TryGetProperty("bekanntgabe", out _) ? Differs("bekanntgabe", due.Notified is { } n ? Iso(n) : "-") : null)
            ?? (due.Computed is { } computed && item.TryGetProperty("raw_end", out _) ? Differs("raw_end", Iso(computed)) : null)
            ?? (due.Steps.Any(s => s.Basis == item.GetProperty("rule").GetString()) ? null : "basis is not among the steps");

        string? Differs(string field, string actual) => item.GetProperty(field).GetString() is var expected && expected != actual ? $"{field} {actual}, not {expected}" : null;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
