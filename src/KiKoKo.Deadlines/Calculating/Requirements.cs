using System.Numerics;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Is everything there, and does it agree? One problem for each thing that is not.</summary>
internal static class Requirements
{
    private const Fields ReadByName = Fields.Day | Fields.Time | Fields.Month | Fields.Calendar;

    public static IReadOnlyList<Problem> Check(Calculation c)
    {
        var rule = KindRule.All[c.Kind];
        var problems = new List<Problem>();
        var given = Given(c);
        foreach (var missing in Each(rule.Needs & ~given))
            problems.Add(Missing(missing, rule.Name));
        if (c.Shift is EndShift.Next or EndShift.European && rule.NeverShifts)
            problems.Add(new($"„shift“ passt nicht zu „{rule.Name}“: Diese Frist verschiebt sich nicht auf den nächsten Werktag.", "„shift“ weglassen oder „none“ angeben."));
        else if (c.Shift is EndShift.None && c.Kind is CalculationKind.Extension or CalculationKind.ProceduralExtension)
            problems.Add(new($"„shift: none“ passt nicht zu „{rule.Name}“: Das Ende der verlängerten Frist verschiebt sich.", "„shift“ weglassen."));
        var allowed = rule.Needs | rule.May | Fields.Shift | ReadByName;
        foreach (var extra in Each(given & ~allowed))
            problems.Add(new($"Die Angabe „{NameOf(extra)}“ gehört nicht zu „{rule.Name}“.", "Die Angabe weglassen oder eine andere Art der Rechnung wählen."));
        if (problems.Count == 0)
            problems.AddRange(Values(c, rule));
        return problems;
    }

    private static IEnumerable<Problem> Values(Calculation c, KindRule rule)
    {
        if (Number("n", c.Count) is { } n)
            yield return n;
        if (Number("n2", c.SecondCount) is { } n2)
            yield return n2;
        if (Number("days", c.Days) is { } days)
            yield return days;
        if (Number("weeks", c.Weeks) is { } weeks)
            yield return weeks;
        if (c.Count is { } count && c.Unit is { } unit && new Length(count, unit).IsAbsurd)
            yield return new($"Eine Frist von {new Length(count, unit)} ist länger als jeder Kalender.", "Anzahl und Einheit prüfen.");
        if (c.SecondCount is { } second && c.SecondUnit is { } unit2 && new Length(second, unit2).IsAbsurd)
            yield return new($"Eine Verlängerung um {new Length(second, unit2)} ist länger als jeder Kalender.", "Anzahl und Einheit prüfen.");
        if (Wrong(c) is { } wrong)
            yield return new($"Die Einheit „{CalculationReader.NameOf(wrong)}“ passt nicht zu „{rule.Name}“.", Fitting(c.Kind));
        if (NeedsCalendar(c) && c.Calendar is null)
            yield return Missing(Fields.Calendar, rule.Name);
        if (c.Way is not null && (c.FictionDays is not null || c.FictionMonth || c.ShiftFiction is not null))
            yield return new("Der Weg der Bekanntgabe ist angegeben und dazu „fiction_days“ oder „shift_fiction“; beides zugleich widerspricht sich.", "Entweder den Weg oder Tage und Verschiebung angeben.");
        if (c is { Kind: CalculationKind.AfterNotification, Way: null } && (c.ShiftFiction is null || (c.FictionDays is null && !c.FictionMonth)))
            yield return Missing(Fields.Fiction, rule.Name);
        if (c.FictionDays is < 0 or > 31)
            yield return new($"Eine Bekanntgabe nach {c.FictionDays} Tagen kennt kein Gesetz.", "„fiction_days“ prüfen: 4 (bis Ende 2024: 3), 1, 14 oder „M“.");
        if (c.NoticeEnd is NoticeEnd.Agreed && c.Kind == CalculationKind.Notice)
            yield return new("Zu einem vereinbarten Ende („fix“) lässt sich nur der späteste Zugang rechnen.", "„notice_latest“ mit dem vereinbarten Ende als Beginn verwenden.");
        foreach (var outside in Dates(c).Where(d => d.Day.Year < Earliest(c, d.IsBirth) || d.Day.Year > PublicHolidays.LastYear))
            yield return new($"Das Datum {Rules.GermanDate.Short(outside.Day)} liegt außerhalb der Jahre {Earliest(c, outside.IsBirth)} bis {PublicHolidays.LastYear}.", "Das Datum prüfen.");
        foreach (var order in Order(c))
            yield return order;
    }

