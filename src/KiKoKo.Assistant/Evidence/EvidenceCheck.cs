namespace KiKoKo.Assistant.Evidence;

/// <summary>
/// Compares what an answer states with the passages it cites, sentence by sentence, without a language model: numbers, amounts, days, times,
/// sections of law, names, addresses, negations, obligations and bounds must stand in a cited passage, in a sentence about the same thing.
/// </summary>
/// <remarks>
/// It knows words, not meanings: a sentence that keeps every fact and every word of its source but swaps who does what passes; a sentence that
/// says the right thing in quite other words does not. Pure and thread-safe; works for any strings.
/// </remarks>
public static class EvidenceCheck
{
    /// <summary>Reads the passages and checks the answer. Passages that share a number count as one.</summary>
    public static CheckedAnswer Check(string answer, IReadOnlyList<CheckedPassage> passages) => Check(answer, CitablePassages.Read(passages));

    /// <summary>The same for passages read before: for answers that arrive sentence by sentence.</summary>
    public static CheckedAnswer Check(string answer, CitablePassages passages) =>
        new([.. AnswerSentences.Split(answer).Select(s => Check(s, passages))]);

    private static CheckedSentence Check(AnswerSentence sentence, CitablePassages passages)
    {
        var statement = Statement.Read(sentence.Claim, passages.Words);
        var reasons = new List<string>();
        if (sentence.Citations.Count == 0)
        {
            if (!Openings.StatesNothing(sentence, statement) && !StandsIn(statement, sentence.Closing, passages))
                reasons.Add("Der Satz nennt keine Fundstelle.");
        }
        else
        {
            reasons.AddRange(sentence.Citations.Where(n => !passages.Has(n)).Select(n => $"Die Fundstelle {n} gibt es nicht."));
            if (reasons.Count < sentence.Citations.Count)
                new SentenceCheck(statement, passages, sentence.Citations).Run(reasons);
        }

        return new CheckedSentence(sentence.Text, reasons.Count == 0 ? EvidenceVerdict.Supported : EvidenceVerdict.Unsupported, reasons) { Citations = sentence.Citations };
    }

    /// <summary>
    /// An excerpt of several sentences has one citation at its end, as <c>ExtractiveComposer</c> writes it. The sentences before it are covered by it
    /// where they stand there nearly word for word; anything else needs a citation of its own.
    /// </summary>
    private static bool StandsIn(Statement statement, IReadOnlyList<int> closing, CitablePassages passages)
    {
        if (closing.Count == 0 || !closing.All(passages.Has))
            return false;
        var check = new SentenceCheck(statement, passages, closing);
        var reasons = new List<string>();
        check.Run(reasons);
        return reasons.Count == 0 && check.IsNearlyVerbatim;
    }
}
