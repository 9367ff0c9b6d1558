namespace KiKoKo.Deadlines.Extraction;

/// <summary>The small words before a date: "spätestens bis zum Ablauf des", "jeweils zum", "vom".</summary>
internal readonly record struct DateLead
{
    public int First { get; private init; }

    public bool Until { get; private init; }

    public bool Latest { get; private init; }

    public bool Earliest { get; private init; }

    public bool Expiry { get; private init; }

    public bool To { get; private init; }

    public bool From { get; private init; }

    public bool At { get; private init; }

    public bool Of { get; private init; }

    public bool Before { get; private init; }

    public bool Respectively { get; private init; }

    public bool Yearly { get; private init; }

    /// <summary>"tritt zum … in Kraft", "mit Wirkung zum": law begins or ends then.</summary>
    public bool Applies { get; private init; }

    /// <summary>Only the preposition leads to it.</summary>
    public bool IsBare { get; private init; }

    public static DateLead Read(Sentence s, int date)
    {
        var lead = new DateLead { First = date };
        for (int i = date - 1; i >= 0 && date - i <= 8; i--)
        {
            var word = s.Kind(i);
            lead = word switch
            {
                Word.Until => lead with { Until = true, First = i },
                Word.Latest => lead with { Latest = true, First = i },
                Word.Earliest => lead with { Earliest = true, First = i },
                Word.Expiry => lead with { Expiry = true, First = i },
                Word.To => lead with { To = true, First = i },
                Word.From when s.Is(i, "vom") => lead with { Of = true },
                Word.From => lead with { From = true, First = i },
                Word.Of => lead with { Of = true },
                Word.At => lead with { At = true, First = i },
                Word.With => lead with { First = i },
                Word.Before => lead with { Before = true, First = i, IsBare = true },
                Word.Respectively => lead with { Respectively = true, First = i },
                Word.Yearly => lead with { Yearly = true, First = i },
                Word.PeriodEnd => lead with { Until = true, First = i },
                _ => lead,
            };
            if (s.Is(i, "Wirkung") || s.Is(i, "erstmals") || s.Is(i, "einschließlich"))
                continue;
            if (word is not (Word.Until or Word.Latest or Word.Earliest or Word.Expiry or Word.To or Word.From or Word.At or Word.With or Word.Before or Word.Article or Word.Genitive or Word.Modifier or Word.Respectively or Word.Yearly or Word.PeriodEnd or Word.Weekday) && !(word is Word.Comma or Word.Dot && s.Kind(i - 1) == Word.Weekday))
                break;
        }

        bool inForce = s.Is(s.Count - 2, "Kraft") || s.Is(s.Count - 3, "Kraft");
        return lead with { Applies = inForce, IsBare = lead.IsBare && lead is { Until: false, Latest: false } && s.Has(Word.Applying) };
    }

    /// <summary>"vom 01.06.2026 bis 01.07.2026": the second of two.</summary>
    public static bool EndsRange(Sentence s, int date) => s.Kind(date - 1) is Word.Dash && s.Kind(date - 2) is Word.Number or Word.Dot;
}
