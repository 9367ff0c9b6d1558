using System.Text.Json;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Server.Deadlines;

/// <summary>A case of the data language, computed.</summary>
/// <param name="Warnings">Of the reading; those of the calculation are with the outcome.</param>
internal sealed record DeadlineCase(string? Id, CalculationOutcome Outcome, IReadOnlyList<CalculationWarning> Warnings)
{
    /// <param name="item">As <see cref="CalculationReader"/> explains, or with "rule" naming a rule and no "calc".</param>
    public static DeadlineCase Compute(JsonElement item, RuleCatalogue catalogue)
    {
        bool named = item.ValueKind == JsonValueKind.Object && !item.TryGetProperty("calc", out _) && item.TryGetProperty("rule", out var rule) && rule.ValueKind == JsonValueKind.String;
        if (!named)
        {
            var reading = CalculationReader.Read(item);
            return new(reading.Id, reading.Calculation is { } calculation ? Calculator.Compute(calculation) : new Unresolved(reading.Problems), reading.Warnings);
        }

        string key = item.GetProperty("rule").GetString()!;
        var facts = CalculationReader.ReadFacts(item);
        return new(facts.Id, facts.Facts is { } known ? catalogue.Compute(key, known) : new Unresolved(facts.Problems), []);
    }
}
