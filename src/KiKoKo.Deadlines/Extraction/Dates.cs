using System.Globalization;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>Dates with and without their year, where something is due by them.</summary>
internal static class Dates
{
    public static void Find(Sentence s, List<DeadlineExpression> found)
    {
        for (int i = 0; i < s.Count; i++)
        {
            if (s.IsTaken(i) || s.Kind(i) != Word.Number || !Read(s, i, out int last, out var date, out int month, out int day))
                continue;
            var expression = date is { } full ? Absolute(s, i, last, full) : Recurring(s, i, last, month, day);
            if (expression is not null)
                found.Add(expression);
            i = last;
        }
    }

    /// <summary>A date at that token: "1. Januar 2026", "01.06.2026".</summary>
    public static bool Read(Sentence s, int at, out int last, out DateOnly? date)
    {
        last = at;
        date = null;
        return s.Kind(at) == Word.Number && Read(s, at, out last, out date, out _, out _);
    }

    /// <param name="date">Null when the year is missing.</param>
    private static bool Read(Sentence s, int at, out int last, out DateOnly? date, out int month, out int day)
    {
        (last, date, month, day) = (at, null, 0, s.At(at).Value);
        if (s.Kind(at + 1) != Word.Dot || !s.Touches(at + 1) || day is < 1 or > 31 || s.At(at).Length > 2)
            return false;
        int yearAt;
        if (s.Kind(at + 2) == Word.Month)
        {
            month = s.At(at + 2).Value;
            (last, yearAt) = (at + 2, at + 3);
        }
        else if (s.Kind(at + 2) == Word.Number && s.At(at + 2).Value is >= 1 and <= 12 && s.At(at + 2).Length <= 2 && s.Kind(at + 3) == Word.Dot && s.Touches(at + 3))
        {
            month = s.At(at + 2).Value;
            (last, yearAt) = (at + 3, at + 4);
            if (s.Kind(yearAt) == Word.Number && !s.Touches(yearAt) && s.At(yearAt).Length != 4)
                yearAt = s.Count;
        }
        else
        {
            return false;
        }

        if (s.Kind(yearAt) == Word.Number && s.At(yearAt).Length is 4 or 2)
        {
            int year = s.At(yearAt).Value;
            if (s.At(yearAt).Length == 2)
            {
                if (s.Kind(at + 2) == Word.Month)
                    return true;
                year += 2000;
            }

            if (year is < 1900 or > 2200 || day > DateTime.DaysInMonth(year, month))
                return false;
            (last, date) = (yearAt, new DateOnly(year, month, day));
            return true;
        }

        return day <= DateTime.DaysInMonth(2028, month);
    }

    private static DeadlineExpression? Absolute(Sentence s, int first, int last, DateOnly date)
    {
        var lead = DateLead.Read(s, first);
        if (IsCited(s, first, last, lead) || Describes(s, last + 1) || (lead.Applies && !lead.Latest))
            return null;
        bool isDeadline = lead.Until || lead.Latest || lead.Earliest || lead.Expiry || lead.To || (lead.Before && lead.IsBare) || DateLead.EndsRange(s, first)
            || IsDue(s, first, last)
            || ((lead.From || lead.At) && s.Has(Word.Applying) && !s.Has(Word.Happened))
            || (lead.At && s.Has(Word.Ends));
        if (!isDeadline)
            return null;
        return s.Expression(lead.First, last, ExpressionType.Absolute) with { Date = date, Bound = lead.From || lead.Earliest ? Bound.From : Bound.Until };
    }

