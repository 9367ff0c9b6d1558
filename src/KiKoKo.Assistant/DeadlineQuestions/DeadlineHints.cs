using System.Globalization;
using System.Text.RegularExpressions;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Deadlines.Extraction;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>Deadlines that the cited passages name and that fall on a day to come.</summary>
internal static partial class DeadlineHints
{
    private const int Most = 3;

    /// <summary>Farther away it is no hint.</summary>
    private const int Horizon = 400;

    /// <summary>The next first, each day once.</summary>
    /// <param name="concerns">Whether a sentence has to do with what was asked.</param>
    public static IReadOnlyList<DeadlineCard> Find(IReadOnlyList<Citation> citations, DateOnly today, Func<string, bool> concerns) =>
    [
        .. citations.SelectMany(c => DeadlineFinder.Find(c.Quote).Select(e => (Citation: c, Expression: e, Day: DayOf(e, today))))
            .Where(f => IsLastDay(f.Expression) && !IsExample(f.Citation.Quote, f.Expression) && !IsOfTheText(f.Citation.Quote, f.Expression) && !IsOneOfSeveral(f.Citation.Quote, f.Expression))
            .Where(f => f.Day is { } day && day > today && day.DayNumber - today.DayNumber <= Horizon)
            .Where(f => concerns(SentenceOf(f.Citation.Quote, f.Expression)))
            .OrderBy(f => f.Day).ThenBy(f => f.Citation.N)
            .DistinctBy(f => f.Day)
            .Take(Most)
            .Select(f => Card(f.Citation, f.Expression, f.Day!.Value, today)),
    ];

    private static DeadlineCard Card(Citation citation, DeadlineExpression expression, DateOnly day, DateOnly today)
    {
        int days = day.DayNumber - today.DayNumber;
        string when = days == 1 ? "Morgen" : $"In {days.ToString(CultureInfo.InvariantCulture)} Tagen";
        string sentence = SentenceOf(citation.Quote, expression);
        string place = citation.Path.Count > 0 ? $"{citation.Title}, {citation.Path[^1]}" : citation.Title;
        var steps = new List<DeadlineStep> { new($"Das Dokument nennt „{expression.Text}“.", place) };
        if (expression.Type == ExpressionType.Recurring)
            steps.Add(new($"Der nächste solche Tag ist {SpokenGerman.Long(day)}.", "Kalender"));
        return new DeadlineCard(sentence, day, steps, [])
        {
            Hint = $"{when}, {SpokenGerman.Long(day)}: {sentence} [{citation.N.ToString(CultureInfo.InvariantCulture)}]",
            Source = citation.N,
        };
    }

    /// <summary>Null when the expression alone does not tell a day.</summary>
    private static DateOnly? DayOf(DeadlineExpression e, DateOnly today)
    {
        if (e is { Type: ExpressionType.Absolute, Bound: not Bound.From, Date: { } date })
            return date;
        if (e.Type != ExpressionType.Recurring || e.Bound is Bound.From || e.Rule is not { } rule)
            return null;
        if (MonthDay().Match(rule) is { Success: true } yearly)
            return NextYearly(Value(yearly, "m"), Value(yearly, "d"), today);
        return DayOfMonth().Match(rule) is { Success: true } monthly && Value(monthly, "d") is >= 1 and <= 28 and var day ? NextMonthly(day, today) : null;
    }

    /// <summary>A date of an example concerns nobody, and one of a table's row not everybody.</summary>
    private static bool IsExample(string quote, DeadlineExpression e)
    {
        int from = Paragraph().Matches(quote[..e.Start]) is [.., var last] ? last.Index : 0;
        int end = quote.IndexOf('\n', e.End);
        string around = quote[from..(end < 0 ? quote.Length : end)];
        return around.Contains(" | ", StringComparison.Ordinal) || Example().IsMatch(quote[from..e.Start]);
    }

    /// <summary>"zum 1. Januar" says when something happens; a hint is for what must be done by then.</summary>
    private static bool IsLastDay(DeadlineExpression e) => LastDay().IsMatch(e.Text);

    /// <summary>A document's own validity, and the days of laws and versions, are nobody's deadline.</summary>
    private static bool IsOfTheText(string quote, DeadlineExpression e) => OfTheText().IsMatch(SentenceOf(quote, e));

    /// <summary>"am 17. Februar, 19. Mai oder 19. August": which of them holds, the case decides.</summary>
    private static bool IsOneOfSeveral(string quote, DeadlineExpression e) => Several().IsMatch(SentenceOf(quote, e));

    private static DateOnly NextYearly(int month, int day, DateOnly today)
    {
        var here = new DateOnly(today.Year, month, Math.Min(day, DateTime.DaysInMonth(today.Year, month)));
        return here > today ? here : new DateOnly(today.Year + 1, month, Math.Min(day, DateTime.DaysInMonth(today.Year + 1, month)));
    }

    private static DateOnly NextMonthly(int day, DateOnly today)
    {
        var here = new DateOnly(today.Year, today.Month, day);
        return here > today ? here : here.AddMonths(1);
    }

    private static int Value(Match m, string group) => int.Parse(m.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string SentenceOf(string quote, DeadlineExpression e)
    {
        int from = SentenceEnd().Matches(quote[..e.Start]) is [.., var last] ? last.Index + last.Length : 0;
        var end = SentenceEnd().Match(quote, e.End);
        string sentence = Number().Replace(quote[from..(end.Success ? end.Index + 1 : quote.Length)].ReplaceLineEndings(" ").Trim(), "");
        return sentence.Length <= 200 ? sentence : sentence[..sentence.LastIndexOf(' ', 200)].TrimEnd(',', ';') + " …";
    }

    [GeneratedRegex(@"\n\s*\n|\(\d+\)\s|\n(?=[-•*])|\n(?=.* \| )", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"Beispiel|z\. ?B\.|beendet das Arbeitsverhältnis", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b(bis|spätestens|vor|letzter tag|ablauf|fällig|stichtag|einsendeschluss|meldeschluss|anmeldeschluss)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex LastDay();

    [GeneratedRegex(@"\b(in kraft|außer kraft|inkrafttreten|gültig\w*|geltungsdauer|gilt (bis|längstens)|gelten (bis|längstens)|befristet bis|laufzeit|fassung|übergangsfrist|§\s*\d+[^.]{0,40} (gesetz|verordnung))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex OfTheText();

    [GeneratedRegex(@"\d{1,2}\.\s?(\d{1,2}\.|\p{Lu}).*(,|\b(oder|und|beziehungsweise|bzw\.))\s+((spätestens )?am |bis zum |zum )?\d{1,2}\.\s?(\d{1,2}\.|\p{Lu})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Several();

    [GeneratedRegex(@"^\(\d+\)\s*|^[-•*]\s+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<m>\d\d)-(?<d>\d\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"^(?<d>\d{1,2})\. (des|eines|jeden|jedes)\b.*monats", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"(?<=\p{L}{3}|\d{3}|\))[.!?](?=\s+[\p{Lu}„(]|\s*$)\s*|\n(?=[-•\s]*(\p{Lu}|\())", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex SentenceEnd();
}
