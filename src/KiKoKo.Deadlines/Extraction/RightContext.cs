namespace KiKoKo.Deadlines.Extraction;

/// <summary>What follows a length: "nach Zustellung", "vorher", "zum Monatsschluss", ", nachdem …".</summary>
internal readonly record struct RightContext
{
    /// <summary>"nach", "seit", "ab" or "vor" with an event.</summary>
    public bool NamesEvent { get; private init; }

    public bool Before { get; private init; }

    public int EventAt { get; private init; }

    public bool Beforehand { get; private init; }

    public bool Afterwards { get; private init; }

    public bool LongTime { get; private init; }

    /// <summary>"zum Ende eines Kalendermonats", "zum Fünfzehnten".</summary>
    public bool ToPeriodEnd { get; private init; }

    public bool Because => BecauseAt >= 0;

    /// <summary>Where a clause with "nachdem" begins, else -1.</summary>
    public int BecauseAt { get; private init; }

    /// <summary>The last token of it that belongs to the expression, -1 when none does.</summary>
    public int Last { get; private init; }

    public static RightContext Read(Sentence s, int at)
    {
        var right = new RightContext { BecauseAt = -1, Last = -1 };

        // "vor oder nach", "15 Kalendertage (elektronisch 10) nach" are rare; a bracket is skipped.
        if (s.Kind(at) == Word.Open && s.Find(Word.Close, at, at + 6) is > 0 and var close)
            at = close + 1;
        switch (s.Kind(at))
        {
            case Word.After or Word.Since or Word.From when NamesEventAt(s, at + 1):
                return right with { NamesEvent = true, EventAt = at + 1, Last = at };
            case Word.Before when NamesEventAt(s, at + 1) && s.Kind(at + 1) != Word.Expiry || s.Kind(at) == Word.Before && s.Kind(at + 1) == Word.Expiry:
                return right with { NamesEvent = true, Before = true, EventAt = at + 1, Last = at };
            case Word.Beforehand:
                return right with { Beforehand = true, Last = at };
            case Word.In when s.Kind(at + 1) == Word.Beforehand:
                return right with { Beforehand = true, Last = at + 1 };
            case Word.Afterwards:
                return right with { Afterwards = true, Last = at };
            case Word.LongTime:
                return right with { LongTime = true, Last = at };
            case Word.To when PeriodEndAt(s, at + 1) is > 0 and var end:
                return right with { ToPeriodEnd = true, Last = end };
            default:
                // "innerhalb von sechs Monaten zurück, nachdem …", "binnen drei Tagen zu erstatten, nachdem …"
                int comma = s.Find(Word.Comma, at, at + 10);
                return comma >= 0 && s.Kind(comma + 1) == Word.Because && !s.Is(comma + 1, "gerechnet")
                    ? right with { BecauseAt = comma + 1 }
                    : right;
        }
    }

    private static bool NamesEventAt(Sentence s, int at)
    {
        int noun = at;
        while (s.Kind(noun) is Word.Article or Word.Genitive)
            noun++;
        return noun < s.Count && s.Kind(noun) is not (Word.Reference or Word.Section or Word.Dot or Word.Comma or Word.Close or Word.Semicolon) && !s.Is(noun, "Bedarf") && !s.Is(noun, "Möglichkeit");
    }

    private static int PeriodEndAt(Sentence s, int at)
    {
        if (s.Kind(at) is Word.PeriodEnd or Word.Expiry)
        {
            int end = at;
            if (s.Kind(at + 1) is Word.Genitive || GermanNumbers.Cardinal(s.Span(at + 1)) == 1 || s.Kind(at + 1) is Word.Each)
            {
                end = at + 2;
                while (end < s.Count - 1 && s.Kind(end) is not Word.Unit && end - at < 4)
                    end++;
            }

            return Math.Min(end, s.Count - 1);
        }

        var word = s.Span(at);
        bool compound = word.EndsWith("schluss", StringComparison.OrdinalIgnoreCase) || word.EndsWith("schluß", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("sende", StringComparison.OrdinalIgnoreCase) || word.EndsWith("Fünfzehnten", StringComparison.OrdinalIgnoreCase);
        return compound || (s.Kind(at) == Word.Number && s.At(at).Value == 15 && s.Kind(at + 1) == Word.Dot) ? at : -1;
    }
}
