using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Server.Deadlines;

/// <summary>German words for the values of the data language.</summary>
internal static class FormWords
{
    /// <summary>The kinds that can be computed without a named rule, in the order shown. What has a named rule of its own is not among them.</summary>
    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
    [
        ("event", "Frist ab einem Ereignis"),
        ("daystart", "Frist ab Beginn eines Tages"),
        ("fiction+event", "Frist ab Bekanntgabe eines Bescheids"),
        ("hours", "Frist in Stunden"),
        ("werktage", "Werktage ab einem Ereignis"),
        ("yearend", "Jahre ab dem Ende eines Jahres"),
        ("extension", "Verlängerte Frist"),
        ("extension_procedural", "Verlängerte Frist im gerichtlichen Verfahren"),
        ("wait", "Wartefrist: der erste Tag danach"),
        ("backward", "Frist vor einem Tag (rückwärts)"),
        ("backward_workdays", "Volle Arbeitstage vor einem Tag"),
        ("clear_days_before", "Volle Kalendertage vor einem Tag"),
        ("start_before", "Beginn einer Schutzzeit vor einem Tag"),
        ("notice", "Kündigung: wann endet der Vertrag?"),
        ("notice_latest", "Kündigung: wann muss sie spätestens zugehen?"),
        ("threshold", "Länger als eine Anzahl von Tagen"),
        ("threshold_sum", "Zusammen länger als eine Anzahl von Tagen"),
        ("age_monthend", "Ende des Monats, in dem ein Alter erreicht wird"),
        ("count", "Tage eines Zeitraums ohne Zusammenhang"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Ways { get; } =
    [
        ("vwvfg", "Post oder elektronisch übermittelt (VwVfG)"),
        ("zugang", "Zugestellt, übergeben oder nachweislich zugegangen"),
        ("einschreiben", "Einschreiben durch Übergabe"),
        ("vwvfg-portal", "Abruf aus einem Verwaltungsportal (VwVfG)"),
        ("oeffentlich", "Öffentlich bekannt gemacht"),
        ("sgb", "Sozialrecht: Post oder elektronisch übermittelt"),
        ("sgb-portal", "Sozialrecht: zum Abruf bereitgestellt"),
        ("ao", "Steuern und Abgaben: Post oder elektronisch übermittelt"),
        ("ao-portal", "Steuern und Abgaben: zum Abruf bereitgestellt"),
        ("ao-ausland", "Steuern und Abgaben: Post ins Ausland"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Units { get; } =
        [("T", "Tage"), ("AT", "Arbeitstage (Montag bis Freitag)"), ("WT", "Werktage (Montag bis Samstag)"), ("W", "Wochen"), ("M", "Monate"), ("M+15T", "Monate und ein halber"), ("VJ", "Vierteljahre"), ("HJ", "Halbjahre"), ("J", "Jahre")];

    /// <summary>Units that need no calendar of working days.</summary>
    public static IReadOnlyList<(string Value, string Text)> PlainUnits { get; } = [.. Units.Where(u => u.Value is not ("AT" or "WT"))];

    public static IReadOnlyList<(string Value, string Text)> Shifts { get; } =
        [("next", "verschiebt sich auf den nächsten Werktag (§ 193 BGB, § 31 Abs. 3 VwVfG)"), ("none", "bleibt, wie es ist"), ("eu", "europäisches Recht (VO 1182/71)")];

    public static IReadOnlyList<(string Value, string Text)> NoticeEnds { get; } =
        [("ME", "Ende eines Monats"), ("QE", "Ende eines Vierteljahres"), ("HE", "Ende eines Halbjahres"), ("JE", "Ende eines Jahres"), ("15/ME", "Fünfzehnter oder Ende eines Monats"), ("-", "jeder Tag")];

    /// <summary>By name, as people look for them.</summary>
    public static IReadOnlyList<(string Value, string Text)> States { get; } =
        [.. KiKoKo.Deadlines.Calendars.States.All.Select(s => (s.ToString(), KiKoKo.Deadlines.Calendars.States.NameOf(s))).OrderBy(s => s.Item2, StringComparer.Ordinal)];

    public static string NameOfState(State state) => KiKoKo.Deadlines.Calendars.States.NameOf(state);
}
