using System.Globalization;
using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>Again and again: "alle drei Jahre", "am letzten Tag des Monats", "in den ersten drei Monaten des folgenden Jahres", "jährlich".</summary>
internal static class Recurrences
{
    public static void Find(Sentence s, List<DeadlineExpression> found)
    {
        for (int i = 0; i < s.Count; i++)
        {
            if (s.IsTaken(i))
                continue;
            if (s.Kind(i) == Word.Unit && OfUnit(s, i) is { } expression)
                found.Add(expression);
            else if (s.Kind(i) == Word.EndPoint && OfEndPoint(s, i) is { } end)
                found.Add(end);
        }
    }

    /// <summary>"jährlich", "monatlich": only what is left over, and only where something is to be done, not paid or counted.</summary>
    public static void FindAdverbs(Sentence s, List<DeadlineExpression> found)
    {
        for (int i = 0; i < s.Count; i++)
        {
            if (s.IsTaken(i))
                continue;
            bool interval = s.Kind(i) == Word.Interval && s.Is(i - 1, "regelmäßigen");
            if (s.Kind(i) != Word.Yearly && !interval)
                continue;
            int clause = s.ClauseStart(i), end = s.ClauseEnd(i);
            if (s.Find(Word.Amounts, clause, end) >= 0 || s.Find(Word.Money, clause, end) >= 0 || s.Find(Word.Percent, clause, end) >= 0 || s.Find(Word.Leave, clause, end) >= 0 || s.Find(Word.Work, clause, end) >= 0)
                continue;
            if (s.Kind(i - 1) == Word.Unit || s.Kind(i - 1) == Word.Number || (s.Kind(i + 1) == Word.Number && s.Kind(i + 2) is not Word.Dot))
                continue;
            int first = s.Kind(i - 1) == Word.Times ? i - 1 : interval && s.Kind(i - 2) == Word.In ? i - 2 : i;
            if (s.Kind(first - 1) is Word.AtLeast or Word.Latest or Word.Earliest)
                first--;
            found.Add(s.Expression(first, i, ExpressionType.Recurring) with { Rule = interval ? "in regelmäßigen Abständen" : s.Span(i).ToString().ToLowerInvariant() });
        }
    }

    /// <summary>After a date or the end of a period: "eines jeden Jahres", "des folgenden Kalenderjahres".</summary>
    /// <returns>The last token of it; <paramref name="at"/> - 1 when there is none.</returns>
    public static int EndOfYearPhrase(Sentence s, int at, out bool everyYear, out bool following)
    {
        (everyYear, following) = (false, false);
        if (FollowingPeriod(s, at) is > 0 and var period)
        {
            following = true;
            return period;
        }

        bool each = false;
        int i = at;
        for (; i < s.Count && i - at < 4; i++)
        {
            var word = s.Kind(i);
            if (word == Word.Unit)
            {
                bool year = s.At(i).Unit is CountUnit.Year or CountUnit.Month;
                following |= s.Span(i).StartsWith("Folge", StringComparison.OrdinalIgnoreCase);
                everyYear = year && each && !following;
                return year ? i : at - 1;
            }

            following |= word == Word.Following;
            each |= word == Word.Each || GermanNumbers.Cardinal(s.Span(i)) == 1;
            if (word is not (Word.Genitive or Word.Each or Word.Following or Word.Article) && GermanNumbers.Cardinal(s.Span(i)) != 1)
                break;
        }

        return at - 1;
    }

    /// <summary>"des auf die Entstehung folgenden Monats", "des dem Berichtsjahr folgenden Jahres".</summary>
    /// <returns>The unit; -1 when it is something else.</returns>
    private static int FollowingPeriod(Sentence s, int at)
    {
        if (s.Kind(at) != Word.Genitive || !(s.Kind(at + 1) is Word.On || s.Is(at + 1, "dem")))
            return -1;
        int follows = s.Find(Word.Following, at + 2, at + 8);
        return follows > 0 && s.Kind(follows + 1) == Word.Unit && s.At(follows + 1).Unit is CountUnit.Month or CountUnit.Year && s.Find(Word.Comma, at, follows) < 0 ? follows + 1 : -1;
    }

