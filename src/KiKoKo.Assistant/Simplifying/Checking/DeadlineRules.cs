using KiKoKo.Assistant.Simplifying.Reading;
using KiKoKo.Deadlines.Extraction;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>Deadlines that name no date and no period.</summary>
internal static class DeadlineRules
{
    public static IEnumerable<PlainFinding> Check(WrittenText text)
    {
        foreach (var deadline in DeadlineFinder.Find(text.Text).Where(d => d.Type == ExpressionType.Vague))
        {
            yield return new PlainFinding(
                deadline.Start, deadline.End, FindingKind.VagueDeadline, FindingSeverity.Warning,
                $"Unklare Frist: „{deadline.Text}“. Nennen Sie den Tag oder die Zahl der Tage, zum Beispiel „bis zum …“ oder „innerhalb von … Tagen“.");
        }
    }
}
