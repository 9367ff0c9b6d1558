namespace KiKoKo.Deadlines.Rules;

/// <summary>One step of a calculation, to be shown to people.</summary>
/// <param name="What">What was done, in German, with its dates.</param>
/// <param name="Basis">The provision it rests on: "§ 187 Abs. 1 BGB".</param>
public sealed record CalculationStep(string What, string Basis);