    private static DeadlineExpression? OfUnit(Sentence s, int unitAt)
    {
        if (Quantity.Before(s, unitAt) is { } q)
        {
            var left = LeftContext.Read(s, q.First);
            if (left.Every && !q.IsOrdinal)
                return Regular(s, left.First, q, $"alle {Length(q)}");
            if (s.Kind(q.First - 1) == Word.Of && s.Find(Word.Interval, q.First - 4, q.First - 1) is >= 0 and var interval && Math.Max(interval, 1) is var head)
                return Regular(s, s.Kind(head - 1) is Word.In or Word.None ? head - 1 : head, q, $"alle {Length(q)}");
            if (left.Begin && !q.IsOrdinal && s.Kind(q.First - 1) == Word.First && EndOfYearPhrase(s, unitAt + 1, out _, out bool following) is var end && end > unitAt)
                return s.Expression(left.First, end, ExpressionType.Recurring) with { Rule = $"in den ersten {Length(q)}{(following ? " des Folgejahres" : " des Jahres")}", Bound = Bound.Until };
            if (Reviewed(s, left))
                return s.Expression(s.Find(Word.Regularly, 0, q.First), unitAt, ExpressionType.Recurring) with { Rule = $"regelmäßig, spätestens nach {Length(q)}" };
            if (q.IsOrdinal)
                return DayOfPeriod(s, q.First, unitAt, q.Count.ToString(CultureInfo.InvariantCulture) + ".");
        }

        if (s.Kind(unitAt - 1) == Word.Last)
            return DayOfPeriod(s, unitAt - 1, unitAt, "letzter");
        return EachPeriod(s, unitAt) ?? EndOfPeriod(s, unitAt);
    }

    /// <summary>"soll regelmäßig, spätestens nach zwei Jahren, überprüft werden".</summary>
    private static bool Reviewed(Sentence s, LeftContext left) =>
        left.Latest && s.Kind(left.First - 1) == Word.Comma && s.Kind(left.First - 2) == Word.Regularly;

    private static DeadlineExpression Regular(Sentence s, int first, Quantity q, string rule)
    {
        while (s.Kind(first - 1) is Word.AtLeast or Word.Latest or Word.Modifier or Word.AtMost)
            first--;
        if (s.Kind(first - 1) == Word.Comma && s.Kind(first - 2) == Word.Regularly)
            first -= 2;
        return s.Expression(first, q.UnitAt, ExpressionType.Recurring) with { Rule = rule };
    }

    /// <summary>"am letzten Tag des Monats", "spätestens am dritten Werktag eines Kalendermonats zum Ablauf des übernächsten Monats".</summary>
    private static DeadlineExpression? DayOfPeriod(Sentence s, int ordinal, int unitAt, string number)
    {
        if (s.At(unitAt).Unit is not (CountUnit.Day or CountUnit.Werktag or CountUnit.WorkingDay or CountUnit.CalendarDay or CountUnit.Week))
            return null;
        if (s.Is(ordinal - 1, "vom") || s.Is(ordinal - 2, "vom") || s.Find(Word.From, 0, ordinal - 1) is >= 0 and var from && s.Is(from, "vom"))
            return null;
        var left = LeftContext.Read(s, ordinal);
        int end = EndOfYearPhrase(s, unitAt + 1, out _, out _);
        if (end <= unitAt || !(left.At || left.Until || left.Latest))
            return null;
        if (s.Kind(end + 1) == Word.To && s.Kind(end + 2) is Word.Expiry or Word.PeriodEnd)
            end = Math.Max(end, EndOfYearPhrase(s, end + 3, out _, out _));
        string period = s.Text[s.At(unitAt).Start..s.At(end).End];
        return s.Expression(left.First, end, ExpressionType.Recurring) with { Rule = $"{number} {period}", Bound = Bound.Until };
    }

