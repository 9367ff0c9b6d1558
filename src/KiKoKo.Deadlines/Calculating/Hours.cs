using System.Globalization;
using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>Periods that the law counts by the hour. Counted on the clock on the wall.</summary>
internal static class Hours
{
    public static DueDate Count(Calculation c, Trace trace)
    {
        var start = c.Start!.Value.Date!.Value.ToDateTime(c.Start.Value.Time!.Value);
        var length = new Length(c.Count!.Value, CountUnit.Hour);
        var end = c.SkipNonWorking!.Value ? OverWorkingDays(start, length.Count, c.Calendar!) : start.AddHours(length.Count);
        trace.Step(
            c.SkipNonWorking.Value
                ? $"{length} ab {Text(start)}; Samstage, Sonntage und Feiertage zählen nicht mit: {Text(end)}."
                : $"{length} ab {Text(start)}; Samstage, Sonntage und Feiertage zählen mit, das Ende verschiebt sich nicht: {Text(end)}.",
            c.SkipNonWorking.Value ? "§ 222 Abs. 3 ZPO" : ShiftBasis.Of(c.Basis) == ShiftBasis.European ? "Art. 3 Abs. 1 und 2 Buchst. a VO (EWG, Euratom) Nr. 1182/71" : "§ 31 Abs. 6 VwVfG");
        if (!c.SkipNonWorking.Value && ShiftBasis.Of(c.Basis) == ShiftBasis.European)
            trace.Warn(WarningKind.Conservative, "Gerechnet ist vorsichtig ab der genauen Uhrzeit. Nach Art. 3 Abs. 1 VO 1182/71 beginnt die Frist erst mit der nächsten vollen Stunde; ob sie mindestens zwei Arbeitstage umfassen muss (Art. 3 Abs. 5), ist umstritten.");
        Clocks(start, end, trace);
        return new DueDate(DateOnly.FromDateTime(end), TimeOnly.FromDateTime(end));
    }

    private static DateTime OverWorkingDays(DateTime at, int hours, WorkCalendar calendar)
    {
        for (var left = TimeSpan.FromHours(hours); ;)
        {
            var midnight = at.Date.AddDays(1);
            if (calendar.IsWorkingDay(DateOnly.FromDateTime(at)))
            {
                if (at + left <= midnight)
                    return at + left;
                left -= midnight - at;
            }

            at = midnight;
        }
    }

    /// <summary>In summer time the clocks jump on the last Sundays of March and October.</summary>
    private static void Clocks(DateTime start, DateTime end, Trace trace)
    {
        for (int year = start.Year; year <= end.Year; year++)
        {
            if (Between(LastSunday(year, 3)))
                trace.Warn(WarningKind.Conservative, "In der Frist werden die Uhren vorgestellt; nach gemessenen Stunden endete sie eine Stunde später. Genannt ist die frühere Uhrzeit.");
            if (Between(LastSunday(year, 10)))
                trace.Warn(WarningKind.Conservative, $"In der Frist werden die Uhren zurückgestellt. Sicher ist, wer sie eine Stunde früher einhält: {Text(end.AddHours(-1))}.", DateOnly.FromDateTime(end.AddHours(-1)));
        }

        bool Between(DateTime change) => start < change && change < end;
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 2, 0, 0);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static string Text(DateTime at) => $"{GermanDate.Long(DateOnly.FromDateTime(at))}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)} Uhr";
}
