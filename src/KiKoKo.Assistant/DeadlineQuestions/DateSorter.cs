using System.Text.RegularExpressions;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Rules;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>Gives each date of a text its place among the facts of a rule; two different days for one place are a problem.</summary>
internal sealed partial class DateSorter(string text, DeadlineRule rule, Fact? asked, DateOnly today, List<Problem> problems)
{
    private readonly List<Assumption> _assumed = [];

    public CaseFacts Sort(CaseFacts facts, IReadOnlyList<DateMention> mentions)
    {
        var roles = DateRoles.Read(text, mentions);
        var all = mentions.Select((m, i) => (Mention: m, Role: roles[i])).Where(x => x.Role != DateRole.Now).ToList();
        facts = rule.Kind switch
        {
            CalculationKind.Notice => Notice(facts, all),
            CalculationKind.MaternityProtection => Birth(facts, all),
            CalculationKind.ParentalAllowance => Allowance(facts, all),
            CalculationKind.Threshold or CalculationKind.ThresholdSum when Ranges(mentions) is { Count: > 0 } ranges && (ranges.Count > 1 || rule.Kind == CalculationKind.ThresholdSum) => facts with { Absences = ranges },
            CalculationKind.AfterNotification => Notification(facts, all),
            CalculationKind.Payday => Month(facts, all),
            CalculationKind.Fixed when rule.Day is { Point: not null } => Month(facts, all),
            CalculationKind.Fixed when rule.Day is not null => Year(facts, all),
            CalculationKind.YearEnd => Year(facts, all),
            _ => Event(facts, all),
        };
        return facts with { Assumed = _assumed };
    }

    private CaseFacts Event(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        var lean = RuleNeeds.LeanOf(rule);
        bool ofLeave = rule.Key.StartsWith("elternzeit", StringComparison.Ordinal);
        if (ofLeave)
        {
            facts = facts with { Birth = One(all, lean, Fact.Birth, DateRole.Birth, DateRole.Expected) };
            var others = all.Where(x => x.Role is not (DateRole.Birth or DateRole.Expected)).ToList();
            if (others.Count == 0 && facts.Birth is { } born && FromBirth().IsMatch(text))
                return facts with { Date = born, IsFromThree = false };
            all = others;
        }

        // A letter's date gives way to the day of what happened; a start to be wished for comes before all else.
        var order = lean == Lean.Future
            ? new[] { DateRole.Start, DateRole.None, DateRole.End, DateRole.Expected, DateRole.Birth, DateRole.Received, DateRole.Served, DateRole.Sent, DateRole.Posted, DateRole.Application, DateRole.Letter }
            : rule.Trigger.Contains("Zustellung", StringComparison.Ordinal) || rule.Trigger.Contains("Zugang", StringComparison.Ordinal) || rule.Trigger.Contains("Eingang", StringComparison.Ordinal)
                ? [DateRole.Served, DateRole.Received, DateRole.Application, DateRole.Sent, DateRole.Posted, DateRole.None, DateRole.Start, DateRole.End, DateRole.Birth, DateRole.Expected, DateRole.Letter]
                : [DateRole.Posted, DateRole.Expected, DateRole.Birth, DateRole.Sent, DateRole.Application, DateRole.Served, DateRole.Received, DateRole.None, DateRole.Start, DateRole.End, DateRole.Letter];
        if (rule.Key is "mutterschutz-beginn")
            lean = Lean.Future;
        var date = Best(all, lean, Fact.Date, order);
        if (date is null && RuleNeeds.StartsAtMonthEnd(rule) && all.FirstOrDefault(x => !x.Mention.IsDay && x.Mention.Month is not null).Mention is { } month)
        {
            var first = MonthOf(month);
            date = first.AddMonths(1).AddDays(-1);
            _assumed.Add(new(Fact.Date, $"der {SpokenGerman.Month(first.Month)} {first.Year}, er endet am {SpokenGerman.Short(date.Value)}"));
        }
        else if (date is { } within && RuleNeeds.StartsAtMonthEnd(rule))
        {
            date = new DateOnly(within.Year, within.Month, 1).AddMonths(1).AddDays(-1);
        }

        if (ofLeave && date is { } start && facts.Birth is { } birth && facts.IsFromThree is null or false)
            facts = facts with { IsFromThree = start >= birth.AddYears(3) };
        return facts with { Date = date };
    }

