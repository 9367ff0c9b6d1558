namespace KiKoKo.Server.Deadlines;

internal enum FieldKind
{
    Day,
    Time,
    Month,
    Year,
    Number,
    Choice,

    /// <summary>Several times, each from one day to another: <see cref="AskedField.From"/> and <see cref="AskedField.To"/> with a number from 1.</summary>
    Absences,
}

/// <summary>One thing that is asked of a person.</summary>
/// <param name="Name">That of the data language.</param>
/// <param name="Label">German, for people.</param>
internal sealed record AskedField(string Name, string Label, FieldKind Kind)
{
    /// <summary>So many times of absence can be entered.</summary>
    public const int Times = 8;

    public string? Hint { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>Of a choice: the value and what people read.</summary>
    public IReadOnlyList<(string Value, string Text)> Options { get; init; } = [];

    /// <summary>What is taken, and shown, until the person says otherwise.</summary>
    public string? Default { get; init; }

    /// <summary>The first year a date may lie in; births lie further back than the holidays are known.</summary>
    public int FirstYear { get; init; } = KiKoKo.Deadlines.Calendars.PublicHolidays.FirstYear;

    public static string From(int number) => $"from{number}";

    public static string To(int number) => $"to{number}";
}
