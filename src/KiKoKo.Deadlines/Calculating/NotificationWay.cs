using KiKoKo.Deadlines.Calendars;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>How an administrative act reached its addressee; what the start of the calculation then is.</summary>
public enum NotificationWay
{
    /// <summary>"zugang": served or received; the start is that very day.</summary>
    Actual = 1,

    /// <summary>"vwvfg": posted within Germany or sent electronically; the start is the day of posting or sending.</summary>
    Post,

    /// <summary>"vwvfg-portal": the start is the day of retrieval (§ 41 Abs. 2a VwVfG).</summary>
    Portal,

    /// <summary>"oeffentlich": the start is the day of the public announcement (§ 41 Abs. 4 VwVfG).</summary>
    Public,

    /// <summary>"einschreiben": registered letter handed over; the start is the day of posting (§ 4 Abs. 2 VwZG).</summary>
    Registered,

    /// <summary>"sgb": social law, posted or sent (§ 37 Abs. 2 SGB X).</summary>
    SocialPost,

    /// <summary>"sgb-portal": social law, the start is the day of the message that it lies ready (§ 37 Abs. 2a SGB X).</summary>
    SocialPortal,

    /// <summary>"ao": tax law, posted within Germany or sent (§ 122 Abs. 2 Nr. 1, Abs. 2a AO).</summary>
    TaxPost,

    /// <summary>"ao-ausland": tax law, posted abroad (§ 122 Abs. 2 Nr. 2 AO).</summary>
    TaxAbroad,

    /// <summary>"ao-portal": tax law, the start is the day from which it lies ready (§ 122a Abs. 4 AO).</summary>
    TaxPortal,
}

/// <summary>The fiction of notification. Three days until the end of 2024, four since (Postrechtsmodernisierungsgesetz, by the day of posting).</summary>
internal static class Notification
{
    private static readonly DateOnly s_fourDaysSince = new(2025, 1, 1);

    private static readonly string[] s_ordinals = ["", "ersten", "zweiten", "dritten", "vierten"];

    /// <param name="calendar">Of the recipient's place; tax law shifts by its holidays.</param>
    public static DateOnly Deem(NotificationWay way, DateOnly start, WorkCalendar? calendar, Trace trace)
    {
        int days = start < s_fourDaysSince ? 3 : 4;
        switch (way)
        {
            case NotificationWay.Actual:
                trace.Step($"Bekannt gegeben durch Zugang oder Zustellung am {GermanDate.Long(start)}.", "§ 43 Abs. 1 VwVfG");
                return start;
            case NotificationWay.Portal:
                trace.Warn(WarningKind.Assumption, "Gerechnet ist ab dem Abruf. Wird nicht innerhalb von zehn Tagen nach der Benachrichtigung abgerufen, ist nichts bekannt gegeben und keine Frist läuft.");
                return Plain(start, 1, "nach dem Abruf", "§ 41 Abs. 2a VwVfG", calendar, trace);
            case NotificationWay.Public:
                return Plain(start, 14, "nach der öffentlichen Bekanntmachung", "§ 41 Abs. 4 VwVfG", calendar, trace);
            case NotificationWay.Registered:
                return Plain(start, days, "nach der Aufgabe zur Post (Einschreiben)", "§ 4 Abs. 2 VwZG", calendar, trace);
            case NotificationWay.SocialPost:
                return Plain(start, days, "nach der Aufgabe zur Post oder Absendung", "§ 37 Abs. 2 SGB X", calendar, trace);
            case NotificationWay.SocialPortal:
                return Plain(start, days, "nach der Benachrichtigung über die Bereitstellung", "§ 37 Abs. 2a SGB X", calendar, trace);
            case NotificationWay.TaxPost:
                return Shifted(Plain(start, days, "nach der Aufgabe zur Post oder Absendung", "§ 122 Abs. 2 Nr. 1, Abs. 2a AO", null, trace), calendar, trace);
            case NotificationWay.TaxAbroad:
                return Shifted(Month(start, "§ 122 Abs. 2 Nr. 2 AO", trace), calendar, trace);
            case NotificationWay.TaxPortal:
                string from = start < s_fourDaysSince ? "nach der Benachrichtigung über die Bereitstellung" : "nach der Bereitstellung zum Abruf";
                return Shifted(Plain(start, days, from, "§ 122a Abs. 4 AO", null, trace), calendar, trace);
            default:
                return Plain(start, days, "nach der Aufgabe zur Post oder Absendung", "§ 41 Abs. 2 VwVfG", calendar, trace);
        }
    }

    /// <summary>A fiction given in numbers instead of by its law.</summary>
    /// <param name="days">Null: one month.</param>
    public static DateOnly Deem(int? days, bool shift, DateOnly start, WorkCalendar? calendar, string basis, Trace trace)
    {
        var day = days is { } number ? Plain(start, number, "nach der Aufgabe zur Post, Absendung oder Bereitstellung", basis, shift ? null : calendar, trace) : Month(start, basis, trace);
        bool old = days == 3 && start >= s_fourDaysSince, young = days == 4 && start < s_fourDaysSince;
        if (old || young)
            trace.Warn(WarningKind.Assumption, "Die Bekanntgabe gilt bei Aufgabe zur Post bis 31.12.2024 am dritten, seit 01.01.2025 am vierten Tag als bewirkt; gerechnet ist wie angegeben.");
        return shift ? Shifted(day, calendar, trace) : day;
    }

    private static DateOnly Month(DateOnly start, string basis, Trace trace)
    {
        var day = Periods.AddMonths(start, 1);
        trace.Step($"Aufgabe zur Post am {GermanDate.Long(start)}; die Bekanntgabe gilt einen Monat danach als bewirkt: {GermanDate.Long(day)}.", basis);
        return day;
    }

    private static DateOnly Plain(DateOnly start, int days, string after, string basis, WorkCalendar? calendar, Trace trace)
    {
        var day = start.AddDays(days);
        string when = days switch
        {
            > 0 and <= 4 => $"am {s_ordinals[days]} Tag",
            14 => "zwei Wochen",
            _ => $"{days} Tage",
        };
        trace.Step($"Die Bekanntgabe gilt {when} {after} ({GermanDate.Long(start)}) als bewirkt: {GermanDate.Long(day)}.", basis);
        if (calendar is not null && days > 1 && !calendar.IsWorkingDay(day))
            trace.Warn(WarningKind.Disputed, $"{GermanDate.Long(day)}, ist kein Werktag. Die Bekanntgabe verschiebt sich nach der Rechtsprechung nicht (BSG, 06.05.2010 – B 14 AS 12/09 R); wer sie verschiebt, kommt zu einem späteren Ende. Genannt ist das frühere, sichere Datum.");
        return day;
    }

    private static DateOnly Shifted(DateOnly day, WorkCalendar? calendar, Trace trace)
    {
        var shifted = calendar!.WorkingDayOnOrAfter(day);
        if (shifted != day)
            trace.Step($"{Free(day, calendar)}; die Bekanntgabe verschiebt sich auf {GermanDate.Long(shifted)}.", "§ 108 Abs. 3 AO (BFH, 14.10.2003 – IX R 68/98)");
        return shifted;
    }

    private static string Free(DateOnly day, WorkCalendar calendar) => calendar.HolidayOn(day) is { } holiday
        ? $"{GermanDate.Long(day)}, ist am Ort des Empfängers ({States.NameOf(calendar.State)}) Feiertag ({holiday})"
        : $"Der {GermanDate.Short(day)} ist ein {GermanDate.Weekday(day)}";
}
