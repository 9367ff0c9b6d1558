using System.Text.Json;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Server.Verbs;

namespace KiKoKo.Server.Deadlines;

/// <summary>A form as filled in and what came of it.</summary>
/// <param name="Outcome">Unresolved as well when a field could not be read.</param>
/// <param name="Problems">By field.</param>
internal sealed record Computation(CalculatorForm Form, FormReading Reading, CalculationOutcome Outcome, IReadOnlyList<CalculationWarning> Warnings)
{
    public IReadOnlyDictionary<string, FieldProblem> Problems => Reading.Problems;

    /// <summary>What is wrong with the facts together, none of which is wrong alone.</summary>
    public IReadOnlyList<Problem> Contradictions => Problems.Count == 0 && Outcome is Unresolved unresolved ? unresolved.Problems : [];

    public bool IsDone => Outcome is not Unresolved;

    /// <summary>Null: nothing was computed.</summary>
    public ResultText? Text => ResultText.Of(KindOfResult, Outcome);

    /// <summary>The day to be reminded of: the safe one where readings differ, the working day before where the end stays on a free day.</summary>
    public DateOnly DayToKeep(DueDate due)
    {
        var safe = Warnings.Where(w => w.Kind is WarningKind.Disputed or WarningKind.Conservative).Min(w => w.SafeDate);
        var day = due.Practical is { } practical && practical < due.Date ? practical : due.Date;
        return safe < day ? safe.Value : day;
    }

    /// <summary>Notice with a given end is the opposite calculation.</summary>
    private CalculationKind KindOfResult =>
        Form.Kind == CalculationKind.Notice && (string?)Reading.Case["end_given"] == "true" ? CalculationKind.NoticeLatest : Form.Kind;

    /// <param name="value">What was entered for a name.</param>
    public static Computation Of(CalculatorForm form, RuleCatalogue catalogue, Func<string, string?> value)
    {
        var reading = FormReading.Read(form, value);
        if (reading.Problems.Count > 0)
            return new(form, reading, new Unresolved([.. reading.Problems.Values.Select(p => new Problem(p.What, p.Needed))]), []);
        var computed = DeadlineCase.Compute(JsonSerializer.SerializeToElement(reading.Case), catalogue);
        return new(form, reading, computed.Outcome, [.. computed.Outcome.Warnings.Concat(computed.Warnings).OrderBy(w => w.Kind)]);
    }

    /// <summary>The facts as people read them, for the fields of the form.</summary>
    public IEnumerable<(string Name, string Value)> Facts(Func<string, string?> value) => Form.Fields.SelectMany(f => FactsOf(f, value));

    private static IEnumerable<(string Name, string Value)> FactsOf(AskedField field, Func<string, string?> value)
    {
        if (field.Kind == FieldKind.Absences)
        {
            for (int i = 1; i <= AskedField.Times; i++)
            {
                if (Shown(FieldKind.Day, value(AskedField.From(i))) is { } from)
                    yield return ($"{field.Label} ({i})", Shown(FieldKind.Day, value(AskedField.To(i))) is { } to ? $"{from} bis {to}" : $"ab {from}");
            }

            yield break;
        }

        string? entered = value(field.Name) is { Length: > 0 } text ? text.Trim() : field.Default;
        if (entered is { Length: > 0 })
            yield return (field.Label, field.Kind == FieldKind.Choice ? field.Options.FirstOrDefault(o => o.Value == entered).Text ?? entered : Shown(field.Kind, entered)!);
    }

    /// <summary>A day with its weekday however it was entered; anything else as it stands.</summary>
    private static string? Shown(FieldKind kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return kind == FieldKind.Day && StartPoint.Read(text, out _)?.Date is { } day ? ResultText.Day(day) : text.Trim();
    }
}
