using System.Collections.Frozen;
using System.Text.Json;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>A case as it was read. Without a calculation there is at least one problem.</summary>
public sealed record CalculationReading(string? Id, Calculation? Calculation, IReadOnlyList<Problem> Problems, IReadOnlyList<CalculationWarning> Warnings);

/// <summary>
/// Reads a case {id, start, state, rule, event, calc:{kind, …}} as JSON. Dates are ISO 8601 or German, units T, KT, AT, WT, W,
/// HM, M, M+15T, VJ, HJ, J and h. What cannot be read is a problem, what is not known a warning.
/// </summary>
public static class CalculationReader
{
    private static readonly FrozenDictionary<string, CountUnit> s_units = new Dictionary<string, CountUnit>
    {
        ["T"] = CountUnit.Day,
        ["KT"] = CountUnit.CalendarDay,
        ["AT"] = CountUnit.WorkingDay,
        ["WT"] = CountUnit.Werktag,
        ["W"] = CountUnit.Week,
        ["HM"] = CountUnit.HalfMonth,
        ["M"] = CountUnit.Month,
        ["M+15T"] = CountUnit.MonthAndHalf,
        ["VJ"] = CountUnit.Quarter,
        ["HJ"] = CountUnit.HalfYear,
        ["J"] = CountUnit.Year,
        ["h"] = CountUnit.Hour,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, EndShift> s_shifts = new Dictionary<string, EndShift>
    {
        ["none"] = EndShift.None,
        ["next"] = EndShift.Next,
        ["eu"] = EndShift.European,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, NoticeEnd> s_ends = new Dictionary<string, NoticeEnd>
    {
        ["-"] = NoticeEnd.AnyDay,
        ["ME"] = NoticeEnd.MonthEnd,
        ["QE"] = NoticeEnd.QuarterEnd,
        ["HE"] = NoticeEnd.HalfYearEnd,
        ["JE"] = NoticeEnd.YearEnd,
        ["15/ME"] = NoticeEnd.FifteenthOrMonthEnd,
        ["fix"] = NoticeEnd.Agreed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, NotificationWay> s_ways = new Dictionary<string, NotificationWay>
    {
        ["zugang"] = NotificationWay.Actual,
        ["vwvfg"] = NotificationWay.Post,
        ["vwvfg-portal"] = NotificationWay.Portal,
        ["oeffentlich"] = NotificationWay.Public,
        ["einschreiben"] = NotificationWay.Registered,
        ["sgb"] = NotificationWay.SocialPost,
        ["sgb-portal"] = NotificationWay.SocialPortal,
        ["ao"] = NotificationWay.TaxPost,
        ["ao-ausland"] = NotificationWay.TaxAbroad,
        ["ao-portal"] = NotificationWay.TaxPortal,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kinds by their names.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. KindRule.All.Values.OrderBy(r => r.Kind).Select(r => r.Name)];

    /// <summary>The units by their names.</summary>
    public static IReadOnlyList<string> Units { get; } = [.. s_units.OrderBy(u => u.Value).Select(u => u.Key)];

    /// <summary>The ends of notice by their names.</summary>
    public static IReadOnlyList<string> NoticeEnds { get; } = [.. s_ends.OrderBy(e => e.Value).Select(e => e.Key)];

    /// <summary>The ways of notification by their names.</summary>
    public static IReadOnlyList<string> Ways { get; } = [.. s_ways.OrderBy(w => w.Value).Select(w => w.Key)];

    /// <summary>The name of a unit in the data language.</summary>
    public static string NameOf(CountUnit unit) => s_units.First(u => u.Value == unit).Key;

    /// <summary>The way of that name, null when there is none.</summary>
    public static NotificationWay? FindWay(string name) => s_ways.TryGetValue(name, out var way) ? way : null;

    /// <summary>The name of a way of notification in the data language.</summary>
    public static string NameOf(NotificationWay way) => s_ways.First(w => w.Value == way).Key;

    /// <summary>The kind of that name, null when there is none.</summary>
    public static CalculationKind? FindKind(string name) => KindRule.ByName.TryGetValue(name, out var kind) ? kind : null;

    public static CalculationReading Read(JsonElement item)
    {
        var problems = new List<Problem>();
        if (item.ValueKind != JsonValueKind.Object)
            return new(null, null, [new("Die Zeile ist kein JSON-Objekt.", "Je Zeile ein Objekt {id, start, state, calc} angeben.")], []);
        string? id = new JsonFields(item, problems).Text("id");
        if (!item.TryGetProperty("calc", out var calc) || calc.ValueKind != JsonValueKind.Object)
            return new(id, null, [new("Die Angabe „calc“ fehlt oder ist kein Objekt.", "„calc“ mit „kind“ und den Angaben dazu ergänzen.")], []);
        var (outer, inner) = (new JsonFields(item, problems), new JsonFields(calc, problems));
        if (inner.OneOf("kind", KindRule.ByName) is not { } kind)
        {
            if (problems.Count == 0)
                problems.Add(new("Die Angabe „kind“ fehlt.", $"Eine von {string.Join(", ", Kinds)} angeben."));
            return new(id, null, problems, []);
        }

        var calculation = Build(kind, outer, inner);
        var warnings = Tags(item, problems).Concat(inner.Unread().Select(f => new CalculationWarning(WarningKind.Note, $"Die Angabe „{f}“ ist unbekannt und blieb außer Betracht."))).ToList();
        return problems.Count > 0 ? new(id, null, problems, warnings) : new(id, calculation, [], warnings);
    }

    /// <summary>The facts for a named rule: {id, start, state, recipient, way, end_given, periods, et, birth, weeks, received, years, months}.</summary>
    /// <returns>Without facts there is at least one problem.</returns>
    public static (string? Id, RuleFacts? Facts, IReadOnlyList<Problem> Problems) ReadFacts(JsonElement item)
    {
        var problems = new List<Problem>();
        var fields = new JsonFields(item, problems);
        var c = Build(CalculationKind.Fixed, fields, fields);
        var facts = new RuleFacts
        {
            Start = c.Start,
            Calendar = c.Calendar,
            RecipientCalendar = c.RecipientCalendar,
            Way = c.Way,
            EndIsGiven = fields.Flag("end_given") is true,
            Absences = c.Absences,
            ExpectedBirth = c.ExpectedBirth,
            Birth = c.Birth,
            Weeks = c.Weeks,
            Received = c.Received,
            Years = c.Years,
            Months = c.Months,
        };
        foreach (string fixedByRule in new[] { "n", "unit", "n2", "unit2", "shift", "to", "days", "fiction_days", "shift_fiction", "skip_nonworking" })
        {
            if (fields.Text(fixedByRule) is not null)
                problems.Add(new($"Die Angabe „{fixedByRule}“ legt die benannte Regel selbst fest.", "Die Angabe weglassen oder statt der Regel eine Rechnung angeben."));
        }

        return (fields.Text("id"), problems.Count == 0 ? facts : null, problems);
    }

    private static Calculation Build(CalculationKind kind, JsonFields outer, JsonFields inner)
    {
        string? happened = outer.Text("event");
        bool notified = kind == CalculationKind.AfterNotification && happened is not null;
        var recipient = outer.State("recipient") ?? (notified ? Places.Of(happened!, "Empfänger", "Empfängerin", "Adressat") : null);
        var authority = outer.State("state");
        return new Calculation(kind)
        {
            Basis = outer.Text("rule"),
            Event = happened,
            Start = outer.Start("start"),
            Calendar = authority is { } state ? WorkCalendar.For(state) : null,
            RecipientCalendar = recipient is { } place ? WorkCalendar.For(place) : null,
            Count = inner.Number("n"),
            Unit = inner.OneOf("unit", s_units),
            SecondCount = inner.Number("n2"),
            SecondUnit = inner.OneOf("unit2", s_units),
            Shift = inner.OneOf("shift", s_shifts),
            Way = inner.OneOf("way", s_ways),
            FictionMonth = inner.Peek("fiction_days") == "M",
            FictionDays = inner.Peek("fiction_days") == "M" ? null : inner.Number("fiction_days"),
            ShiftFiction = inner.Flag("shift_fiction"),
            SkipNonWorking = inner.Flag("skip_nonworking"),
            NoticeEnd = inner.OneOf("to", s_ends),
            Days = inner.Number("days"),
            Absences = inner.Periods("periods"),
            ExpectedBirth = inner.Date("et"),
            Birth = inner.Date("birth"),
            Weeks = inner.Number("weeks"),
            Received = inner.Date("received"),
            Years = inner.Number("years"),
            Months = inner.Number("months"),
            Cautious = outer.Text("rule")?.Contains("§ 37 TVöD", StringComparison.Ordinal) is true,
        };
    }

    /// <summary>What a case says of itself: "disputed", "conservative", "secondary-source", "safe:2027-02-26".</summary>
    private static IEnumerable<CalculationWarning> Tags(JsonElement item, List<Problem> problems)
    {
        if (!item.TryGetProperty("tags", out var tags) || tags.ValueKind is not JsonValueKind.Array)
            yield break;
        foreach (string tag in tags.EnumerateArray().Where(t => t.ValueKind is JsonValueKind.String).Select(t => t.GetString()!))
        {
            if (tag.StartsWith("safe:", StringComparison.Ordinal))
            {
                if (StartPoint.Read(tag[5..], out var problem)?.Date is { } safe)
                    yield return new(WarningKind.Conservative, $"Sicher ist, wer den {GermanDate.Long(safe)}, einhält.", safe);
                else
                    problems.Add(problem ?? new($"„{tag}“ nennt keinen Tag.", "„safe:2027-02-26“ schreiben."));
            }
            else if (tag.StartsWith("disputed", StringComparison.Ordinal))
            {
                yield return new(WarningKind.Disputed, "Die Berechnung ist umstritten; genannt ist das frühere Datum.");
            }
            else if (tag == "conservative")
            {
                yield return new(WarningKind.Conservative, "Vorsichtig gerechnet: genannt ist das frühere Datum.");
            }
            else if (tag == "secondary-source")
            {
                yield return new(WarningKind.Note, "Die Regel stammt aus einer Sekundärquelle; den Normtext vor der Verwendung prüfen.");
            }
        }
    }
}
