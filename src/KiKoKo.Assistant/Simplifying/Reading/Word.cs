namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>A word of a text: something that is spoken, so also a number; a sign as § is none.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">As written.</param>
internal sealed record Word(int Start, string Text)
{
    public int End => Start + Text.Length;

    public string Lower { get; } = Text.ToLowerInvariant();

    public bool IsCapitalised => char.IsUpper(Text[0]);

    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    /// <summary>Letters and digits.</summary>
    public int Length { get; } = Text.Count(char.IsLetterOrDigit);
}

/// <summary>A sentence, a heading or a point of a list.</summary>
/// <param name="Start">Where its first sign stands in the text.</param>
/// <param name="End">Behind its last sign; white space is left out on both sides.</param>
/// <param name="Words">At least one.</param>
internal sealed record Sentence(int Start, int End, IReadOnlyList<Word> Words);
