using KiKoKo.Assistant.Simplifying.Checking;
using KiKoKo.Assistant.Simplifying.Preserving;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying;

/// <summary>A text put in plainer words by rules, as far as rules are safe. "Einfache Sprache" is what it aims at; whether it is reached, readers tell.</summary>
/// <param name="Source">The text as given.</param>
/// <param name="Text">With the safe changes made.</param>
/// <param name="Before">Figures of the source, with abbreviations read as they are spoken.</param>
/// <param name="After">Figures of the text, counted in the same way.</param>
/// <param name="Findings">Of the source.</param>
/// <param name="Remaining">Of the text: what is left to people.</param>
/// <param name="Edits">What was changed, by place in the source; they do not overlap.</param>
/// <param name="Changes">Facts that differ. Always empty: a change that touches a fact is not made.</param>
public sealed record Simplification(
    string Source,
    string Text,
    Readability Before,
    Readability After,
    IReadOnlyList<PlainFinding> Findings,
    IReadOnlyList<PlainFinding> Remaining,
    IReadOnlyList<Edit> Edits,
    IReadOnlyList<FactChange> Changes);

/// <summary>A change that was made.</summary>
/// <param name="Start">Index of the first replaced character in the source.</param>
/// <param name="End">Index behind the last.</param>
public sealed record Edit(int Start, int End, string Replacement);
