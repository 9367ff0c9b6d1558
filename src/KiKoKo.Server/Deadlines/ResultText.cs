using System.Globalization;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Server.Deadlines;

/// <summary>A result in words, the same on the page, in its live part and on the Fristenblatt.</summary>
/// <param name="Caption">What the date is: "Die Frist endet am".</param>
/// <param name="Main">The date to keep, with its weekday. Where readings differ it is the earlier, safe one.</param>
/// <param name="Further">What else must be known of the date, in whole sentences.</param>
internal sealed record ResultText(string Caption, string Main, IReadOnlyList<string> Further)
{
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Null: nothing was computed.</summary>
    public static ResultText? Of(CalculationKind kind, CalculationOutcome outcome) => outcome switch
    {
        DueDate due => Of(kind, due),
        DayCount count => new("Der Zeitraum umfasst", $"{count.Days} Tage", []),
        _ => null,
    };

    /// <summary>"Mittwoch, 6. Mai 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd, d. MMMM yyyy", s_german);

    public static string NameOf(WarningKind kind) => kind switch
    {
        WarningKind.Disputed => "Strittig",
        WarningKind.Conservative => "Vorsichtig gerechnet",
        WarningKind.Assumption => "Annahme",
        _ => "Hinweis",
    };

    private static ResultText Of(CalculationKind kind, DueDate due)
    {
        var further = new List<string>();
        string date = Day(due.Date) + (due.Time is { } time ? time.ToString(", HH:mm 'Uhr'", CultureInfo.InvariantCulture) : "");
        // A safe date of a note is the working day before, which "practical" names.
        var safe = due.Warnings.Where(w => w.Kind is WarningKind.Disputed or WarningKind.Conservative).Min(w => w.SafeDate);
        bool earlier = safe < due.Date;
        if (earlier)
            further.Add($"Das ist das frühere, sichere Datum. Nach der Rechnung: {date}.");
        if (due.Notified is { } notified)
            further.Add($"Bekannt gegeben: {Day(notified)}.");
        if (due.Computed is { } computed && computed != due.Date)
            further.Add($"Ohne Verschiebung auf einen Werktag: {Day(computed)}.");
        if (due.Practical is { } practical && practical != due.Date)
            further.Add($"Letzter Arbeitstag davor: {Day(practical)}. Die Frist selbst verschiebt sich nicht.");
        return new(earlier ? "Sicher, wenn Sie es einhalten" : CaptionOf(kind), earlier ? Day(safe!.Value) : date, further);
    }

    private static string CaptionOf(CalculationKind kind) => kind switch
    {
        CalculationKind.Wait => "Frühestens am",
        CalculationKind.Backward or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.NoticeLatest => "Spätestens am",
        CalculationKind.StartBefore => "Beginnt am",
        CalculationKind.Threshold or CalculationKind.ThresholdSum => "Überschritten ab",
        CalculationKind.ParentalAllowance => "Gezahlt wird ab",
        CalculationKind.Notice => "Der Vertrag endet am",
        CalculationKind.AgeAtMonthEnd => "Ende des Monats",
        CalculationKind.Payday => "Zahltag",
        CalculationKind.MaternityProtection => "Die Schutzfrist endet am",
        CalculationKind.SicknessCertificate => "Vorzulegen am",
        CalculationKind.Fixed => "Der Tag ist",
        _ => "Die Frist endet am",
    };
}
