namespace KiKoKo.Deadlines.Extraction;

/// <summary>
/// Finds deadlines in German text: dates, periods relative to an event, recurring dates, vague terms. By rules over a word list,
/// in one pass; durations of leave, ages, sentences, amounts, opening hours and the years of citations are none.
/// </summary>
public static class DeadlineFinder
{
    /// <summary>In the order in which they stand in the text; spans do not overlap.</summary>
    public static IReadOnlyList<DeadlineExpression> Find(string text)
    {
        var found = new List<DeadlineExpression>();
        var (reader, sentence) = (new SentenceReader(text), new Sentence(text));
        while (reader.Next(sentence))
        {
            if (!sentence.IsPromising)
                continue;
            int before = found.Count;
            Recurrences.Find(sentence, found);
            Durations.Find(sentence, found);
            Dates.Find(sentence, found);
            Recurrences.FindAdverbs(sentence, found);
            VagueTerms.Find(sentence, found, found.Count > before);
            if (found.Count - before > 1)
                found.Sort(before, found.Count - before, s_byStart);
        }

        return found;
    }

    private static readonly Comparer<DeadlineExpression> s_byStart = Comparer<DeadlineExpression>.Create((a, b) => a.Start.CompareTo(b.Start));
}