    private CaseFacts Notification(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        var posted = One(all, Lean.Past, Fact.Date, DateRole.Posted);
        var served = One(all, Lean.Past, Fact.Date, DateRole.Served);
        var received = One(all, Lean.Past, Fact.Received, DateRole.Received);
        var sent = One(all, Lean.Past, Fact.Date, DateRole.Sent);
        if (served is not null)
            return facts with { Date = served, Way = Delivery.Served };
        if (posted is not null)
            return facts with { Date = posted, Received = received, Way = facts.Way is null or Delivery.Received ? Delivery.Post : facts.Way };
        if (sent is not null)
            return facts with { Date = sent, Way = facts.Way is Delivery.Received or null && PerMail().IsMatch(text) ? Delivery.Electronic : facts.Way };
        if (received is not null)
            return facts with { Date = received, Way = facts.Way is Delivery.Served ? Delivery.Served : Delivery.Received };
        return facts with { Date = Best(all, Lean.Past, Fact.Date, [DateRole.None, DateRole.Start, DateRole.Application, DateRole.Letter, DateRole.End]) };
    }

    private CaseFacts Notice(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        NoticeEnd? next = QuarterEnd().IsMatch(text) ? NoticeEnd.QuarterEnd : MonthEnd().IsMatch(text) ? NoticeEnd.MonthEnd : YearEnd().IsMatch(text) ? NoticeEnd.YearEnd : null;
        var end = One(all, Lean.Future, Fact.End, DateRole.End);
        if (end is null && asked is Fact.Date && all is [{ Role: DateRole.None or DateRole.Start, Mention: var only }] && only.Resolve(Lean.Future, today) is { } answered)
            return Say(facts with { Date = answered.Day }, Fact.Date, answered.Assumed);
        if (end is not null || next is not null)
            return facts with { End = end, EndOf = end is null ? next : null };
        return facts with { Date = Best(all, RuleNeeds.LeanOf(rule), Fact.Date, [DateRole.Received, DateRole.Served, DateRole.Posted, DateRole.Sent, DateRole.None, DateRole.Start, DateRole.Letter]) };
    }

    private CaseFacts Birth(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        // Once the child is born, the day that was expected lies behind as well.
        var lean = all.Exists(x => x.Role == DateRole.Birth) ? Lean.Past : Lean.Future;
        var expected = One(all, lean, Fact.Expected, DateRole.Expected);
        var birth = Best([.. all.Where(x => x.Role != DateRole.Expected)], Lean.Past, Fact.Birth, [DateRole.Birth, DateRole.None, DateRole.Start, DateRole.Received, DateRole.Letter]);
        return facts with { Expected = expected, Birth = birth };
    }

    private CaseFacts Allowance(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        var received = One(all, Lean.Past, Fact.Received, DateRole.Application, DateRole.Received, DateRole.Posted, DateRole.Sent);
        var birth = One(all, Lean.Past, Fact.Birth, DateRole.Birth, DateRole.Expected);
        var rest = all.Where(x => x.Role is DateRole.None or DateRole.Start or DateRole.End or DateRole.Letter).ToList();
        if (asked is Fact.Received)
            received ??= Best(rest, Lean.Past, Fact.Received, [DateRole.None, DateRole.Start, DateRole.Letter, DateRole.End]);
        else if (birth is null)
            birth = Best(rest, Lean.Past, Fact.Birth, [DateRole.None, DateRole.Start, DateRole.Letter, DateRole.End]);
        else
            received ??= Best(rest, Lean.Past, Fact.Received, [DateRole.None, DateRole.Start, DateRole.Letter, DateRole.End]);
        return facts with { Birth = birth, Received = received };
    }

    private CaseFacts Month(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        if (all.FirstOrDefault(x => x.Mention.Month is not null).Mention is { } named)
            return Say(facts with { Month = MonthOf(named) }, Fact.Month, named.Year is null ? $"{SpokenGerman.Month(MonthOf(named).Month)} {MonthOf(named).Year}" : null);
        if (ThisMonth().Match(text) is not { Success: true } month)
            return facts;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(month.Value[0] is 'd' or 'D' ? 0 : month.Value[0] is 'n' or 'N' or 'k' or 'K' ? 1 : -1);
        return Say(facts with { Month = first }, Fact.Month, $"{SpokenGerman.Month(first.Month)} {first.Year}");
    }

    private CaseFacts Year(CaseFacts facts, List<(DateMention Mention, DateRole Role)> all)
    {
        int[] years = [.. all.Select(x => x.Mention.Year ?? x.Mention.Resolve(Lean.Past, today)?.Day.Year).OfType<int>().Distinct()];
        if (years.Length > 1 && all.Count(x => !x.Mention.IsDay) > 1)
        {
            problems.Add(new($"Sie nennen mehrere Jahre: {string.Join(" und ", years)}.", DeadlineWording.Ask(rule, Fact.Year)));
            return facts;
        }

        if (years.Length > 0 && all[0].Mention.Year is null)
            _assumed.Add(new(Fact.Year, $"das Jahr {years[0]}"));
        return years.Length == 0 ? facts : facts with { Year = years[0] };
    }

