using System.Globalization;
using System.Text.RegularExpressions;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>
/// By what a sentence shows that it speaks of a rule and not of something else about the same subject: the same length of time,
/// the same day, the provision the rule rests on.
/// </summary>
internal sealed partial class RuleSigns
{
    private const int MatchTimeout = 200;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly string[] s_numbers =
        ["null", "ein(e[mnrs]?)?", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"];

    private static readonly string[] s_months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private readonly Regex? _length;
    private readonly Regex? _day;
    private readonly List<(string Number, string? Paragraph, string Law)> _provisions;

    private RuleSigns(Regex? length, Regex? day, List<(string Number, string? Paragraph, string Law)> provisions, string? document) =>
        (_length, _day, _provisions, Document) = (length, day, provisions, document);

    /// <summary>The file number of the document that a house rule rests on: "DA-23-01". Nothing else tells such a rule better. Null for a rule of law.</summary>
    public string? Document { get; }

    /// <param name="due">What was computed; a document may name just that day. Null: nothing yet.</param>
    public static RuleSigns Of(DeadlineRule rule, DateOnly? due)
    {
        var provisions = Provision().Matches(rule.Basis).Select(m => (m.Groups["n"].Value, m.Groups["p"].Success ? m.Groups["p"].Value : null, m.Groups["law"].Value)).ToList();
        string[] days = [.. DaysOf(rule), .. due is { } day ? [Written(day.Month, day.Day, day.Year)] : (string[])[]];
        return new(
            Lengths(rule) is { Length: > 0 } length ? new Regex(length, Options, TimeSpan.FromMilliseconds(MatchTimeout)) : null,
            days.Length > 0 ? new Regex(string.Join('|', days), Options, TimeSpan.FromMilliseconds(MatchTimeout)) : null,
            provisions,
            FileNumber().Match(rule.Basis) is { Success: true } number ? number.Value : null);
    }

    /// <summary>0: nothing shows it. From 2 on the sentence tells the rule's own time; 1 is the provision alone.</summary>
    public double Weigh(string sentence)
    {
        double time = (_length?.IsMatch(sentence) is true ? 2 : 0) + (_day?.IsMatch(sentence) is true ? 2 : 0);
        var named = Provision().Matches(sentence);
        if (named.Count == 0 || _provisions.Count == 0)
            return time;
        return named.Any(IsOwn) ? time + 1 : 0; // rests on another provision: another rule of the same length
    }

    private bool IsOwn(Match m) => _provisions.Exists(p =>
        p.Number == m.Groups["n"].Value && p.Law == m.Groups["law"].Value && (p.Paragraph is null || !m.Groups["p"].Success || p.Paragraph == m.Groups["p"].Value));

    /// <summary>The rule's length in figures and in words, and in the other unit where both are usual. What is counted towards must not be counted from, and the reverse.</summary>
    private static string Lengths(DeadlineRule rule)
    {
        (int N, string Unit)[] same = (rule.Count, rule.Unit) switch
        {
            // § 5 Abs. 1 Satz 2 EFZG: "länger als drei Kalendertage".
            _ when rule.Kind == CalculationKind.SicknessCertificate => [(3, "(Kalender)?tage?n?")],
            (int n, CountUnit.Day or CountUnit.CalendarDay) when n % 7 == 0 => [(n, "(Kalender)?tage?n?"), (n / 7, "Wochen?")],
            (int n, CountUnit.Day or CountUnit.CalendarDay) => [(n, "(Kalender)?tage?n?")],
            (int n, CountUnit.Week) => [(n, "Wochen?"), (n * 7, "(Kalender)?tage?n?")],
            (int n, CountUnit.WorkingDay) => [(n, "Arbeitstage?n?")],
            (int n, CountUnit.Werktag) => [(n, "Werktage?n?")],
            (int n, CountUnit.Month) when n % 12 == 0 => [(n, "Monate?[ns]?"), (n / 12, "Jahre?[ns]?")],
            (int n, CountUnit.Month) => [(n, "Monate?[ns]?")],
            (int n, CountUnit.Quarter) => [(n * 3, "Monate?[ns]?")],
            (int n, CountUnit.Year) => [(n, "Jahre?[ns]?"), (n * 12, "Monate?[ns]?")],
            (int n, _) when rule.Kind == CalculationKind.Hours => [(n, "Stunden?")],
            _ => [],
        };
        string other = rule.Kind switch
        {
            CalculationKind.Backward or CalculationKind.BackwardWorkdays or CalculationKind.ClearDaysBefore or CalculationKind.StartBefore => @"(?!\s+(nach|ab|seit)\b)",
            CalculationKind.AfterEvent or CalculationKind.AfterNotification or CalculationKind.Hours or CalculationKind.Werktage => @"(?!\s+(vor|vorher|zuvor)\b)",
            _ => "",
        };
        return string.Join('|', same.Select(s => $@"\b({Number(s.N)})\s+{s.Unit}\b{other}"));
    }

    private static IEnumerable<string> DaysOf(DeadlineRule rule)
    {
        if (rule.Day is { Month: > 0, Number: > 0 } day)
            yield return Written(day.Month, day.Number, null);
    }

    private static string Number(int n)
    {
        string figure = n.ToString(CultureInfo.InvariantCulture);
        return n < s_numbers.Length ? $"{figure}|{s_numbers[n]}" : figure;
    }

    private static string Written(int month, int day, int? year)
    {
        string after = year is { } y ? @"\s*" + y.ToString(CultureInfo.InvariantCulture) : "";
        return string.Create(CultureInfo.InvariantCulture, $@"\b0?{day}\.\s*({s_months[month - 1]}|0?{month}\.){after}\b");
    }

    [GeneratedRegex(@"(§§?|Art\.)\s*(?<n>\d+[a-z]?)(\s*Abs\.\s*(?<p>\d+[a-z]?))?([^§|]{0,60}?\s)(?<law>\p{Lu}\p{L}*\p{Lu}\p{L}*(\s[IVX]+)?)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Provision();

    [GeneratedRegex(@"\b\p{Lu}{2,3}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex FileNumber();
}