    private static IEnumerable<Problem> Order(Calculation c)
    {
        if (c is { Birth: { } birth, Received: { } received } && received < birth)
            yield return new("Der Antrag kann nicht vor der Geburt eingegangen sein.", "Geburtstag und Eingang prüfen.");
        if (c is { Kind: CalculationKind.MaternityProtection, Birth: { } born, ExpectedBirth: { } expected } && Math.Abs(born.DayNumber - expected.DayNumber) > 150)
            yield return new("Zwischen voraussichtlichem und tatsächlichem Tag der Entbindung liegen mehr als fünf Monate.", "Beide Tage prüfen.");
        foreach (var absence in c.Absences ?? [])
        {
            if (absence.To < absence.From)
                yield return new($"Der Zeitraum ab {Rules.GermanDate.Short(absence.From)} endet vor seinem Beginn.", "Beginn und Ende prüfen.");
        }
    }

    /// <summary>Dates of birth lie further back than the holidays.</summary>
    private static int Earliest(Calculation c, bool isBirth) => isBirth || c.Kind is CalculationKind.AgeAtMonthEnd or CalculationKind.FromDayStart ? 1900 : PublicHolidays.FirstYear;

    private static IEnumerable<(DateOnly Day, bool IsBirth)> Dates(Calculation c)
    {
        if (c.Start is { } start && c.Kind is not CalculationKind.Count)
            yield return (start.Date ?? new DateOnly(start.Year, start.Month ?? 1, 1), false);
        if (c.Birth is { } birth)
            yield return (birth, true);
        if (c.ExpectedBirth is { } expected)
            yield return (expected, false);
        if (c.Received is { } received)
            yield return (received, false);
        foreach (var absence in c.Absences ?? [])
        {
            yield return (absence.From, false);
            if (absence.To is { } to)
                yield return (to, false);
        }
    }

    private static Problem? Number(string name, int? value) =>
        value is < 1 ? new Problem($"„{name}“ ist {value}; eine Frist hat mindestens die Länge 1.", $"„{name}“ als ganze Zahl ab 1 angeben.") : null;

    private static CountUnit? Wrong(Calculation c) => c.Kind switch
    {
        CalculationKind.Hours => c.Unit is null or CountUnit.Hour ? null : c.Unit,
        CalculationKind.Werktage => c.Unit is null or CountUnit.Werktag ? null : c.Unit,
        CalculationKind.BackwardWorkdays => c.Unit is null or CountUnit.WorkingDay ? null : c.Unit,
        CalculationKind.ClearDaysBefore => c.Unit is null or CountUnit.Day or CountUnit.CalendarDay ? null : c.Unit,
        CalculationKind.YearEnd => c.Unit is null or CountUnit.Year ? null : c.Unit,
        CalculationKind.Notice or CalculationKind.NoticeLatest or CalculationKind.StartBefore or CalculationKind.Count
            when c.Unit is CountUnit.WorkingDay or CountUnit.Werktag => c.Unit,
        _ => c.Unit is CountUnit.Hour ? c.Unit : c.SecondUnit is CountUnit.Hour or CountUnit.WorkingDay or CountUnit.Werktag ? c.SecondUnit : null,
    };

    private static string Fitting(CalculationKind kind) => kind switch
    {
        CalculationKind.Hours => "„h“ angeben oder weglassen.",
        CalculationKind.Werktage => "„WT“ angeben oder weglassen.",
        CalculationKind.BackwardWorkdays => "„AT“ angeben oder weglassen.",
        CalculationKind.ClearDaysBefore => "„KT“ angeben oder weglassen.",
        CalculationKind.YearEnd => "„J“ angeben oder weglassen.",
        CalculationKind.AfterEvent => "T, KT, AT, WT, W, M oder J angeben; für Stunden die Art „hours“.",
        _ => "T, KT, W, M oder J angeben.",
    };

    private static bool NeedsCalendar(Calculation c) =>
        c.Shift is EndShift.Next or EndShift.European
        || c.Unit is CountUnit.WorkingDay or CountUnit.Werktag
        || c.SkipNonWorking is true
        || c.ShiftFiction is true
        || c.Way is NotificationWay.TaxPost or NotificationWay.TaxAbroad or NotificationWay.TaxPortal;

