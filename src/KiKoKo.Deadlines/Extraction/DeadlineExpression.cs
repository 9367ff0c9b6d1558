using KiKoKo.Deadlines.Calculating;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>A deadline as a text expresses it.</summary>
/// <param name="Start">Offset of its first character in the text (UTF-16 units).</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Text">That part of the text.</param>
public sealed record DeadlineExpression(int Start, int End, string Text, ExpressionType Type)
{
    /// <summary>Of a duration: how many of <see cref="Unit"/>.</summary>
    public int? Count { get; init; }

    public CountUnit? Unit { get; init; }

    /// <summary>Of a duration.</summary>
    public Direction? Direction { get; init; }

    public Bound? Bound { get; init; }

    /// <summary>What it is counted from, in the words of the text; a date as ISO 8601; "" when the text does not say.</summary>
    public string Event { get; init; } = "";

    /// <summary>Of an absolute date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Of a recurring date or a vague term, in short: "alle 3 Jahre", "bis 03-31", "unverzüglich".</summary>
    public string? Rule { get; init; }
}

public enum ExpressionType
{
    /// <summary>A date with its year.</summary>
    Absolute,

    /// <summary>A length of time from or before an event.</summary>
    Duration,

    /// <summary>Again and again: every three years, until 31 March.</summary>
    Recurring,

    /// <summary>Without a number: "unverzüglich".</summary>
    Vague,
}

public enum Direction
{
    After,
    Before,
}

/// <summary>What the end means.</summary>
public enum Bound
{
    /// <summary>At the latest then.</summary>
    Max,

    /// <summary>At least so long, or not before.</summary>
    Min,

    /// <summary>Not earlier than so long before.</summary>
    Earliest,

    /// <summary>The law deems something then.</summary>
    Fiction,

    /// <summary>For so long.</summary>
    Span,

    /// <summary>Until that date.</summary>
    Until,

    /// <summary>From that date on.</summary>
    From,
}
