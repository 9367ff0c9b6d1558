using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>Lengths of time that limit something: after or before an event, or for a while.</summary>
internal static class Durations
{
    public static void Find(Sentence s, List<DeadlineExpression> found)
    {
        for (int i = 0; i < s.Count; i++)
        {
            if (s.IsTaken(i))
                continue;
            var expression = s.Kind(i) switch
            {
                Word.Unit => OfUnit(s, i),
                Word.UnitAdjective => AdjectivePeriods.Of(s, i),
                Word.Within => AdjectivePeriods.OfPeriodWord(s, i),
                _ => null,
            };
            if (expression is not null)
                found.Add(expression);
        }
    }

    private static DeadlineExpression? OfUnit(Sentence s, int unitAt)
    {
        if (Quantity.Before(s, unitAt) is { } quantity)
        {
            if (s.IsTaken(quantity.First))
                return null;
            var left = LeftContext.Read(s, quantity.First);
            var right = RightContext.Read(s, unitAt + 1);
            if (left.Than && !right.NamesEvent && !left.Within)
                return null;
            if (left.Each || left.Every)
                return null;
            return quantity.IsOrdinal ? Ordinal(s, quantity, left, right) : Cardinal(s, quantity, left, right);
        }

        return SingleDay(s, unitAt);
    }

    private static DeadlineExpression? Cardinal(Sentence s, Quantity q, LeftContext left, RightContext right)
    {
        bool heads = (left.OfPeriod && !IsLongService(s, q, q.First - 2)) || HasHead(s, q, left);
        bool isDeadline =
            left.Within || left.Latest || left.Earliest || left.Longest || (left.Expiry && !left.PeriodEnd)
            || (left.Only && (left.After || right.NamesEvent))
            || right.NamesEvent || right.Beforehand || right.Afterwards || right.ToPeriodEnd
            || heads || (left.OfLength && (left.For || left.OnTo || left.Until || left.Within || left.AtMost))
            || right.LongTime || right.Because
            || (s.Has(Word.Keeping) && !left.Each && (left.AtLeast || left.AtMost || left.For || left.After || left.First == q.First))
            || ((left.OnTo || left.Until) && s.Kind(q.UnitAt + 1) is not (Word.Per or Word.Each) && s.Find(Word.Changes, s.ClauseStart(q.First), s.ClauseEnd(q.UnitAt)) >= 0)
            || ((left.After || left.In) && s.Has(Word.Ends))
            || IsBetween(s, q);
        if (!isDeadline || IsSomethingElse(s, q, left, right, heads))
            return null;
        return Make(s, q, left, right);
    }

    private static DeadlineExpression? Ordinal(Sentence s, Quantity q, LeftContext left, RightContext right)
    {
        bool leads = left.At || left.Until || left.Latest || left.Expiry || left.Within;
        if (!leads || !right.NamesEvent || q.Count > 400)
            return null;

        // "Bis zum Ende des sechsten Monats seit Beginn beträgt die Frist …" says when, not until when.
        if (left.PeriodEnd && s.Find(Word.Amounts, q.UnitAt, s.Count - 1) >= 0)
            return null;

        // "am ersten Arbeitstag nach Feiertagen fernbleiben" tells of a day.
        if (q.Count == 1 && !(left.Until || left.Latest || left.Expiry || left.Within || s.Has(Word.Deems)))
            return null;
        return Make(s, q, left, right);
    }

    /// <summary>"am Tag nach dem Abruf als bekannt gegeben", "spätestens am Tag vor der Wahl", "an dem darauffolgenden Arbeitstag".</summary>
    private static DeadlineExpression? SingleDay(Sentence s, int unitAt)
    {
        ref var unit = ref s.At(unitAt);
        if (unit.Unit is not (CountUnit.Day or CountUnit.WorkingDay or CountUnit.Werktag) || unit.Length > 10)
            return null;
        if (s.Kind(unitAt - 1) == Word.Following)
        {
            var before = LeftContext.Read(s, unitAt - 1);
            if ((!before.At && !before.Until && !before.Latest) || before.Expiry || s.Has(Word.Ends))
                return null;
            return s.Expression(before.First, unitAt, ExpressionType.Duration) with { Count = 1, Unit = unit.Unit, Direction = Direction.After, Bound = Bound.Max };
        }

        var left = LeftContext.Read(s, unitAt);
        var right = RightContext.Read(s, unitAt + 1);
        bool deems = s.Has(Word.Deems) && s.Has(Word.As);
        if (!right.NamesEvent || !(left.Latest || left.Until || (left.At && deems)))
            return null;
        return Make(s, new Quantity(unitAt, unitAt, 1, unit.Unit, IsOrdinal: true), left, right);
    }

    private static DeadlineExpression Make(Sentence s, Quantity q, LeftContext left, RightContext right)
    {
        var direction = right.Before || right.Beforehand || right.ToPeriodEnd || IsBetween(s, q) ? Direction.Before : Direction.After;
        string happened = right.NamesEvent ? EventText.Read(s, right.EventAt, out int last) : Clause(s, right, out last);
        if (right.NamesEvent)
            s.Take(right.EventAt, last);
        int end = right.Last >= 0 ? Math.Max(right.Last, last) : q.UnitAt;
        return s.Expression(left.First, Math.Max(end, q.UnitAt), ExpressionType.Duration) with
        {
            Count = q.Count,
            Unit = q.Unit,
            Direction = direction,
            Bound = BoundOf(s, left, right, direction),
            Event = happened,
        };
    }