    /// <summary>"bis zum 31. März", "jeweils zum 1. Oktober", "zum 1. Januar des folgenden Kalenderjahres".</summary>
    private static DeadlineExpression? Recurring(Sentence s, int first, int last, int month, int day)
    {
        // "30.06. bis 31.07.2017": the year of the later date holds for both.
        if (s.Kind(last + 1) is Word.Until or Word.Dash or Word.And && Read(s, last + 2, out _, out var later) && later is not null)
            return null;
        var lead = DateLead.Read(s, first);
        int end = Recurrences.EndOfYearPhrase(s, last + 1, out bool everyYear, out bool following);
        if (!(lead.Until || lead.Latest || lead.Expiry || lead.Earliest || lead.To || lead.Respectively || ((lead.At || lead.From) && everyYear)) || IsCited(s, first, last, lead))
            return null;
        if (s.Has(Word.Happened) && !lead.Until && !everyYear && !following)
            return null;
        string rule = string.Create(CultureInfo.InvariantCulture, $"{(lead.Until || lead.Latest || lead.Expiry ? "bis" : lead.From ? "ab" : "zum")} {month:00}-{day:00}{(following ? " des Folgejahres" : "")}");
        if (lead.Yearly)
            rule = "jährlich " + rule;
        return s.Expression(lead.First, Math.Max(last, end), ExpressionType.Recurring) with { Rule = rule, Bound = lead.From ? Bound.From : Bound.Until };
    }

    /// <summary>Dates of laws, births and what has been.</summary>
    private static bool IsCited(Sentence s, int first, int last, DateLead lead)
    {
        int end = Math.Min(last + 6, s.Count - 1);
        if (s.Find(Word.Version, last + 1, end) >= 0 || s.Kind(last + 1) == Word.Open && s.Find(Word.Version, last + 1, last + 4) >= 0)
            return true;
        if (s.Find(Word.Age, last + 1, Math.Min(last + 4, s.Count - 1)) >= 0)
            return true;
        if (lead.Of && !lead.Until)
            return true;

        // Transitional law: "ist bis zum 10. Oktober 2022 in der … Fassung anzuwenden".
        int clauseEnd = s.ClauseEnd(last), clause = s.ClauseStart(first);
        if (s.Find(Word.Version, last + 1, clauseEnd) >= 0 && Ends(s, clauseEnd))
            return true;
        return IsPast(s, clause, clauseEnd) && !lead.Latest;
    }

    /// <summary>"wurde am …", "hat am … beschlossen"; but "veröffentlicht bis zum … eine Übersicht" tells what is to be done.</summary>
    private static bool IsPast(Sentence s, int from, int to)
    {
        for (int i = from; i <= to; i++)
        {
            if (s.Kind(i) == Word.Happened && !s.Is(i, "hat") && !(s.Is(i, "veröffentlicht") && i < to && !HasAuxiliary(s, from, to)))
                return true;
        }

        return false;
    }

    private static bool HasAuxiliary(Sentence s, int from, int to)
    {
        for (int i = from; i <= to; i++)
        {
            if (s.Is(i, "wurde") || s.Is(i, "wurden") || s.Is(i, "worden") || s.Is(i, "ist") || s.Is(i, "sind") || s.Is(i, "hat") || s.Is(i, "haben"))
                return true;
        }

        return false;
    }

    /// <summary>"die bis zum 31. August 2009 begonnenen Verfahren": which ones, not until when.</summary>
    private static bool Describes(Sentence s, int next)
    {
        var word = s.Span(next);
        return word.Length > 5 && char.IsLower(word[0]) && s.IsNoun(next + 1)
            && (word.EndsWith("ten", StringComparison.Ordinal) || word.EndsWith("nen", StringComparison.Ordinal) || word.EndsWith("te", StringComparison.Ordinal) || word.EndsWith("ene", StringComparison.Ordinal));
    }

    private static bool Ends(Sentence s, int clauseEnd)
    {
        int verb = clauseEnd;
        while (verb > 0 && s.Kind(verb) == Word.Dot)
            verb--;
        return s.Is(verb, "anzuwenden") || s.Is(verb, "anwendbar") || s.Is(verb, "Anwendung") || s.Is(verb, "gilt") || s.Is(verb, "gelten") || s.Is(verb, "weiter");
    }

    private static bool IsDue(Sentence s, int first, int last) =>
        s.Find(Word.Due, Math.Max(0, first - 6), Math.Min(last + 4, s.Count - 1)) >= 0 || s.Find(Word.Period, Math.Max(0, first - 6), first) >= 0 && s.Has(Word.Ends);
}