    private static Fields Given(Calculation c)
    {
        var given = Fields.None;
        Add(c.Start?.Date is not null, Fields.Day);
        Add(c.Start?.Time is not null, Fields.Time);
        Add(c.Start?.Month is not null, Fields.Month);
        Add(c.Calendar is not null, Fields.Calendar);
        Add(c.Count is not null, Fields.N);
        Add(c.Unit is not null, Fields.Unit);
        Add(c.SecondCount is not null, Fields.N2);
        Add(c.SecondUnit is not null, Fields.Unit2);
        Add(c.Shift is not null, Fields.Shift);
        Add(c.Way is not null || c.FictionDays is not null || c.FictionMonth || c.ShiftFiction is not null, Fields.Fiction);
        Add(c.SkipNonWorking is not null, Fields.Skip);
        Add(c.NoticeEnd is not null, Fields.To);
        Add(c.Days is not null, Fields.Days);
        Add(c.Absences is { Count: > 0 }, Fields.Periods);
        Add(c.ExpectedBirth is not null, Fields.Expected);
        Add(c.Birth is not null, Fields.Birth);
        Add(c.Weeks is not null, Fields.Weeks);
        Add(c.Received is not null, Fields.Received);
        Add(c.Years is not null, Fields.Years);
        Add(c.Months is not null, Fields.Months);
        Add(c.Day is not null, Fields.FixedDay);
        return given;

        void Add(bool present, Fields field) => given |= present ? field : Fields.None;
    }

    private static IEnumerable<Fields> Each(Fields fields)
    {
        for (uint rest = (uint)fields; rest != 0; rest &= rest - 1)
            yield return (Fields)(1u << BitOperations.TrailingZeroCount(rest));
    }

    private static string NameOf(Fields field) => field switch
    {
        Fields.To => "to",
        Fields.Skip => "skip_nonworking",
        Fields.Fiction => "fiction_days",
        Fields.Expected => "et",
        Fields.FixedDay => "day",
        Fields.Calendar => "state",
        Fields.Day or Fields.Time or Fields.Month => "start",
        _ => field.ToString().ToLowerInvariant(),
    };

    private static Problem Missing(Fields field, string kind) => field switch
    {
        Fields.Day => new($"Für „{kind}“ fehlt der Tag, ab dem gerechnet wird.", "„start“ als Datum angeben, zum Beispiel 2026-03-09."),
        Fields.Time => new("Für eine Frist nach Stunden fehlt die Uhrzeit des Beginns.", "„start“ mit Uhrzeit angeben, zum Beispiel 2026-03-13T14:20."),
        Fields.Month => new($"Für „{kind}“ fehlt der Monat.", "„start“ als Monat angeben, zum Beispiel 2026-05."),
        Fields.Calendar => new($"Für „{kind}“ fehlt das Bundesland, nach dessen Feiertagen gerechnet wird.", "„state“ angeben, zum Beispiel RP für Rheinland-Pfalz."),
        Fields.N => new($"Für „{kind}“ fehlt die Anzahl.", "„n“ als ganze Zahl ab 1 angeben."),
        Fields.Unit => new($"Für „{kind}“ fehlt die Einheit.", "„unit“ angeben: T, KT, AT, WT, W, M oder J."),
        Fields.Shift => new($"Für „{kind}“ ist offen, ob sich ein Ende am Wochenende oder Feiertag verschiebt.", "„shift“ angeben: next (§ 193 BGB, § 31 Abs. 3 VwVfG) oder none."),
        Fields.Fiction => new($"Für „{kind}“ fehlt, wie die Bekanntgabe bewirkt wurde.", "„fiction_days“ (4, 1, 14 oder M) und „shift_fiction“ angeben, oder den Weg der Bekanntgabe."),
        Fields.To => new($"Für „{kind}“ fehlt der Kündigungstermin.", "„to“ angeben: ME, QE, HE, JE, 15/ME, fix oder -."),
        Fields.Skip => new("Für eine Frist nach Stunden ist offen, ob Samstage, Sonntage und Feiertage zählen.", "„skip_nonworking“ angeben: false (§ 31 Abs. 6 VwVfG) oder true (§ 222 Abs. 3 ZPO)."),
        Fields.Periods => new($"Für „{kind}“ fehlen die Zeiträume.", "„periods“ als Liste von [Beginn, Ende] angeben."),
        Fields.Expected => new("Der voraussichtliche Tag der Entbindung fehlt.", "„et“ als Datum angeben."),
        Fields.Birth => new("Der Tag der Geburt fehlt.", "„birth“ als Datum angeben."),
        Fields.Received => new("Der Tag fehlt, an dem der Antrag einging.", "„received“ als Datum angeben."),
        _ => new($"Für „{kind}“ fehlt „{NameOf(field)}“.", $"„{NameOf(field)}“ als ganze Zahl angeben."),
    };
}
