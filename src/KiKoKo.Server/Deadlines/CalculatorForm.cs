using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Server.Deadlines;

/// <summary>What must be asked to compute one rule or one kind of calculation: these fields and no others.</summary>
/// <param name="Choice">The name and value that stand for it in an address: rule=widerspruch or kind=event.</param>
/// <param name="Rule">The newest version of the rule; null for a calculation of one's own.</param>
/// <param name="IsPersonal">The facts go by POST and stay out of addresses.</param>
internal sealed record CalculatorForm((string Name, string Value) Choice, string Title, CalculationKind Kind, DeadlineRule? Rule, bool IsPersonal, IReadOnlyList<AskedField> Fields)
{
    private const int FirstBirthYear = 1900;

    /// <summary>Null: there is no such rule.</summary>
    public static CalculatorForm? OfRule(RuleCatalogue catalogue, string key, State state) =>
        catalogue.Find(key) is [var rule, ..]
            ? new(("rule", rule.Key), rule.Name, rule.Kind, rule, RuleTopic.IsPersonalData(rule), [.. RuleFields(rule, state)])
            : null;

    /// <summary>Null: there is no such kind, or it is reached through a named rule only.</summary>
    public static CalculatorForm? OfKind(string name, State state)
    {
        if (FormWords.Kinds.FirstOrDefault(k => k.Value == name) is not { Text: { } title } || CalculationReader.FindKind(name) is not { } kind)
            return null;
        // A first day may be a day of birth: nobody knows what somebody counts from it.
        bool isPersonal = RuleTopic.IsPersonalData(kind) || kind == CalculationKind.FromDayStart;
        return new(("kind", name), title, kind, null, isPersonal, [.. KindFields(kind, state)]);
    }

    private static IEnumerable<AskedField> RuleFields(DeadlineRule rule, State state)
    {
        string trigger = char.ToUpperInvariant(rule.Trigger[0]) + rule.Trigger[1..];
        switch (rule.Kind)
        {
            case CalculationKind.MaternityProtection:
                yield return Birth("birth", "Tag der Entbindung");
                yield return Day("et", "Voraussichtlicher Tag der Entbindung");
                yield return Choose("weeks", "Länge der Schutzfrist", [("8", "8 Wochen"), ("12", "12 Wochen (Früh- oder Mehrlingsgeburt, Behinderung)")], "8");
                yield break;
            case CalculationKind.ParentalAllowance:
                yield return Birth("birth", "Geburtstag des Kindes");
                yield return Day("received", "Eingang des Antrags");
                yield break;
            case CalculationKind.AgeAtMonthEnd:
                yield return Birth("start", "Geburtsdatum");
                yield break;
            case CalculationKind.ThresholdSum:
                yield return new("periods", "Zeiten der Arbeitsunfähigkeit", FieldKind.Absences);
                yield break;
            case CalculationKind.Count:
                yield break;
            case CalculationKind.Notice:
                yield return Choose("end_given", "Was steht fest?", [("false", "der Zugang der Kündigung"), ("true", "das gewünschte Ende des Vertrags")], "false");
                yield return Day("start", "Tag");
                break;
            case CalculationKind.YearEnd:
                yield return new("start", trigger, FieldKind.Year) { Hint = "Jahr, zum Beispiel 2026" };
                break;
            case CalculationKind.Payday:
                yield return Month("start", "Monat");
                break;
            case CalculationKind.Fixed when rule.Day is { Point: not null }:
                yield return Month("start", "Monat");
                break;
            case CalculationKind.Fixed when rule.Day is not null:
                yield return new("start", trigger, FieldKind.Year) { Hint = "Jahr, zum Beispiel 2026" };
                break;
            case CalculationKind.Hours:
                yield return Day("start", trigger);
                yield return new("time", "Uhrzeit", FieldKind.Time) { Hint = "zum Beispiel 14:20" };
                break;
            case CalculationKind.AfterNotification:
                yield return Choose("way", "Weg der Bekanntgabe", FormWords.Ways, rule.Way is { } way ? CalculationReader.NameOf(way) : "vwvfg");
                yield return Day("start", trigger) with { Hint = "Bei Post oder elektronischem Versand der Tag der Absendung, sonst der Tag der Zustellung, des Abrufs oder der Bekanntmachung. " + DayHint };
                break;
            default:
                yield return Day("start", trigger) with { FirstYear = rule.Kind == CalculationKind.FromDayStart ? FirstBirthYear : PublicHolidays.FirstYear };
                break;
        }

        if (UsesCalendar(rule.Kind, rule.Shift, rule.Unit))
            yield return Place(state);
        if (rule.Kind == CalculationKind.AfterNotification)
            yield return Recipient;
    }

