using System.Text.Json.Serialization;
using KiKoKo.Deadlines.Calculating;
using KiKoKo.Deadlines.Calendars;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>How a decision reached somebody, in the words of people; the law decides what follows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Delivery>))]
internal enum Delivery
{
    Post,
    Registered,
    Electronic,
    Portal,
    Public,
    Abroad,

    /// <summary>Formally served.</summary>
    Served,

    /// <summary>Received, in whatever way.</summary>
    Received,
}

/// <summary>Circumstances by which one rule gives way to a neighbouring one.</summary>
[Flags]
internal enum Circumstances
{
    None = 0,
    SocialLaw = 1,
    Abroad = 1 << 1,
    WrongInstruction = 1 << 2,
    Sick = 1 << 3,
    Trial = 1 << 4,
    Urgent = 1 << 5,
    Federal = 1 << 6,
    Electronic = 1 << 7,
    Complex = 1 << 8,
    FollowsCare = 1 << 9,
}

/// <summary>What a person may be asked for, and what an assumption is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Fact>))]
internal enum Fact
{
    Date,
    Time,
    Year,
    Month,
    End,
    Birth,
    Expected,
    Received,
    Way,
    Service,
    ChildAge,
    Absences,
    PregnancyWeek,
}

/// <summary>Something taken for granted, to be said aloud.</summary>
/// <param name="Text">German, a whole phrase: "das Jahr 2026".</param>
internal sealed record Assumption(Fact About, string Text);

/// <summary>What is known of the single case. Structured only, so that it can be kept between turns.</summary>
internal sealed record CaseFacts
{
    /// <summary>Of the event that sets the rule going, or that the deadline lies before.</summary>
    public DateOnly? Date { get; init; }

    public TimeOnly? Time { get; init; }

    public int? Year { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>The wanted end of a contract.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The next such end is wanted.</summary>
    public NoticeEnd? EndOf { get; init; }

    public DateOnly? Birth { get; init; }

    public DateOnly? Expected { get; init; }

    /// <summary>When an application arrived.</summary>
    public DateOnly? Received { get; init; }

    public IReadOnlyList<AbsenceFact>? Absences { get; init; }

    public Delivery? Way { get; init; }

    public int? ServiceMonths { get; init; }

    /// <summary>The child is three or older when the leave begins.</summary>
    public bool? IsFromThree { get; init; }

    public int? PregnancyWeek { get; init; }

    public State? State { get; init; }

    public Circumstances Circumstances { get; init; }

    public IReadOnlyList<Assumption> Assumed { get; init; } = [];

    /// <summary>These with what was said later: the later word holds.</summary>
    public CaseFacts With(CaseFacts later)
    {
        var replaced = new (Fact Fact, bool Is)[]
        {
            (Fact.Date, later.Date is not null), (Fact.Year, later.Year is not null), (Fact.Month, later.Month is not null), (Fact.End, later.End is not null || later.EndOf is not null),
            (Fact.Birth, later.Birth is not null), (Fact.Expected, later.Expected is not null), (Fact.Received, later.Received is not null), (Fact.Way, later.Way is not null),
        }.Where(r => r.Is).Select(r => r.Fact).ToHashSet();
        bool newEnd = later.End is not null || later.EndOf is not null;
        return new CaseFacts
        {
            Date = later.Date ?? (newEnd ? null : Date),
            Time = later.Time ?? Time,
            Year = later.Year ?? Year,
            Month = later.Month ?? Month,
            End = newEnd || later.Date is not null ? later.End : End,
            EndOf = newEnd || later.Date is not null ? later.EndOf : EndOf,
            Birth = later.Birth ?? Birth,
            Expected = later.Expected ?? Expected,
            Received = later.Received ?? Received,
            Absences = later.Absences ?? Absences,
            Way = later.Way ?? Way,
            ServiceMonths = later.ServiceMonths ?? ServiceMonths,
            IsFromThree = later.IsFromThree ?? IsFromThree,
            PregnancyWeek = later.PregnancyWeek ?? PregnancyWeek,
            State = later.State ?? State,
            Circumstances = Circumstances | later.Circumstances,
            Assumed = [.. Assumed.Where(a => !replaced.Contains(a.About)), .. later.Assumed],
        };
    }
}

/// <param name="To">Null: it goes on.</param>
internal sealed record AbsenceFact(DateOnly From, DateOnly? To);

/// <summary>A deadline question that is not over.</summary>
/// <param name="Rule">Its key before the facts choose among neighbouring rules.</param>
/// <param name="Asked">What was asked back; null once it was answered, for what follows.</param>
/// <param name="Others">Turns since then that were about something else.</param>
internal sealed record OpenQuestion(string Rule, CaseFacts Facts, Fact? Asked, int Others = 0);
