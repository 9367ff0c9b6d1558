namespace KiKoKo.Assistant.Evidence;

internal enum FactKind
{
    Number,
    Day,
    Time,

    /// <summary>A section of law: parts "§26", "abs2".</summary>
    Section,
    Code,
    Phone,

    /// <summary>Mail and web addresses.</summary>
    Address,

    /// <summary>Names of weekdays, months and seasons.</summary>
    Calendar,
}

/// <summary>From which side a number or a day bounds something.</summary>
internal enum Bound
{
    None,
    Lower,
    Upper,
}

/// <summary>Something exact that a sentence states.</summary>
/// <param name="Text">As written, with its unit.</param>
/// <param name="At">Index of its token.</param>
internal sealed record Fact(FactKind Kind, string Text, int At)
{
    /// <summary>Normalized spelling of a code, phone number (groups of digits), address or calendar name.</summary>
    public string Key { get; init; } = "";

    /// <summary>Of a number; of a time the minutes since midnight.</summary>
    public decimal Value { get; init; }

    public Measure? Unit { get; init; }

    /// <summary>Day, month, year; 0: not said.</summary>
    public (int Day, int Month, int Year) Date { get; init; }

    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Of a section: the law, in lower case; "" when not said.</summary>
    public string Law { get; init; } = "";

    public Bound Bound { get; init; }

    /// <summary>The bound is said by "mindestens", "höchstens" or their like, which nobody adds by rephrasing.</summary>
    public bool IsBoundStressed { get; init; }

    /// <summary>German, as subject of a sentence.</summary>
    public string Describe() => Kind switch
    {
        FactKind.Number when Unit is { Base: "euro" or "cent" } => $"Der Betrag {Text}",
        FactKind.Number when Unit is null => $"Die Zahl {Text}",
        FactKind.Number => $"Die Angabe „{Text}“",
        FactKind.Day => $"Das Datum {Text}",
        FactKind.Time => $"Die Uhrzeit {Text}",
        FactKind.Section => $"Die Rechtsstelle {Text}",
        FactKind.Code => $"Das Kennzeichen {Text}",
        FactKind.Phone => $"Die Rufnummer {Text}",
        FactKind.Address => $"Die Adresse {Text}",
        _ => $"Die Zeitangabe „{Text}“",
    };
}
