using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>What a calculation writes down on its way.</summary>
internal sealed class Trace
{
    public List<CalculationStep> Steps { get; } = [];

    public List<CalculationWarning> Warnings { get; } = [];

    public void Step(string what, string basis) => Steps.Add(new CalculationStep(what, basis));

    public void Warn(WarningKind kind, string text, DateOnly? safe = null) => Warnings.Add(new CalculationWarning(kind, text, safe));

    /// <summary>Takes over the steps of a period and passes on where it ends.</summary>
    public PeriodEnd Take(PeriodEnd end)
    {
        Steps.AddRange(end.Steps);
        return end with { Steps = [] };
    }
}
