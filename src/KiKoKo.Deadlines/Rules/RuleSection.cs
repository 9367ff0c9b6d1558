using System.Collections.Frozen;
using System.Globalization;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Rules;

/// <summary>One section of a file of rules while it is read.</summary>
internal sealed class RuleSection(string key, string name, int line)
{
    private static readonly FrozenDictionary<string, (CalculationKind Kind, NoticeEnd? End, bool? Skip)> s_countings = new Dictionary<string, (CalculationKind, NoticeEnd?, bool?)>
    {
        ["nach dem Ereignis"] = (CalculationKind.AfterEvent, null, null),
        ["nach der Bekanntgabe"] = (CalculationKind.AfterNotification, null, null),
        ["ab dem ersten Tag"] = (CalculationKind.FromDayStart, null, null),
        ["Wartefrist"] = (CalculationKind.Wait, null, null),
        ["in Stunden"] = (CalculationKind.Hours, null, false),
        ["in Stunden an Arbeitstagen"] = (CalculationKind.Hours, null, true),
        ["rückwärts"] = (CalculationKind.Backward, null, null),
        ["Schutz vorher"] = (CalculationKind.StartBefore, null, null),
        ["volle Tage vorher"] = (CalculationKind.ClearDaysBefore, null, null),
        ["Kündigung zum Monatsende"] = (CalculationKind.Notice, NoticeEnd.MonthEnd, null),
        ["Kündigung zum Quartalsende"] = (CalculationKind.Notice, NoticeEnd.QuarterEnd, null),
        ["Kündigung zum Fünfzehnten oder Monatsende"] = (CalculationKind.Notice, NoticeEnd.FifteenthOrMonthEnd, null),
        ["Kündigung jederzeit"] = (CalculationKind.Notice, NoticeEnd.AnyDay, null),
        ["Krankmeldung"] = (CalculationKind.SicknessCertificate, null, null),
        ["länger als"] = (CalculationKind.Threshold, null, null),
        ["zusammen länger als"] = (CalculationKind.ThresholdSum, null, null),
        ["Mutterschutz"] = (CalculationKind.MaternityProtection, null, null),
        ["Elterngeld"] = (CalculationKind.ParentalAllowance, null, null),
        ["Altersgrenze"] = (CalculationKind.AgeAtMonthEnd, null, null),
        ["ab Jahresende"] = (CalculationKind.YearEnd, null, null),
        ["Zahltag"] = (CalculationKind.Payday, null, null),
        ["fester Tag"] = (CalculationKind.Fixed, null, null),
        ["Tage ohne Zusammenhang"] = (CalculationKind.Count, null, null),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, EndShift> s_ends = new Dictionary<string, EndShift>
    {
        ["nächster Werktag"] = EndShift.Next,
        ["bleibt"] = EndShift.None,
        ["europäisch"] = EndShift.European,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CountUnit> s_units = new Dictionary<string, CountUnit>
    {
        ["Tag"] = CountUnit.Day,
        ["Kalendertag"] = CountUnit.CalendarDay,
        ["Arbeitstag"] = CountUnit.WorkingDay,
        ["Werktag"] = CountUnit.Werktag,
        ["Woche"] = CountUnit.Week,
        ["Monat"] = CountUnit.Month,
        ["Vierteljahr"] = CountUnit.Quarter,
        ["Jahr"] = CountUnit.Year,
        ["Stunde"] = CountUnit.Hour,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, MonthPoint> s_points = new Dictionary<string, MonthPoint>
    {
        ["Anfang des Monats"] = MonthPoint.Beginning,
        ["Mitte des Monats"] = MonthPoint.Middle,
        ["Ende des Monats"] = MonthPoint.End,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string Key => key;

    /// <summary>False once a line of it could not be read.</summary>
    public bool IsSound { get; set; } = true;

    public Dictionary<string, List<(int Line, string Value)>> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The rule; null when it could not be made, and then at least one problem was added.</summary>
    public DeadlineRule? Build(List<RuleProblem> problems)
    {
        if (!IsSound)
            return null;
        foreach (string needed in new[] { "Ereignis", "Zählung", "Grundlage" })
        {
            if (!Fields.ContainsKey(needed))
                problems.Add(new(line, $"In der Regel „{key}“ fehlt das Feld „{needed}“.", $"Eine Zeile „- {needed}: …“ ergänzen."));
        }

        if (One("Zählung") is not { } counting || One("Ereignis") is not { } trigger || One("Grundlage") is not { } basis)
            return null;
        if (!s_countings.TryGetValue(counting.Value, out var how))
        {
            problems.Add(new(counting.Line, $"Die Zählung „{counting.Value}“ gibt es nicht.", $"Eine von {string.Join(", ", s_countings.Keys.Order(StringComparer.Ordinal))} schreiben."));
            return null;
        }

        var length = ReadLength(problems);
        var rule = new DeadlineRule(key, name)
        {
            Line = line,
            Trigger = trigger.Value,
            Basis = basis.Value,
            Kind = how.Kind,
            NoticeEnd = how.End,
            SkipNonWorking = how.Skip,
            Count = length?.Count,
            Unit = length?.Unit,
            Shift = Choose("Ende", s_ends, problems),
            Day = ReadDay(problems),
            Way = ReadWay(problems),
            ValidFrom = ReadDate("Gültig ab", problems),
            ValidUntil = ReadDate("Gültig bis", problems),
            Cautious = One("Vorsicht")?.Value == "ja",
            Questions = Many("Frage"),
            Notes = Many("Hinweis"),
            Disputes = Many("Strittig"),
            Words = [.. Many("Worte").SelectMany(w => w.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        };
        Consistent(rule, problems);
        return rule;
    }

    /// <summary>Whatever facts come, the rule's own part of the calculation must be whole.</summary>
    private void Consistent(DeadlineRule rule, List<RuleProblem> problems)
    {
        var needs = KindRule.All[rule.Kind].Needs;
        bool counts = needs.HasFlag(Calculating.Fields.N) || needs.HasFlag(Calculating.Fields.Days) || needs.HasFlag(Calculating.Fields.Weeks);
        if (counts && rule.Count is null && !Fields.ContainsKey("Frist"))
            problems.Add(new(line, $"In der Regel „{key}“ fehlt das Feld „Frist“.", "Eine Zeile „- Frist: 1 Monat“ ergänzen."));
        if (!counts && rule.Count is not null)
            problems.Add(new(One("Frist")!.Value.Line, $"Zur Zählung „{One("Zählung")!.Value.Value}“ gehört keine „Frist“.", "Die Zeile löschen oder eine andere Zählung wählen."));
        if (needs.HasFlag(Calculating.Fields.Shift) && !Fields.ContainsKey("Ende"))
            problems.Add(new(line, $"In der Regel „{key}“ ist offen, ob sich ein Ende am Wochenende oder Feiertag verschiebt.", "Eine Zeile „- Ende: nächster Werktag“ oder „- Ende: bleibt“ ergänzen."));
        if (KindRule.All[rule.Kind].NeverShifts && rule.Shift is EndShift.Next or EndShift.European && One("Ende") is { } end)
            problems.Add(new(end.Line, $"Zur Zählung „{One("Zählung")!.Value.Value}“ gehört keine Verschiebung des Endes.", "Die Zeile „Ende“ löschen."));
        if (rule.Kind == CalculationKind.Fixed && !Fields.ContainsKey("Tag"))
            problems.Add(new(line, $"In der Regel „{key}“ fehlt das Feld „Tag“.", "Eine Zeile wie „- Tag: 31.03. des Folgejahres“ ergänzen."));
        if (rule.ValidFrom > rule.ValidUntil)
            problems.Add(new(One("Gültig bis")!.Value.Line, $"Die Regel „{key}“ endet, bevor sie beginnt.", "„Gültig ab“ und „Gültig bis“ prüfen."));
    }

    private Length? ReadLength(List<RuleProblem> problems)
    {
        if (One("Frist") is not { } field)
            return null;
        string[] parts = field.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            && (s_units.TryGetValue(parts[1], out var unit) || s_units.TryGetValue(parts[1].TrimEnd('n').TrimEnd('e'), out unit) || s_units.TryGetValue(parts[1].TrimEnd('n'), out unit)))
            return new Length(count, unit);
        problems.Add(new(field.Line, $"„{field.Value}“ ist keine Frist.", "Zahl und Einheit schreiben, zum Beispiel „2 Wochen“ oder „18 Werktage“."));
        return null;
    }

    private FixedDay? ReadDay(List<RuleProblem> problems)
    {
        if (One("Tag") is not { } field || field.Value == "genannt")
            return null;
        if (s_points.TryGetValue(field.Value, out var point))
            return new FixedDay(point);
        const string Following = " des Folgejahres";
        bool following = field.Value.EndsWith(Following, StringComparison.Ordinal);
        string day = following ? field.Value[..^Following.Length] : field.Value;
        if (DateOnly.TryParseExact(day + "2028", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new FixedDay(null, date.Month, date.Day, following ? 1 : 0);
        problems.Add(new(field.Line, $"„{field.Value}“ ist kein fester Tag.", "„31.03.“, „31.03. des Folgejahres“, „Mitte des Monats“ oder „genannt“ schreiben."));
        return null;
    }

    private NotificationWay? ReadWay(List<RuleProblem> problems)
    {
        if (One("Bekanntgabe") is not { } field)
            return null;
        if (CalculationReader.FindWay(field.Value) is { } way)
            return way;
        problems.Add(new(field.Line, $"Die Bekanntgabe „{field.Value}“ gibt es nicht.", $"Eine von {string.Join(", ", CalculationReader.Ways)} schreiben."));
        return null;
    }

    private DateOnly? ReadDate(string field, List<RuleProblem> problems)
    {
        if (One(field) is not { } found)
            return null;
        var start = StartPoint.Read(found.Value, out var problem);
        if (start?.Date is null)
            problems.Add(new(found.Line, problem?.What ?? $"„{found.Value}“ ist kein Tag.", problem?.Needed ?? "Das Datum als 01.01.2025 schreiben."));
        return start?.Date;
    }

    private TValue? Choose<TValue>(string field, FrozenDictionary<string, TValue> values, List<RuleProblem> problems)
        where TValue : struct
    {
        if (One(field) is not { } found)
            return null;
        if (values.TryGetValue(found.Value, out var value))
            return value;
        problems.Add(new(found.Line, $"„{found.Value}“ ist für „{field}“ nicht bekannt.", $"Eines von {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))} schreiben."));
        return null;
    }

    private (int Line, string Value)? One(string field) => Fields.TryGetValue(field, out var values) ? values[0] : null;

    private IReadOnlyList<string> Many(string field) => Fields.TryGetValue(field, out var values) ? [.. values.Select(v => v.Value)] : [];
}
