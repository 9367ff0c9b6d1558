using System.Globalization;
using System.Text;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>What is said to people about a deadline. All texts were written beforehand; only names, dates and provisions are filled in.</summary>
internal static class DeadlineWording
{
    /// <summary>The date first, then what it means, what was assumed and on what it rests.</summary>
    public static string Answer(Computed computed, DueDate due, DateOnly today)
    {
        var text = new StringBuilder();
        string date = SpokenGerman.Long(due.Date) + (due.Time is { } time ? ", " + time.ToString("HH:mm", CultureInfo.InvariantCulture) + " Uhr" : "");
        string name = computed.Rule.Name;
        if (Earlier(due) is { } safe)
            text.Append(CultureInfo.InvariantCulture, $"{SpokenGerman.Long(safe)}: Wer diesen Tag einhält, ist auf der sicheren Seite ({name}). Rechnerisches Ende: {date}.");
        else
            text.Append(CultureInfo.InvariantCulture, $"{date}: {Meaning(computed.Rule.Kind, computed.Facts)} ({name}).");
        if (due.Practical is { } practical && practical != due.Date)
            text.Append(CultureInfo.InvariantCulture, $" Weil dieser Tag kein Arbeitstag ist, handeln Sie besser bis {SpokenGerman.Long(practical)}.");
        if (IsLastDay(computed.Rule.Kind, computed.Facts) && due.Date < today)
            text.Append(" Dieser Tag ist bereits vorbei.");
        text.Append("\n\nGerechnet mit diesen Angaben:");
        foreach (string fact in Facts(computed))
            text.Append("\n- ").Append(fact);
        text.Append(CultureInfo.InvariantCulture, $"\n\nGrundlage: {computed.Rule.Basis}.");
        return text.ToString();
    }

    public static DeadlineCard Card(Computed computed, DueDate due) =>
        new(computed.Rule.Name, due.Date, [.. due.Steps.Select(s => new DeadlineStep(s.What, s.Basis))], [.. due.Warnings.Select(w => w.Text)])
        {
            Key = computed.Rule.Key,
            Time = due.Time,
            SafeDate = Earlier(due),
            Practical = due.Practical is { } practical && practical != due.Date ? practical : null,
        };

    /// <summary>The date that is safe on every reading, unless it only is the working day before a date that is not shifted.</summary>
    private static DateOnly? Earlier(DueDate due) => due.Safe is { } safe && safe < due.Date && safe != due.Practical ? safe : null;

    /// <summary>One question, with choices where there are few.</summary>
    public static string Ask(DeadlineRule rule, Fact missing) => missing switch
    {
        Fact.Way => "Wie wurde der Bescheid bekannt gegeben?\n- mit der Post (einfacher Brief)\n- per Einschreiben\n- elektronisch, zum Beispiel per E-Mail\n- öffentlich\n- förmlich zugestellt (dann bitte mit dem Tag der Zustellung)\n- über ein Portal (dann bitte mit dem Tag des Abrufs)",
        Fact.Service => "Wie lange besteht das Arbeitsverhältnis bei der Stadt? Zum Beispiel:\n- Probezeit oder bis sechs Monate\n- bis ein Jahr\n- Zahl der Jahre, zum Beispiel „9 Jahre“",
        Fact.ChildAge => "Wie alt ist das Kind, wenn die Elternzeit beginnt?\n- unter drei Jahren\n- drei Jahre oder älter",
        Fact.Time => "Um wie viel Uhr war das? Die Frist läuft nach Stunden.",
        Fact.Birth => rule.Kind == CalculationKind.MaternityProtection ? "Wann war oder ist die Entbindung (Tag der Geburt oder errechneter Termin)?" : "Wann wurde das Kind geboren?",
        Fact.Received => "Wann ging der Antrag ein, oder wann soll er eingehen?",
        Fact.PregnancyWeek => "In welcher Schwangerschaftswoche war das?\n- 13. bis 16. Woche\n- 17. bis 19. Woche\n- ab der 20. Woche",
        Fact.Year => QuestionOf(rule) ?? "Welches Jahr ist gemeint?",
        Fact.Month => QuestionOf(rule) ?? "Welcher Monat ist gemeint?",
        Fact.Date when rule.Kind == CalculationKind.Notice => "An welchem Tag geht die Kündigung zu, oder zu welchem Tag soll das Arbeitsverhältnis enden?",
        _ => QuestionOf(rule) ?? $"Wann ist oder war das ({rule.Trigger})?",
    };

