using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>
/// Looks for what makes an official German text hard to read, in the manner of DIN 8581-1, DIN SPEC 33429 and Annex 2 of the BITV 2.0.
/// It judges form, not whether the text is understood: that only readers can tell.
/// </summary>
public static class PlainLanguageCheck
{
    /// <summary>Ordered by place, the longer first. Findings of one kind do not overlap; those of different kinds may.</summary>
    public static IReadOnlyList<PlainFinding> Check(string text)
    {
        var read = WrittenText.Read(text);
        IEnumerable<PlainFinding> all =
        [
            .. SentenceRules.Check(read), .. VerbRules.Check(read), .. NounRules.Check(read), .. NegationRules.Check(read),
            .. WordRules.Check(read), .. DeadlineRules.Check(read),
        ];
        var kept = new List<PlainFinding>();
        foreach (var finding in all.OrderBy(f => f.Start).ThenByDescending(f => f.End))
        {
            if (!kept.Exists(k => k.Kind == finding.Kind && k.End > finding.Start))
                kept.Add(finding);
        }

        kept.RemoveAll(f => kept.Exists(k => SaysItBetter(k, f)));
        return kept;
    }

    /// <summary>Of two findings about the same words the one that knows more is enough.</summary>
    private static bool SaysItBetter(PlainFinding better, PlainFinding finding) =>
        better.Start <= finding.Start && finding.End <= better.End && (better.Kind, finding.Kind, finding.IsSafe) is
            (FindingKind.Officialese or FindingKind.ForeignWord, FindingKind.LongWord, _)
            or (FindingKind.VagueDeadline, FindingKind.Officialese, false);
}
