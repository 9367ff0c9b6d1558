using KiKoKo.Assistant.Simplifying.Reading;
using KiKoKo.Assistant.Simplifying.Rewording;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>Passive, what "is to be done", and the subjunctive.</summary>
internal static class VerbRules
{
    private static readonly Dictionary<string, string> s_subjunctives = new(StringComparer.Ordinal)
    {
        ["würde"] = "wird",
        ["würden"] = "werden",
        ["könnte"] = "kann",
        ["könnten"] = "können",
        ["sollte"] = "soll, muss, oder: wenn",
        ["sollten"] = "sollen, müssen, oder: wenn",
        ["müsste"] = "muss",
        ["müssten"] = "müssen",
        ["dürfte"] = "darf",
        ["dürften"] = "dürfen",
        ["wäre"] = "ist",
        ["wären"] = "sind",
        ["hätte"] = "hat",
        ["hätten"] = "haben",
        ["käme"] = "kommt",
        ["kämen"] = "kommen",
        ["gäbe"] = "gibt",
        ["bliebe"] = "bleibt",
        ["gälte"] = "gilt",
        ["fände"] = "findet",
        ["möge"] = "soll",
        ["mögen"] = "sollen",
        ["bedürfte"] = "braucht",
    };

    public static IEnumerable<PlainFinding> Check(WrittenText text) => text.Sentences.SelectMany(s => Passives(text.Text, s).Concat(Subjunctives(s)));

    private static IEnumerable<PlainFinding> Passives(string text, Sentence sentence)
    {
        var words = sentence.Words;
        for (int i = 0; i < words.Count; i++)
        {
            if (!ClosesClause(text, words, i))
                continue;
            if (Verbs.IsParticiple(words[i].Lower) && Auxiliary(text, sentence, i, Verbs.IsWerden) is { } werden)
            {
                int end = i + 1 < words.Count && Verbs.IsWerden(words[i + 1].Lower) ? words[i + 1].End : words[i].End;
                var active = ActiveVoice.Of(text, sentence);
                yield return new PlainFinding(
                    words[i].Start, end, FindingKind.Passive, FindingSeverity.Warning,
                    $"Passiv: „{(end > words[i].End ? text[words[i].Start..end] : $"{werden.Text} … {words[i].Text}")}“. Sagen Sie, wer es tut" + (active is null ? ", oder sprechen Sie die Person mit „Sie“ an." : $": „{active}“"), active);
            }
            else if (ToBeDone(words, i) is { } infinitive && Auxiliary(text, sentence, i, Verbs.IsSein) is { } sein && !words.Take(i).Any(w => w.Lower == "um"))
            {
                int start = words[i].Lower == infinitive ? words[i - 1].Start : words[i].Start;
                yield return new PlainFinding(
                    start, words[i].End, FindingKind.Passive, FindingSeverity.Warning,
                    $"„{sein.Text} … {text[start..words[i].End]}“ sagt nicht, wer etwas tun muss. Schreiben Sie „Sie müssen … {infinitive}“ oder „Bitte … Sie“.", $"Sie müssen … {infinitive}");
            }
        }
    }

    private static IEnumerable<PlainFinding> Subjunctives(Sentence sentence)
    {
        foreach (var word in sentence.Words)
        {
            if (s_subjunctives.TryGetValue(word.Lower, out string? indicative))
                yield return new PlainFinding(word.Start, word.End, FindingKind.Subjunctive, FindingSeverity.Hint, $"Konjunktiv „{word.Text}“. Sagen Sie es bestimmt: {indicative}.", indicative);
        }
    }

    /// <summary>A verb's last part stands at the end of its clause or before werden.</summary>
    private static bool ClosesClause(string text, IReadOnlyList<Word> words, int i)
    {
        if (char.IsUpper(words[i].Text[0]))
            return false;
        if (i + 1 == words.Count)
            return true;
        return Verbs.IsAuxiliary(words[i + 1].Lower) || words[i + 1].Lower is "und" or "oder" or "sowie" || Clauses.HasSign(text.AsSpan(words[i].End, words[i + 1].Start - words[i].End));
    }

    /// <summary>The auxiliary stands before it in the sentence or right behind.</summary>
    private static Word? Auxiliary(string text, Sentence sentence, int at, Func<string, bool> isOne)
    {
        var words = sentence.Words;
        if (at + 1 < words.Count && isOne(words[at + 1].Lower))
            return words[at + 1];
        for (int i = at - 1; i >= 0; i--)
        {
            if (isOne(words[i].Lower))
                return words[i];
            if (text.AsSpan(words[i].End, words[i + 1].Start - words[i].End).Contains(';'))
                return null;
        }

        return null;
    }

    private static string? ToBeDone(IReadOnlyList<Word> words, int i) =>
        i > 0 && words[i - 1].Lower == "zu" && Verbs.IsInfinitive(words[i].Lower) ? words[i].Lower : Verbs.WithoutInnerZu(words[i].Lower);
}