    /// <summary>Those of <see cref="Ask"/> that answer it alone: one that needs a day besides, or is only an example, cannot be sent as it stands.</summary>
    public static IReadOnlyList<string> Choices(DeadlineRule rule, Fact missing) =>
        [.. Ask(rule, missing).Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal) && !l.Contains("dann bitte", StringComparison.Ordinal) && !l.Contains('„')).Select(l => l[2..])];

    /// <summary>Which fact would let a general question be computed.</summary>
    public static string Offer(DeadlineRule rule, Fact missing) =>
        $"Ich kann die Frist für Ihren Fall berechnen ({rule.Name}). {Ask(rule, missing).Split('\n')[0]}";

    /// <summary>How long the rule gives, without a date.</summary>
    public static string General(DeadlineRule rule) => rule is { Count: { } count, Unit: { } unit }
        ? $"{rule.Name}: {Length(count, unit)} ({rule.Basis}), maßgeblich ist: {rule.Trigger}."
        : $"{rule.Name} ({rule.Basis}), maßgeblich ist: {rule.Trigger}.";

    private static string? QuestionOf(DeadlineRule rule) => rule.Questions is [var question, ..] ? question : null;

    private static string Length(int count, CountUnit unit)
    {
        string name = (unit, count) switch
        {
            (CountUnit.Day, 1) => "Tag",
            (CountUnit.Day, _) => "Tage",
            (CountUnit.CalendarDay, 1) => "Kalendertag",
            (CountUnit.CalendarDay, _) => "Kalendertage",
            (CountUnit.WorkingDay, 1) => "Arbeitstag",
            (CountUnit.WorkingDay, _) => "Arbeitstage",
            (CountUnit.Werktag, 1) => "Werktag",
            (CountUnit.Werktag, _) => "Werktage",
            (CountUnit.Week, 1) => "Woche",
            (CountUnit.Week, _) => "Wochen",
            (CountUnit.Month, 1) => "Monat",
            (CountUnit.Month, _) => "Monate",
            (CountUnit.Quarter, _) => "Vierteljahr",
            (CountUnit.Year, 1) => "Jahr",
            (CountUnit.Year, _) => "Jahre",
            _ => "Stunden",
        };
        return $"{count.ToString(CultureInfo.InvariantCulture)} {name}";
    }

    private static bool IsLastDay(CalculationKind kind, CaseFacts facts) =>
        kind is CalculationKind.AfterEvent or CalculationKind.AfterNotification or CalculationKind.Backward or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.Werktage or CalculationKind.Hours
            or CalculationKind.SicknessCertificate || (kind == CalculationKind.Notice && facts.End is not null);

    private static string Meaning(CalculationKind kind, CaseFacts facts) => kind switch
    {
        CalculationKind.Backward or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore => "Das ist der späteste Tag",
        CalculationKind.Notice => facts.End is { } end ? $"Spätestens an diesem Tag muss die Kündigung zugehen, damit das Arbeitsverhältnis am {SpokenGerman.Short(end)} endet" : "Zu diesem Tag endet das Arbeitsverhältnis",
        CalculationKind.Wait => "Ab diesem Tag ist es zulässig, vorher nicht",
        CalculationKind.StartBefore => "An diesem Tag beginnt der Schutz",
        CalculationKind.FromDayStart or CalculationKind.MaternityProtection => "Das ist der letzte Tag des Zeitraums",
        CalculationKind.Threshold or CalculationKind.ThresholdSum => "Ab diesem Tag ist die Schwelle überschritten",
        CalculationKind.ParentalAllowance => "Ab diesem Tag wird gezahlt",
        CalculationKind.AgeAtMonthEnd => "Mit Ablauf dieses Tages endet das Arbeitsverhältnis",
        CalculationKind.Payday => "Das ist der Zahltag",
        CalculationKind.SicknessCertificate => "Dauert die Arbeitsunfähigkeit länger als drei Kalendertage, ist die Bescheinigung an diesem Arbeitstag fällig",
        CalculationKind.Hours => "Bis dahin muss es geschehen sein",
        CalculationKind.YearEnd => "Mit diesem Tag endet die Frist",
        _ => "Das ist der letzte Tag der Frist",
    };

    private static IEnumerable<string> Facts(Computed computed)
    {
        var facts = computed.Facts;
        if (computed.Rule.Kind == CalculationKind.Notice)
            yield return facts.End is { } end ? $"Gewünschtes Ende: {SpokenGerman.Long(end)}" : $"Zugang der Kündigung: {(facts.Date is { } notice ? SpokenGerman.Long(notice) : "")}";
        else if (computed.Rule.Kind is CalculationKind.MaternityProtection or CalculationKind.ParentalAllowance)
            yield return $"Geburt: {(facts.Birth is { } birth ? SpokenGerman.Long(birth) : "")}";
        else if (facts.Absences is { } absences)
            yield return "Zeiten: " + string.Join(", ", absences.Select(a => $"{SpokenGerman.Short(a.From)} bis {(a.To is { } to ? SpokenGerman.Short(to) : "auf Weiteres")}"));
        else if (facts.Date is { } date)
            yield return $"{computed.Rule.Trigger}: {SpokenGerman.Long(date)}{(facts.Time is { } time && computed.Rule.Kind == CalculationKind.Hours ? ", " + time.ToString("HH:mm", CultureInfo.InvariantCulture) + " Uhr" : "")}";
        else if (facts.Month is { } month)
            yield return $"Monat: {SpokenGerman.Month(month.Month)} {month.Year.ToString(CultureInfo.InvariantCulture)}";
        else if (facts.Year is { } year)
            yield return $"Jahr: {year.ToString(CultureInfo.InvariantCulture)}";
        if (computed.Rule.Kind == CalculationKind.AfterNotification)
            yield return "Bekanntgabe: " + Way(facts.Way);
        if (facts.ServiceMonths is { } months && computed.Rule.Kind == CalculationKind.Notice)
            yield return months % 12 == 0 && months > 0 ? $"Beschäftigungszeit: {Length(months / 12, CountUnit.Year)}" : $"Beschäftigungszeit: {Length(months, CountUnit.Month)}";
        foreach (var assumption in facts.Assumed)
            yield return $"Angenommen: {assumption.Text}";
        if (computed.Rule.Key is "urlaub-wartezeit" or "au-nachweis" or "entgeltfortzahlung")
            yield return "Angenommen: Der erste Tag zählt ganz mit";
        yield return facts.State is { } named ? $"Bundesland: {States.NameOf(named)}" : $"Angenommen: Bundesland {States.NameOf(computed.State)} (nicht genannt)";
    }

    private static string Way(Delivery? way) => way switch
    {
        Delivery.Served => "förmlich zugestellt; es zählt der Tag der Zustellung",
        Delivery.Received => "gerechnet ab dem genannten Tag des Erhalts, das ist die vorsichtige Rechnung; bei einfachem Brief gilt der vierte Tag nach der Aufgabe zur Post, wenn er später liegt",
        Delivery.Registered => "per Einschreiben",
        Delivery.Electronic => "elektronisch",
        Delivery.Portal => "über ein Portal",
        Delivery.Public => "öffentlich",
        Delivery.Abroad => "ins Ausland",
        _ => "mit der Post",
    };
}