    private static string Clause(Sentence s, RightContext right, out int last)
    {
        last = -1;
        if (right.BecauseAt < 0)
            return "";
        int end = s.ClauseEnd(right.BecauseAt + 1);
        while (end > right.BecauseAt && s.Kind(end) == Word.Dot)
            end--;
        return end > right.BecauseAt ? s.Text[s.At(right.BecauseAt + 1).Start..s.At(end).End] : "";
    }

    private static Bound BoundOf(Sentence s, LeftContext left, RightContext right, Direction direction)
    {
        if (left.Earliest && direction == Direction.Before)
            return Bound.Earliest;
        if (left.Earliest || left.Only || (left.BeforeExpiry && s.Kind(left.First - 1) == Word.Not) || (left.Expiry && !left.BeforeExpiry && !left.Until && !left.Latest) || left.AtLeast)
            return Bound.Min;
        if (s.Has(Word.Deems) && s.Has(Word.As) && !left.Latest)
            return Bound.Fiction;
        return left.OfLength || right.LongTime ? Bound.Span : Bound.Max;
    }

    /// <summary>"Die Frist … beträgt", "dauert die Probezeit", "Ausschlussfrist des § 44 von".</summary>
    private static bool HasHead(Sentence s, Quantity q, LeftContext left)
    {
        int from = Math.Max(0, q.First - 24);
        int head = -1;
        for (int i = q.First - 1; i >= from && s.Kind(i) != Word.Semicolon && head < 0; i--)
            head = s.Kind(i) is Word.Period or Word.Length ? i : -1;
        if (head < 0)
            return false;
        // "soll mindestens sechs Monate betragen", but not "von drei Monaten, wenn … betragen".
        if (s.Find(Word.Amounts, from, q.First) >= 0 || s.Find(Word.Amounts, q.UnitAt + 1, q.UnitAt + 2) >= 0 || left.OnTo)
            return s.Find(Word.Unit, head, q.First - 1) < 0;
        return s.Kind(q.First - 1) == Word.Of && s.Kind(head) == Word.Period && q.First - head <= 14 && s.Find(Word.Comma, head, q.First) < 0 && s.Find(Word.Unit, head, q.First - 1) < 0
            && !IsLongService(s, q, head);
    }

    /// <summary>"die Wartezeit von 45 Jahren": what somebody has served.</summary>
    private static bool IsLongService(Sentence s, Quantity q, int head) =>
        q.Unit == CountUnit.Year && q.Count > 10 && s.Span(head).EndsWith("zeit", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Zwischen Einladung und Sitzung müssen mindestens vier volle Kalendertage liegen."</summary>
    private static bool IsBetween(Sentence s, Quantity q) =>
        s.Find(Word.Between, Math.Max(0, q.First - 20), q.First) >= 0 && (s.Is(q.UnitAt + 1, "liegen") || s.Is(q.UnitAt + 1, "liegt") || s.Is(q.UnitAt + 2, "liegen"));

    /// <summary>Sentences, leave, hours of work, interest, ages.</summary>
    private static bool IsSomethingElse(Sentence s, Quantity q, LeftContext left, RightContext right, bool heads)
    {
        int clause = s.ClauseStart(q.First), end = s.ClauseEnd(q.UnitAt);
        if (s.Kind(q.UnitAt + 1) is Word.Age or Word.Leave || s.Is(q.UnitAt + 1, "wöchentlich") || s.Kind(q.UnitAt + 1) == Word.Passed)
            return true;
        // "innerhalb eines Kalenderjahres": a year as it stands in the calendar, which begins with no event.
        if (left.Within && !left.Latest && !right.NamesEvent && !right.Because && s.Span(q.UnitAt).StartsWith("Kalenderjahr", StringComparison.OrdinalIgnoreCase))
            return true;
        bool strong = left.Within || left.Latest || left.Earliest || left.Expiry || right.NamesEvent || right.Beforehand || heads;
        if (left.In && !left.Last && right.NamesEvent && !left.Latest && !left.Earliest && s.Kind(q.First - 1) is Word.Article or Word.First)
            return true;
        if (s.Find(Word.Punishment, clause, end) >= 0 || s.Has(Word.Punishment) && !left.Within && !right.NamesEvent && !heads)
            return true;
        if (s.Has(Word.Average) && !right.NamesEvent)
            return true;
        if (left.Last && !(left.Within || left.In) | (q.Unit is CountUnit.Month or CountUnit.Year) || (left.Last && !right.NamesEvent))
            return true;
        if (left.Begin && !right.NamesEvent)
            return true;
        if (!strong && (s.Has(Word.Work) || s.Find(Word.Money, clause, end) >= 0 || s.Find(Word.Percent, clause, end) >= 0 || s.Find(Word.Leave, clause, end) >= 0))
            return true;

        // § 189 BGB and its like explain what a length means.
        return s.Find(Word.Deems, 0, s.Count - 1) < 0 && (s.Is(s.Count - 2, "verstanden") || s.Is(s.Count - 2, "gerechnet"));
    }
}
