namespace KiKoKo.Assistant.Evidence;

internal enum TokenKind
{
    Word,
    Number,
    Day,
    Time,

    /// <summary>"§ 26", "Art. 6".</summary>
    Section,

    /// <summary>"Abs. 2", "Satz 1", "Buchst. b".</summary>
    SectionPart,

    /// <summary>Numbers that are not counted: "FO-11-43", "000-01", "11.1", "9a", "S 110".</summary>
    Code,
    Phone,
    Mail,
    Link,

    /// <summary>€ and %.</summary>
    Sign,

    /// <summary>Punctuation that parts clauses or cells.</summary>
    Break,
}

/// <param name="Text">As written.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    /// <summary>A single space stands before it, no hyphen.</summary>
    public bool IsApart { get; init; }

    public bool IsCapitalised => Kind == TokenKind.Word && char.IsUpper(Text[0]);
}
