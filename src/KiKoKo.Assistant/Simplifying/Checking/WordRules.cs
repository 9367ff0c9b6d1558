using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;
using KiKoKo.Assistant.Simplifying.Rewording;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>Officialese, foreign words, abbreviations and long words.</summary>
internal static partial class WordRules
{
    private const int LongWord = 14;

    public static IEnumerable<PlainFinding> Check(WrittenText text) => PlainWords.Embedded.FindAll(text).Select(Of).Concat(ShortForms(text)).Concat(LongWords(text));

    private static PlainFinding Of(PlainWordMatch match) => new(
        match.Start, match.End, match.IsForeign ? FindingKind.ForeignWord : FindingKind.Officialese, match.Replacement is null ? FindingSeverity.Hint : FindingSeverity.Warning,
        match.IsForeign ? $"Fremdwort. Einfacher: {match.Advice}." : $"Amtsdeutsch. Einfacher: {match.Advice}.", match.Replacement ?? match.Advice, match.Replacement is not null);

    private static IEnumerable<PlainFinding> ShortForms(WrittenText text)
    {
        foreach (var a in Abbreviations.FindAll(text.Text))
        {
            yield return new PlainFinding(
                a.Start, a.End, FindingKind.Abbreviation, FindingSeverity.Warning,
                a.InFull is null ? "Abkürzung. Schreiben Sie sie aus." : $"Abkürzung. Schreiben Sie „{a.InFull}“.", a.InFull, a.InFull is not null);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Words)
        {
            if (Acronym().IsMatch(word.Text) && seen.Add(word.Text) && !IsExplained(text.Text, word))
            {
                yield return new PlainFinding(
                    word.Start, word.End, FindingKind.Abbreviation, FindingSeverity.Hint,
                    $"Kürzel „{word.Text}“. Erklären Sie es, wenn es zum ersten Mal vorkommt.");
            }
        }
    }

    private static IEnumerable<PlainFinding> LongWords(WrittenText text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Words)
        {
            if (word.Length <= LongWord || !word.Text.All(c => char.IsLetter(c) || c == '\u00AD') || !seen.Add(word.Lower) || IsExplained(text.Text, word))
                continue;
            string parted = Seam().Replace(word.Text, m => m.Value + "-");
            string? suggestion = parted == word.Text || !word.IsCapitalised ? null : Capital().Replace(parted, m => m.Value.ToUpperInvariant());
            yield return new PlainFinding(
                word.Start, word.End, FindingKind.LongWord, FindingSeverity.Hint,
                $"Langes Wort ({word.Length} Buchstaben). Erklären Sie es, nehmen Sie ein kürzeres" + (suggestion is null ? "." : $" oder gliedern Sie es: „{suggestion}“."), suggestion);
        }
    }

    /// <summary>An explanation follows in brackets or after "das heißt", or the word stands in brackets behind its explanation.</summary>
    private static bool IsExplained(string text, Word word) =>
        Explanation().IsMatch(text, word.End) || (word.Start > 0 && text[word.Start - 1] == '(' && word.End < text.Length && text[word.End] == ')');

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^\p{Lu}{2,6}(?:-\p{Lu}{1,6})?$|^\p{Lu}+\p{Ll}{0,2}\p{Lu}{2,}$", Plain, 200)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"\G\s*(?:\((?=[^)]*\p{L}{4})|,?\s*(?:das heißt|also)\b|:\s)", Plain, 200)]
    private static partial Regex Explanation();

    /// <summary>Where one part of a compound ends for certain: at the s behind these endings.</summary>
    [GeneratedRegex(@"(?<=\p{L}{2})(?:ungs|heits|keits|schafts|ions|täts)(?=\p{Ll}{4})", Plain, 200)]
    private static partial Regex Seam();

    [GeneratedRegex(@"(?<=-)\p{Ll}", Plain, 200)]
    private static partial Regex Capital();
}
