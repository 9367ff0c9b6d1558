using KiKoKo.Assistant;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Deadlines;

/// <summary>Where deadlines are computed for pages and programs: the rules of the house and its state.</summary>
internal sealed class Desk(RuleBook book, AssistantOptions options)
{
    /// <exception cref="UserError">The setting names no state.</exception>
    public State State { get; } = States.Find(options.State) ?? throw new UserError($"Assistant:State „{options.State}“ ist kein Bundesland. Abhilfe: ein Kürzel wie RP oder den Namen eintragen oder die Einstellung entfernen, dann gilt RP.");

    public RuleCatalogue Rules => book.Read().Catalogue;

    /// <summary>Why the house rules are without effect; null when they are well or there are none.</summary>
    public RuleProblem? HouseProblem => book.Read().Problem;

    /// <param name="value">What an address or a form says for a name: "rule", "kind".</param>
    /// <returns>Null: it names neither a rule nor a kind that there is.</returns>
    public CalculatorForm? FormOf(Func<string, string?> value) =>
        value("rule") is { Length: > 0 } rule ? CalculatorForm.OfRule(Rules, rule, State)
        : value("kind") is { Length: > 0 } kind ? CalculatorForm.OfKind(kind, State)
        : null;

    public Computation Compute(CalculatorForm form, Func<string, string?> value) => Computation.Of(form, Rules, value);
}
