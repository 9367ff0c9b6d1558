using System.Globalization;
using System.Text.Json.Serialization;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Server.Verbs;

/// <summary>A computed deadline as JSON. Dates are ISO 8601, with the hour where the law counts hours.</summary>
/// <param name="Date">Null when nothing was computed, and for a number of days.</param>
/// <param name="Weekday">Two letters: "Mi".</param>
/// <param name="SafeDate">The earliest date that a warning names.</param>
/// <param name="Problems">What is wrong and what is needed; null when all is well.</param>
internal sealed record DeadlineView(
    string? Id,
    string? Date,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Practical,
    string? Weekday,
    IReadOnlyList<CalculationStep> Steps,
    IReadOnlyList<string> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Notified,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SafeDate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Days,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Problem>? Problems)
{
    private static readonly string[] s_weekdays = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];

    public static DeadlineView Of(string? id, CalculationOutcome outcome, IReadOnlyList<CalculationWarning> more)
    {
        var all = outcome.Warnings.Concat(more).ToList();
        string[] warnings = [.. all.Select(w => w.Text)];
        var due = outcome as DueDate;
        return new(
            id,
            due is null ? null : Iso(due.Date) + due.Time?.ToString("'T'HH:mm", CultureInfo.InvariantCulture),
            Iso(due?.Practical),
            due is null ? null : s_weekdays[(int)due.Date.DayOfWeek],
            outcome.Steps,
            warnings,
            Iso(due?.Notified),
            Iso(all.Min(w => w.SafeDate)),
            (outcome as DayCount)?.Days,
            (outcome as Unresolved)?.Problems);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
