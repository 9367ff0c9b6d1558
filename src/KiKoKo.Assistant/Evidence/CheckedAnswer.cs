namespace KiKoKo.Assistant.Evidence;

/// <summary>A passage that an answer may cite.</summary>
/// <param name="N">The number in square brackets by which the answer cites it.</param>
/// <param name="Text">Its text as the index holds it: paragraphs, list items and table rows ("a | b | c") on lines of their own.</param>
public sealed record CheckedPassage(int N, string Text);

/// <summary>Whether a sentence may be shown as it is.</summary>
public enum EvidenceVerdict
{
    /// <summary>Its facts stand in the passages it cites, or it states none.</summary>
    Supported,

    /// <summary>Something it states was not found where it says it stands.</summary>
    Unsupported,
}

/// <summary>One sentence of an answer.</summary>
/// <param name="Text">As in the answer, with its citations.</param>
/// <param name="Reasons">German, for people; empty when supported.</param>
public sealed record CheckedSentence(string Text, EvidenceVerdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>Numbers of the passages it cites, in their order, also such as do not exist.</summary>
    public IReadOnlyList<int> Citations { get; init; } = [];
}

/// <summary>An answer, sentence by sentence in reading order.</summary>
public sealed record CheckedAnswer(IReadOnlyList<CheckedSentence> Sentences)
{
    public bool IsSupported => Sentences.All(s => s.Verdict == EvidenceVerdict.Supported);
}
