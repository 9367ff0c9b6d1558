using System.Globalization;
using System.Text;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>Dates in the words of a reply, and a question in the form in which its words are looked for.</summary>
internal static class SpokenGerman
{
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    private static readonly string[] s_weekdays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly string[] s_months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>"Mittwoch, 6. Mai 2026".</summary>
    public static string Long(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Weekday(day)}, {day.Day}. {s_months[day.Month - 1]} {day.Year}");

    /// <summary>"06.05.2026".</summary>
    public static string Short(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly day) => s_weekdays[(int)day.DayOfWeek];

    /// <param name="number">1 to 12.</param>
    public static string Month(int number) => s_months[number - 1];

    /// <summary>Lower case, words parted by single blanks, a blank at both ends; all other signs are gone.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(" ", text.Length + 2);
        foreach (char c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
                words.Append(char.ToLower(c, s_german));
            else if (words[^1] != ' ')
                words.Append(' ');
        }

        if (words[^1] != ' ')
            words.Append(' ');
        return words.ToString();
    }
}
