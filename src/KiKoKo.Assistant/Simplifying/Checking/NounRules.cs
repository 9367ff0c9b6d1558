using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>Style that puts what happens into nouns: "zur Durchführung der Prüfung der Unterlagen".</summary>
internal static partial class NounRules
{
    /// <summary>So many nouns made of verbs or adjectives in one sentence are too many.</summary>
    private const int TooManyAbstract = 3;

    public static IEnumerable<PlainFinding> Check(WrittenText text) => text.Sentences.SelectMany(s => Nominal(s).Concat(Genitives(text.Text, s)));

    private static IEnumerable<PlainFinding> Nominal(Sentence sentence)
    {
        var nouns = sentence.Words.Where(w => w.IsCapitalised && Abstract().IsMatch(w.Lower)).ToList();
        if (nouns.Count < TooManyAbstract && (nouns.Count < 2 || sentence.Words.Count > 8 * nouns.Count))
            yield break;
        string named = string.Join(", ", nouns.Select(n => $"„{n.Text}“").Distinct(StringComparer.Ordinal).Take(4));
        yield return new PlainFinding(
            nouns[0].Start, nouns[^1].End, FindingKind.NominalStyle, nouns.Count > TooManyAbstract ? FindingSeverity.Warning : FindingSeverity.Hint,
            $"Viele Hauptwörter, wenig Verben: {named}. Sagen Sie mit Verben, wer was tut.");
    }

    private static IEnumerable<PlainFinding> Genitives(string text, Sentence sentence)
    {
        foreach (Match chain in Chain().Matches(text[sentence.Start..sentence.End]))
        {
            int start = sentence.Start + chain.Index;
            yield return new PlainFinding(
                start, start + chain.Length, FindingKind.GenitiveChain, FindingSeverity.Warning,
                $"Kette von Genitiven: „{chain.Value}“. Lösen Sie sie auf, zum Beispiel mit einem Verb oder mit „von“.");
        }
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^\p{L}{3,}(ung|ungen|heit|heiten|keit|keiten|nahme|nahmen|ierung|ierungen|tion|tionen|tät|nis|nisse)$", Plain, 200)]
    private static partial Regex Abstract();

    /// <summary>A noun and at least two genitives behind it, each with up to two adjectives.</summary>
    [GeneratedRegex(@"\b\p{Lu}[\p{L}-]+(?:\s+(?:des|der|eines|einer|dieses|dieser|ihres|ihrer|seines|seiner|unserer|unseres)(?:\s+\p{Ll}+(?:en|er)){0,2}\s+\p{Lu}[\p{L}-]+){2,}", Plain, 500)]
    private static partial Regex Chain();
}
