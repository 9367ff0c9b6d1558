namespace KiKoKo.Deadlines.Extraction;

/// <summary>Deadlines without a number: "unverzüglich", "rechtzeitig vorher", "in angemessener Frist".</summary>
internal static class VagueTerms
{
    /// <param name="alsoNumbered">The sentence names a deadline in numbers besides: then "rechtzeitig" says nothing more.</param>
    public static void Find(Sentence s, List<DeadlineExpression> found, bool alsoNumbered)
    {
        for (int i = 0; i < s.Count; i++)
        {
            var (first, last) = s.Kind(i) switch
            {
                _ when s.IsTaken(i) => (-1, -1),
                Word.Vague when s.Kind(i - 1) != Word.Not => (i, i),
                Word.InTime when !alsoNumbered && s.Kind(i - 1) != Word.Not && IsDuty(s, i) => (i, s.Kind(i + 1) is Word.Beforehand ? i + 1 : i),
                Word.Appropriate when s.Kind(i + 1) == Word.Period || s.Is(i + 1, "Zeit") || s.Is(i + 1, "Zeitraums") || s.Is(i + 1, "Zeitraum") => (s.Kind(i - 1) is Word.In or Word.Within ? i - 1 : i, i + 1),
                Word.AsSoonAs when !alsoNumbered && s.Find(Word.Comma, i - 1, i - 1) >= 0 && HasDuty(s, i) => (i, ClauseEnd(s, i)),
                _ => (-1, -1),
            };
            if (first < 0)
                continue;
            var expression = s.Expression(first, last, ExpressionType.Vague);
            found.Add(expression with { Rule = expression.Text });
            i = last;
        }
    }

    /// <summary>"rechtzeitig" of something to be done, not of something that was.</summary>
    private static bool IsDuty(Sentence s, int at) => s.Kind(at + 1) is Word.Beforehand or Word.Before || HasDuty(s, s.Count, at);

    private static bool HasDuty(Sentence s, int until, int at = -1)
    {
        for (int i = 0; i < until && i < s.Count; i++)
        {
            if (s.Is(i, "soll") || s.Is(i, "sollen") || s.Is(i, "muss") || s.Is(i, "muß") || s.Is(i, "müssen") || s.Is(i, "hat") || s.Is(i, "haben") || s.Is(i, "ist") || s.Is(i, "sind"))
            {
                if (s.Find(Word.Modifier, i, s.Count - 1) >= 0 || !s.Is(i, "hat") && !s.Is(i, "haben") && !s.Is(i, "ist") && !s.Is(i, "sind") || EndsWithZu(s, at))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"mitzuteilen" at the end of the sentence, or of the clause of the word at <paramref name="at"/>.</summary>
    private static bool EndsWithZu(Sentence s, int at)
    {
        if (at >= 0 && s.ClauseEnd(at) is var end && IsZu(s, end))
            return true;
        int verb = s.Count - 1;
        while (verb > 0 && s.Kind(verb) is Word.Dot)
            verb--;
        return IsZu(s, verb);
    }

    private static bool IsZu(Sentence s, int verb)
    {
        var word = s.Span(verb);
        return word.Length > 6 && word.Contains("zu", StringComparison.Ordinal) && word.EndsWith("en", StringComparison.Ordinal);
    }

    private static int ClauseEnd(Sentence s, int at)
    {
        int end = s.ClauseEnd(at);
        if (s.Is(end + 2, "dass") || s.Is(end + 2, "daß") || s.Is(end + 2, "ob"))
            end = s.ClauseEnd(end + 2);
        while (end > at && s.Kind(end) is Word.Dot or Word.Semicolon)
            end--;
        return end;
    }
}
