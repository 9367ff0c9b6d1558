using KiKoKo.Assistant.DeadlineQuestions;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Server.Deadlines;

/// <summary>Where deadlines are computed for pages and programs: by the same rules as in the chat, in the state of the house.</summary>
internal sealed class Desk(HouseRules house, State state)
{
    public State State => state;

    /// <summary>The desk as it stands before one person: a rule they may not read is not there.</summary>
    public async Task<PersonalDesk> ForAsync(Audience audience, CancellationToken cancel) => new(await house.CatalogueAsync(audience, cancel), state);
}

/// <param name="Rules">Of law and of the house, as one person may read them.</param>
internal sealed record PersonalDesk(RuleCatalogue Rules, State State)
{
    /// <param name="value">What an address or a form says for a name: "rule", "kind".</param>
    /// <returns>Null: it names neither a rule nor a kind that there is.</returns>
    public CalculatorForm? FormOf(Func<string, string?> value) =>
        value("rule") is { Length: > 0 } rule ? CalculatorForm.OfRule(Rules, rule, State)
        : value("kind") is { Length: > 0 } kind ? CalculatorForm.OfKind(kind, State)
        : null;

    public Computation Compute(CalculatorForm form, Func<string, string?> value) => Computation.Of(form, Rules, value);
}
