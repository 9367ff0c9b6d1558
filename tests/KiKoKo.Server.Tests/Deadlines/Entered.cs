using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Server.Deadlines;

namespace KiKoKo.Server.Tests.Deadlines;

/// <summary>Forms filled in by a test.</summary>
internal static class Entered
{
    public static CalculatorForm Rule(string key) => CalculatorForm.OfRule(RuleCatalogue.BuiltIn, key, State.RP)!;

    public static CalculatorForm Kind(string name) => CalculatorForm.OfKind(name, State.RP)!;

    public static Func<string, string?> Values(params (string Name, string Value)[] values)
    {
        var all = values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        return name => all.GetValueOrDefault(name);
    }

    public static Computation Compute(CalculatorForm form, params (string Name, string Value)[] values) => Computation.Of(form, RuleCatalogue.BuiltIn, Values(values));
}