    /// <summary>"jeden Monat", "in jedem Jahr", "einmal im Jahr", "pro Quartal"; not "für jeden Monat".</summary>
    private static DeadlineExpression? EachPeriod(Sentence s, int unitAt)
    {
        if (s.At(unitAt).Unit is CountUnit.Hour)
            return null;
        int each = unitAt - 1;
        if (s.Kind(each) == Word.Each)
        {
            if (GermanNumbers.Cardinal(s.Span(each - 1)) == 1)
                each--;
            if (s.Kind(each - 1) is Word.For or Word.Per || s.Has(Word.Money) || s.Has(Word.Percent) || s.At(unitAt).Unit is CountUnit.Day || s.Kind(unitAt + 1) is Word.Until)
                return null;
            if (s.Kind(each - 1) is Word.Dot or Word.Month or Word.Number)
                return null; // a date, which stands for itself
            int first = s.Kind(each - 1) is Word.In or Word.Until or Word.To or Word.At ? each - 1 : each;
            if (s.Kind(first) == Word.Each && s.Kind(first - 1) == Word.PeriodEnd)
                first -= s.Kind(first - 2) is Word.To or Word.At ? 2 : 1;
            return s.Expression(first, unitAt, ExpressionType.Recurring) with { Rule = $"jeden {s.Span(unitAt)}" };
        }

        if (s.Kind(each) is Word.In or Word.Per && s.Kind(each - 1) == Word.Times)
            return s.Expression(s.Kind(each - 2) is Word.AtLeast or Word.Latest ? each - 2 : each - 1, unitAt, ExpressionType.Recurring) with { Rule = s.Text[s.At(each - 1).Start..s.At(unitAt).End] };
        return null;
    }

    /// <summary>"am Ende des Kalenderjahres, das dem Jahr der Übermittlung folgt", "bis zum Ende des Folgemonats".</summary>
    private static DeadlineExpression? EndOfPeriod(Sentence s, int unitAt)
    {
        int point = unitAt - 1;
        while (s.Kind(point) is Word.Genitive or Word.Each or Word.Following or Word.Article || GermanNumbers.Cardinal(s.Span(point)) == 1)
            point--;
        if (point < unitAt - 1 && s.Kind(point) == Word.Dot && s.Kind(point - 1) == Word.Number && s.At(point - 1).Value is >= 1 and <= 31 && s.At(unitAt).Unit == CountUnit.Month)
            return DayOfMonth(s, point - 1, unitAt);
        if (point == unitAt - 1 || s.Kind(point) is not (Word.PeriodEnd or Word.Expiry) || s.At(unitAt).Unit is not (CountUnit.Month or CountUnit.Year))
            return null;
        bool names = s.Is(point, "Beginn") || s.Is(point, "Anfang");
        if (s.Kind(point - 1) is not (Word.To or Word.At) || names || s.Has(Word.Age))
            return null;

        // A length stands before it: "vier Wochen zum Ende eines Kalendermonats" is a period of notice.
        if (s.Kind(point - 2) == Word.Unit || s.Is(point - 2, "oder") || s.Has(Word.Money))
            return null;
        int first = point - 1;
        if (s.Kind(first - 1) is Word.Until or Word.Latest)
            first--;
        if (s.Kind(first - 1) is Word.Latest)
            first--;
        return s.Expression(first, unitAt, ExpressionType.Recurring) with { Rule = s.Text[s.At(point).Start..s.At(unitAt).End], Bound = Bound.Until };
    }

    /// <summary>"bis zum 10. des Folgemonats", "am 15. eines jeden Monats".</summary>
    private static DeadlineExpression? DayOfMonth(Sentence s, int number, int unitAt)
    {
        var lead = DateLead.Read(s, number);
        if (!(lead.Until || lead.Latest || lead.To || lead.At || lead.Respectively))
            return null;
        return s.Expression(lead.First, unitAt, ExpressionType.Recurring) with { Rule = s.Text[s.At(number).Start..s.At(unitAt).End], Bound = Bound.Until };
    }

    /// <summary>"bis zum Monatsende"; after a length it belongs to a period of notice.</summary>
    private static DeadlineExpression? OfEndPoint(Sentence s, int at)
    {
        if (s.Kind(at - 1) != Word.To || s.Kind(at - 2) is Word.Unit || !(s.Kind(at - 2) is Word.Until or Word.Latest or Word.Respectively))
            return null;
        int first = at - (s.Kind(at - 3) is Word.Latest or Word.Respectively ? 3 : 2);
        return s.Expression(first, at, ExpressionType.Recurring) with { Rule = "bis " + s.Span(at).ToString(), Bound = Bound.Until };
    }

    private static string Length(Quantity q) => new Length(q.Count, q.Unit).ToString();
}
