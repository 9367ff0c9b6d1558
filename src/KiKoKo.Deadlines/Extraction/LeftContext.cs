namespace KiKoKo.Deadlines.Extraction;

/// <summary>What leads to a quantity: "spätestens", "innerhalb einer Frist von", "nicht vor Ablauf von". Read leftward while the words belong to it.</summary>
internal readonly record struct LeftContext
{
    public int First { get; private init; }

    public bool Within { get; private init; }

    public bool Latest { get; private init; }

    public bool Earliest { get; private init; }

    public bool Only { get; private init; }

    public bool AtLeast { get; private init; }

    public bool AtMost { get; private init; }

    public bool Longest { get; private init; }

    public bool After { get; private init; }

    public bool Until { get; private init; }

    public bool At { get; private init; }

    public bool For { get; private init; }

    public bool OnTo { get; private init; }

    public bool Expiry { get; private init; }

    public bool BeforeExpiry { get; private init; }

    /// <summary>"Frist von".</summary>
    public bool OfPeriod { get; private init; }

    /// <summary>"für die Dauer von".</summary>
    public bool OfLength { get; private init; }

    public bool PeriodEnd { get; private init; }

    public bool In { get; private init; }

    /// <summary>"weniger als", "mehr als", "länger als": a condition.</summary>
    public bool Than { get; private init; }

    /// <summary>"jeden", "je", "pro".</summary>
    public bool Each { get; private init; }

    /// <summary>"alle".</summary>
    public bool Every { get; private init; }

    /// <summary>"in den ersten".</summary>
    public bool Begin { get; private init; }

    /// <summary>"in den letzten".</summary>
    public bool Last { get; private init; }

    public static LeftContext Read(Sentence s, int quantity)
    {
        var left = new LeftContext { First = quantity };
        for (int i = quantity - 1; i >= 0 && quantity - i <= 8; i--)
        {
            var word = s.Kind(i);
            switch (word)
            {
                case Word.Modifier or Word.Article or Word.Genitive or Word.Of or Word.Respectively or Word.Following:
                    continue;
                case Word.Within:
                    return Narrowed(s, left with { Within = true, First = i });
                case Word.Latest:
                    left = left with { Latest = true, First = i };
                    continue;
                case Word.Earliest:
                    left = left with { Earliest = true, First = i };
                    continue;
                case Word.Only:
                    left = left with { Only = true, First = i };
                    continue;
                case Word.AtLeast:
                    left = left with { AtLeast = true, First = i };
                    continue;
                case Word.AtMost:
                    left = left with { AtMost = true, First = i };
                    continue;
                case Word.Longest:
                    left = left with { Longest = true, First = i };
                    continue;
                case Word.Expiry:
                    left = left with { Expiry = true, First = i };
                    continue;
                case Word.PeriodEnd:
                    left = left with { PeriodEnd = true };
                    continue;
                case Word.Period when i > 0:
                    left = left with { OfPeriod = true, First = s.Kind(i + 1) == Word.Of ? i : left.First };
                    continue;
                case Word.Length when i > 0 && (i + 1 == quantity || s.Kind(i + 1) == Word.Of):
                    left = left with { OfLength = true, First = i };
                    continue;
                case Word.Before when left.Expiry:
                    return left with { BeforeExpiry = true, First = i };
                case Word.With or Word.To when left.Expiry || left.OfPeriod || left.PeriodEnd:
                    left = left with { First = i, Until = left.Until || word == Word.To };
                    continue;
                case Word.After:
                    left = left with { After = true, First = i };
                    continue;
                case Word.Until or Word.To:
                    left = left with { Until = true, First = i };
                    continue;
                case Word.At:
                    left = left with { At = true, First = i };
                    continue;
                case Word.From when !left.Until:
                    left = left with { At = true, First = i };
                    continue;
                case Word.For:
                    return Narrowed(s, left with { For = true, First = i });
                case Word.On:
                    return left with { OnTo = true, First = i };
                case Word.In:
                    return Narrowed(s, left with { In = true, First = i });
                case Word.Than:
                    return left with { Than = true };
                case Word.Each or Word.Per:
                    return left with { Each = true, First = i };
                case Word.Every:
                    return left with { Every = true, First = i };
                case Word.First:
                    left = left with { Begin = true, First = i };
                    continue;
                case Word.Last:
                    left = left with { Last = true, First = i };
                    continue;
                default:
                    // "einer Frist von": the article counts as a number elsewhere.
                    if (GermanNumbers.Cardinal(s.Span(i)) == 1 && i < quantity)
                        continue;
                    return left;
            }
        }

        return left;
    }

    /// <summary>"längstens jedoch für", "spätestens innerhalb von": one more word to the left.</summary>
    private static LeftContext Narrowed(Sentence s, LeftContext left)
    {
        int i = left.First - 1;
        while (s.Kind(i) == Word.Modifier)
            i--;
        return s.Kind(i) switch
        {
            Word.Longest => left with { Longest = true, First = i },
            Word.Latest => left with { Latest = true, First = i },
            Word.Earliest => left with { Earliest = true, First = i },
            Word.AtLeast => left with { AtLeast = true, First = i },
            Word.AtMost => left with { AtMost = true, First = i },
            _ => left,
        };
    }
}