    private static IEnumerable<AskedField> KindFields(CalculationKind kind, State state)
    {
        switch (kind)
        {
            case CalculationKind.ThresholdSum:
                yield return Number("days", "Mehr als so viele Tage");
                yield return new("periods", "Zeiten", FieldKind.Absences);
                yield break;
            case CalculationKind.Threshold:
                yield return Number("days", "Mehr als so viele Tage");
                yield return Day("start", "Erster Tag");
                yield break;
            case CalculationKind.AgeAtMonthEnd:
                yield return Birth("start", "Geburtsdatum");
                yield return Number("years", "Alter in Jahren");
                yield return Number("months", "und Monaten") with { IsOptional = true };
                yield break;
            case CalculationKind.Hours:
                yield return Number("n", "Anzahl der Stunden");
                yield return Choose("skip_nonworking", "Samstage, Sonntage und Feiertage", [("false", "zählen mit (§ 31 Abs. 6 VwVfG)"), ("true", "zählen nicht mit (§ 222 Abs. 3 ZPO)")], "false");
                yield return Day("start", "Tag des Beginns");
                yield return new("time", "Uhrzeit", FieldKind.Time) { Hint = "zum Beispiel 14:20" };
                yield return Place(state);
                yield break;
            case CalculationKind.AfterNotification:
                yield return Choose("way", "Weg der Bekanntgabe", FormWords.Ways, "vwvfg");
                break;
        }

        bool counted = kind is CalculationKind.Werktage or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.YearEnd;
        yield return Number("n", kind switch { CalculationKind.Werktage => "Anzahl der Werktage", CalculationKind.BackwardWorkdays => "Anzahl der Arbeitstage", CalculationKind.ClearDaysBefore => "Anzahl der Tage", CalculationKind.YearEnd => "Anzahl der Jahre", _ => "Länge der Frist" });
        if (!counted)
            yield return Choose("unit", "Einheit", kind is CalculationKind.Notice or CalculationKind.NoticeLatest or CalculationKind.StartBefore or CalculationKind.Count ? FormWords.PlainUnits : FormWords.Units, "M");
        if (kind is CalculationKind.Extension or CalculationKind.ProceduralExtension)
        {
            yield return Number("n2", "Verlängert um");
            yield return Choose("unit2", "Einheit der Verlängerung", FormWords.PlainUnits, "M");
        }

        if (kind is CalculationKind.Notice or CalculationKind.NoticeLatest)
            yield return Choose("to", "Der Vertrag kann enden zum", FormWords.NoticeEnds, "ME");
        if (kind == CalculationKind.Count)
            yield break;
        yield return kind == CalculationKind.YearEnd ? new("start", "Jahr", FieldKind.Year) { Hint = "zum Beispiel 2026" } : Day("start", StartOf(kind)) with { FirstYear = kind == CalculationKind.FromDayStart ? FirstBirthYear : PublicHolidays.FirstYear };
        if (kind is CalculationKind.AfterEvent or CalculationKind.FromDayStart or CalculationKind.AfterNotification or CalculationKind.YearEnd)
            yield return Choose("shift", "Ein Ende am Wochenende oder Feiertag", FormWords.Shifts, "next");
        yield return Place(state);
        if (kind == CalculationKind.AfterNotification)
            yield return Recipient;
    }

    private static string StartOf(CalculationKind kind) => kind switch
    {
        CalculationKind.FromDayStart => "Erster Tag",
        CalculationKind.AfterNotification => "Absendung, Zustellung oder Bekanntmachung",
        CalculationKind.Backward or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.StartBefore => "Tag, vor dem die Frist liegt",
        CalculationKind.Notice => "Zugang der Kündigung",
        CalculationKind.NoticeLatest => "Gewünschtes Ende des Vertrags",
        _ => "Tag des Ereignisses",
    };

    /// <summary>The place changes the result, or names the working day before it.</summary>
    private static bool UsesCalendar(CalculationKind kind, EndShift? shift, CountUnit? unit) =>
        shift is not null || unit is CountUnit.WorkingDay or CountUnit.Werktag || kind
            is CalculationKind.AfterNotification or CalculationKind.Backward or CalculationKind.ClearDaysBefore or CalculationKind.Notice or CalculationKind.Fixed
            or CalculationKind.SicknessCertificate or CalculationKind.Payday;

    private const string DayHint = "Tag, Monat und Jahr, zum Beispiel 02.04.2026";

    private static AskedField Recipient { get; } =
        new("recipient", "Bundesland des Empfängers", FieldKind.Choice) { IsOptional = true, Options = FormWords.States, Hint = "Nur wenn es ein anderes ist; bei Steuern und Abgaben richtet sich die Bekanntgabe danach." };

    private static AskedField Day(string name, string label) => new(name, label, FieldKind.Day) { Hint = DayHint };

    private static AskedField Birth(string name, string label) => new(name, label, FieldKind.Day) { Hint = DayHint, FirstYear = FirstBirthYear };

    private static AskedField Month(string name, string label) => new(name, label, FieldKind.Month) { Hint = "Monat und Jahr, zum Beispiel 05.2026" };

    private static AskedField Number(string name, string label) => new(name, label, FieldKind.Number);

    private static AskedField Place(State state) => new("state", "Bundesland", FieldKind.Choice) { Options = FormWords.States, Default = state.ToString() };

    private static AskedField Choose(string name, string label, IReadOnlyList<(string Value, string Text)> options, string first) =>
        new(name, label, FieldKind.Choice) { Options = options, Default = first };
}
