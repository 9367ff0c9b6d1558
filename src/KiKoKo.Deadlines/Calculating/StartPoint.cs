using System.Globalization;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Deadlines.Calculating;

/// <summary>What sets a calculation going: a day, a day with its hour, a month or a year.</summary>
public readonly record struct StartPoint
{
    private StartPoint(int year, int? month, int? day, TimeOnly? time) => (Year, Month, Day, Time) = (year, month, day, time);

    public int Year { get; }

    /// <summary>Null when only the year is known.</summary>
    public int? Month { get; }

    /// <summary>The number of the day; null when only the month or the year is known.</summary>
    public int? Day { get; }

    public TimeOnly? Time { get; }

    /// <summary>The day, when it is known.</summary>
    public DateOnly? Date => Day is { } day ? new DateOnly(Year, Month!.Value, day) : null;

    public static StartPoint On(DateOnly day, TimeOnly? time = null) => new(day.Year, day.Month, day.Day, time);

    public static StartPoint InMonth(int year, int month) => new(new DateOnly(year, month, 1).Year, month, null, null);

    public static StartPoint InYear(int year) => new(new DateOnly(year, 1, 1).Year, null, null, null);

    /// <summary>Reads "2026-03-09", "2026-03-09T14:20", "2026-03", "2026", "09.03.2026" or "9.3.2026 14:20".</summary>
    /// <param name="problem">What is wrong with it, else null.</param>
    public static StartPoint? Read(string text, out Problem? problem)
    {
        problem = null;
        string trimmed = text.Trim();
        int gap = trimmed.IndexOfAny(['T', ' ']);
        string day = gap < 0 ? trimmed : trimmed[..gap];
        TimeOnly? time = null;
        if (gap >= 0)
        {
            if (!TimeOnly.TryParseExact(trimmed[(gap + 1)..].Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                problem = new Problem($"„{text}“ enthält keine gültige Uhrzeit.", "Datum und Uhrzeit als 2026-03-09T14:20 angeben.");
                return null;
            }

            time = read;
        }

        string[] parts = day.Contains('.', StringComparison.Ordinal) ? [.. day.Split('.').Reverse()] : day.Split('-');
        if (parts.Length is 0 or > 3 || parts[0].Length != 4 || !Array.TrueForAll(parts, p => p.Length is >= 1 and <= 4 && p.All(char.IsAsciiDigit)) || (time is not null && parts.Length < 3))
        {
            problem = new Problem($"„{text}“ ist kein Datum.", "Das Datum als 2026-03-09 oder 09.03.2026 angeben.");
            return null;
        }

        int[] numbers = [.. parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        problem = Impossible(text, numbers);
        return problem is null ? new StartPoint(numbers[0], numbers.Length > 1 ? numbers[1] : null, numbers.Length > 2 ? numbers[2] : null, time) : null;
    }

    /// <summary>As the steps show it: "Montag, 09.03.2026", "03/2026", "2026".</summary>
    public override string ToString() => (Date, Month) switch
    {
        ({ } date, _) when Time is { } time => $"{GermanDate.Long(date)}, {time.ToString("HH:mm", CultureInfo.InvariantCulture)} Uhr",
        ({ } date, _) => GermanDate.Long(date),
        (null, { } month) => string.Create(CultureInfo.InvariantCulture, $"{month:00}/{Year}"),
        _ => Year.ToString(CultureInfo.InvariantCulture),
    };

    private static Problem? Impossible(string text, int[] numbers)
    {
        if (numbers[0] == 0)
            return new Problem($"„{text}“: Ein Jahr 0 gibt es nicht.", "Das Jahr vierstellig angeben.");
        if (numbers.Length > 1 && numbers[1] is (0 or > 12))
            return new Problem($"„{text}“: Einen Monat {numbers[1]} gibt es nicht.", "Einen Monat von 1 bis 12 angeben.");
        if (numbers.Length < 3)
            return null;
        int length = DateTime.DaysInMonth(numbers[0], numbers[1]);
        return numbers[2] >= 1 && numbers[2] <= length
            ? null
            : new Problem($"Den „{text}“ gibt es nicht: {GermanDate.Month(numbers[1])} {numbers[0]} hat {length} Tage.", "Das Datum prüfen und berichtigen.");
    }
}
