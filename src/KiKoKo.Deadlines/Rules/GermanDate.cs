using System.Globalization;

namespace KiKoKo.Deadlines.Rules;

/// <summary>Dates as the steps of a calculation show them.</summary>
internal static class GermanDate
{
    private static readonly string[] s_weekdays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly string[] s_months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>"Montag, 09.03.2026", whatever the culture of the machine.</summary>
    public static string Long(DateOnly day) => $"{Weekday(day)}, {Short(day)}";

    public static string Short(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly day) => s_weekdays[(int)day.DayOfWeek];

    /// <param name="number">1 to 12.</param>
    public static string Month(int number) => s_months[number - 1];
}
