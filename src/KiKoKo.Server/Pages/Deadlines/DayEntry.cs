using System.Globalization;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Server.Pages.Deadlines;

/// <summary>What people type for a day.</summary>
internal static class DayEntry
{
    private const string Example = "Bitte geben Sie Tag, Monat und Jahr an, zum Beispiel 02.04.2027.";

    /// <param name="problem">German; empty when the day could be read.</param>
    public static DateOnly? Read(string? text, out string problem)
    {
        problem = Example;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var point = StartPoint.Read(text, out var wrong);
        problem = wrong is not null ? $"{wrong.What} {Example}" : point?.Date is null ? Example : "";
        return point?.Date;
    }

    /// <summary>Lead times in days, "14, 7, 1"; nothing entered: null, as the settings say.</summary>
    public static bool ReadLeads(string text, out IReadOnlyList<int>? leads)
    {
        leads = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var read = new List<int>();
        foreach (string part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int days))
                return false;
            read.Add(days);
        }

        leads = read;
        return true;
    }
}
