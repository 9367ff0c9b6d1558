using System.Globalization;
using System.Text.Json.Nodes;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Server.Deadlines;

/// <summary>What is wrong at one field.</summary>
/// <param name="IsMissing">Nothing was entered yet: no mistake while somebody is still typing.</param>
internal sealed record FieldProblem(string What, string Needed, bool IsMissing = false);

/// <summary>What was entered into a form, read as what it should be.</summary>
/// <param name="Case">In the data language; whole only when there are no problems.</param>
/// <param name="Problems">By the name of the field; times of absence by that of their input.</param>
internal sealed record FormReading(JsonObject Case, IReadOnlyDictionary<string, FieldProblem> Problems)
{
    private const int Longest = 100;

    /// <param name="value">What was entered for a name; null or empty: nothing.</param>
    public static FormReading Read(CalculatorForm form, Func<string, string?> value)
    {
        var problems = new Dictionary<string, FieldProblem>(StringComparer.Ordinal);
        var facts = new JsonObject();
        foreach (var field in form.Fields)
        {
            if (field.Kind == FieldKind.Absences)
                facts[field.Name] = Absences(field, value, problems);
            else if (One(field, Trimmed(value(field.Name)) ?? field.Default, problems) is { } read)
                facts[field.Name] = read;
        }

        if (facts.Remove("time", out var time) && facts["start"] is { } day)
            facts["start"] = $"{day}T{time}";
        if (form.Rule is not null)
        {
            facts["rule"] = form.Choice.Value;
            return new(facts, problems);
        }

        var item = new JsonObject();
        foreach (string outer in (string[])["start", "state", "recipient"])
        {
            if (facts.Remove(outer, out var node))
                item[outer] = node;
        }

        facts["kind"] = form.Choice.Value;
        item["calc"] = facts;
        return new(item, problems);
    }

    /// <summary>The names of all inputs of a form.</summary>
    public static IEnumerable<string> Names(CalculatorForm form) => form.Fields.SelectMany(f =>
        f.Kind == FieldKind.Absences ? Enumerable.Range(1, AskedField.Times).SelectMany(i => (string[])[AskedField.From(i), AskedField.To(i)]) : [f.Name]);

    private static string? One(AskedField field, string? text, Dictionary<string, FieldProblem> problems)
    {
        if (text is null)
        {
            if (!field.IsOptional)
                problems[field.Name] = new($"„{field.Label}“ fehlt noch.", Needed(field), IsMissing: true);
            return null;
        }

        if (Wrong(field, text) is not { } problem)
            return field.Kind is FieldKind.Day or FieldKind.Month or FieldKind.Year or FieldKind.Time ? Normal(field.Kind, text) : text;
        problems[field.Name] = problem;
        return null;
    }

    private static FieldProblem? Wrong(AskedField field, string text)
    {
        if (text.Length > Longest)
            return new("Die Angabe ist zu lang.", Needed(field));
        switch (field.Kind)
        {
            case FieldKind.Choice:
                return field.Options.Any(o => o.Value == text) ? null : new($"„{text}“ steht nicht zur Auswahl.", "Bitte wählen Sie eine der Möglichkeiten.");
            case FieldKind.Number:
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 100_000 ? null : new($"„{text}“ ist keine Anzahl.", Needed(field));
            case FieldKind.Time:
                return TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : new($"„{text}“ ist keine Uhrzeit.", Needed(field));
            default:
                var point = StartPoint.Read(text, out var problem);
                if (problem is not null)
                    return new(problem.What, problem.What.EndsWith("kein Datum.", StringComparison.Ordinal) ? Needed(field) : problem.Needed);
                bool fits = point!.Value.Time is null && field.Kind switch
                {
                    FieldKind.Day => point.Value.Date is not null,
                    FieldKind.Month => point.Value.Month is not null,
                    _ => true,
                };
                if (!fits)
                    return new($"„{text}“ ist {(field.Kind == FieldKind.Month ? "kein Monat" : "kein Tag")}.", Needed(field));
                int year = point.Value.Year;
                return year < field.FirstYear || year > PublicHolidays.LastYear
                    ? new($"{text} liegt außerhalb der Jahre {field.FirstYear} bis {PublicHolidays.LastYear}.", "Bitte prüfen Sie das Jahr; für andere Jahre sind die Feiertage nicht bekannt.")
                    : null;
        }
    }

    /// <summary>As <see cref="StartPoint.Read"/> takes it. A month may come with its day, a year with both: the rest is left out.</summary>
    private static string Normal(FieldKind kind, string text)
    {
        if (kind == FieldKind.Time)
            return text.PadLeft(5, '0');
        var point = StartPoint.Read(text, out _)!.Value;
        return kind switch
        {
            FieldKind.Year => point.Year.ToString("0000", CultureInfo.InvariantCulture),
            FieldKind.Month => string.Create(CultureInfo.InvariantCulture, $"{point.Year:0000}-{point.Month:00}"),
            _ => point.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static JsonArray Absences(AskedField field, Func<string, string?> value, Dictionary<string, FieldProblem> problems)
    {
        var times = new JsonArray();
        int before = problems.Count;
        for (int i = 1; i <= AskedField.Times; i++)
        {
            var (from, to) = (Trimmed(value(AskedField.From(i))), Trimmed(value(AskedField.To(i))));
            if (from is null && to is null)
                continue;
            string? first = One(new(AskedField.From(i), $"Zeit {i} von", FieldKind.Day), from, problems);
            string? last = One(new(AskedField.To(i), $"Zeit {i} bis", FieldKind.Day) { IsOptional = true }, to, problems);
            if (last is not null && string.CompareOrdinal(last, first) < 0 && first is not null)
                problems[AskedField.To(i)] = new("Das Ende liegt vor dem Beginn.", "Bitte prüfen Sie beide Tage.");
            else if (first is not null)
                times.Add($"{first}/{last}".TrimEnd('/'));
        }

        if (times.Count == 0 && problems.Count == before)
            problems[AskedField.From(1)] = new($"„{field.Label}“ fehlen noch.", "Bitte geben Sie mindestens eine Zeit an; ohne „bis“ dauert sie an.", IsMissing: true);
        return times;
    }

    private static string Needed(AskedField field) => field.Kind switch
    {
        FieldKind.Day => "Bitte geben Sie Tag, Monat und Jahr an, zum Beispiel 02.04.2026.",
        FieldKind.Month => "Bitte geben Sie Monat und Jahr an, zum Beispiel 05.2026.",
        FieldKind.Year => "Bitte geben Sie ein Jahr an, zum Beispiel 2026.",
        FieldKind.Time => "Bitte geben Sie die Uhrzeit an, zum Beispiel 14:20.",
        FieldKind.Number => "Bitte geben Sie eine ganze Zahl ab 1 an.",
        _ => "Bitte wählen Sie eine der Möglichkeiten.",
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
