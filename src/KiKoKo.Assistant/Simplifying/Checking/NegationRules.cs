using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>Negations: one is a hint, two in a clause are to be resolved.</summary>
internal static class NegationRules
{
    public static IEnumerable<PlainFinding> Check(WrittenText text) => text.Sentences.SelectMany(s => Check(text.Text, s));

    private static IEnumerable<PlainFinding> Check(string text, Sentence sentence)
    {
        foreach (var clause in Clauses.Of(text, sentence))
        {
            var negations = clause.Where(w => Negations.IsOne(w.Lower)).ToList();
            if (negations.Count >= 2)
            {
                yield return new PlainFinding(
                    negations[0].Start, negations[^1].End, FindingKind.DoubleNegation, FindingSeverity.Error,
                    $"Doppelte Verneinung: „{negations[0].Text}“ und „{negations[^1].Text}“. Sagen Sie, was gilt, ohne Verneinung.");
            }
            else if (negations is [var one] && !Negations.IsAdjective(one.Lower))
            {
                yield return new PlainFinding(
                    one.Start, one.End, FindingKind.Negation, FindingSeverity.Hint,
                    $"Verneinung „{one.Text}“. Sagen Sie, wenn es geht, was gilt, statt was nicht gilt.");
            }
        }
    }
}