    /// <summary>The month itself when it has come this year, else that of last year; a month soon to come is this year's.</summary>
    private DateOnly MonthOf(DateMention named)
    {
        if (named.Year is { } year)
            return new DateOnly(year, named.Month!.Value, 1);
        var here = new DateOnly(today.Year, named.Month!.Value, 1);
        return here.DayNumber - today.DayNumber > 200 ? here.AddYears(-1) : today.DayNumber - here.DayNumber > 270 ? here.AddYears(1) : here;
    }

    private IReadOnlyList<AbsenceFact> Ranges(IReadOnlyList<DateMention> mentions)
    {
        var ranges = new List<AbsenceFact>();
        for (int i = 0; i + 1 < mentions.Count; i++)
        {
            if (!RangeBetween().IsMatch(text[mentions[i].End..mentions[i + 1].Start]) || mentions[i + 1].Resolve(Lean.Past, today) is not { } to)
                continue;
            // "vom 3. bis 20.03.": the later date lends month and year to the earlier.
            var first = mentions[i] with { Year = mentions[i].Year ?? mentions[i + 1].Year ?? to.Day.Year, Month = mentions[i].Month ?? to.Day.Month };
            if (first.Day is not { } day || day > DateTime.DaysInMonth(first.Year!.Value, first.Month!.Value))
                continue;
            var from = new DateOnly(first.Year.Value, first.Month.Value, day);
            if (from > to.Day)
                from = from.AddYears(-1);
            ranges.Add(new AbsenceFact(from, to.Day));
            i++;
        }

        return ranges;
    }

    /// <summary>The one day with one of those roles.</summary>
    private DateOnly? One(List<(DateMention Mention, DateRole Role)> all, Lean lean, Fact about, params ReadOnlySpan<DateRole> roles)
    {
        var wanted = roles.ToArray();
        return Only([.. all.Where(x => wanted.Contains(x.Role)).Select(x => x.Mention)], lean, about);
    }

    /// <summary>The one day with the first of those roles that occurs at all.</summary>
    private DateOnly? Best(List<(DateMention Mention, DateRole Role)> all, Lean lean, Fact about, DateRole[] order)
    {
        var days = all.Where(x => x.Mention.IsDay).ToList();
        foreach (var role in order)
        {
            if (days.Exists(x => x.Role == role))
                return Only([.. days.Where(x => x.Role == role).Select(x => x.Mention)], lean, about);
        }

        return null;
    }

    private DateOnly? Only(IReadOnlyList<DateMention> mentions, Lean lean, Fact about)
    {
        var days = mentions.Select(m => m.Resolve(lean, today)).OfType<(DateOnly Day, string? Assumed)>().DistinctBy(d => d.Day).ToList();
        if (days.Count == 0)
            return null;
        if (days.Count > 1)
        {
            problems.Add(new($"Sie nennen dafür verschiedene Tage: {string.Join(" und ", days.Select(d => SpokenGerman.Short(d.Day)))}.", $"Welcher davon gilt ({rule.Trigger})?"));
            return null;
        }

        if (days[0].Assumed is { } assumed)
            _assumed.Add(new(about, assumed));
        return days[0].Day;
    }

    private CaseFacts Say(CaseFacts facts, Fact about, string? assumed)
    {
        if (assumed is not null)
            _assumed.Add(new(about, assumed));
        return facts;
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(ab|nach|zur|seit|direkt nach|gleich nach)\s+(der\s+)?geburt|wenn das (kind|baby) (da|geboren) ist|ab dem (tag der )?geburt", Options, 500)]
    private static partial Regex FromBirth();

    [GeneratedRegex(@"per (e-?)?mail|e-?mail|gemailt|elektronisch", Options, 500)]
    private static partial Regex PerMail();

    [GeneratedRegex(@"quartalsende|quartalsschluss|ende (des|vom) (nächsten |laufenden |dieses )?(quartals|vierteljahres)|zum quartal|vierteljahresende", Options, 500)]
    private static partial Regex QuarterEnd();

    [GeneratedRegex(@"monatsende|monatsschluss|ende des monats|zum nächsten ersten", Options, 500)]
    private static partial Regex MonthEnd();

    [GeneratedRegex(@"jahresende|ende (des|dieses) jahres|jahresschluss", Options, 500)]
    private static partial Regex YearEnd();

    [GeneratedRegex(@"\b(diese[nrms]?|nächste[nrms]?|kommende[nrms]?|letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?)\s+monats?\b", Options, 500)]
    private static partial Regex ThisMonth();

    [GeneratedRegex(@"^\s*(bis|–|-|bis zum|bis einschließlich)\s*(zum|einschließlich|den)?\s*$", Options, 500)]
    private static partial Regex RangeBetween();
}
