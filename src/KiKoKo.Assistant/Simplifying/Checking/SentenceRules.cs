using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;
using KiKoKo.Assistant.Simplifying.Rewording;

namespace KiKoKo.Assistant.Simplifying.Checking;

/// <summary>Long and nested sentences, insertions in brackets, enumerations that should be lists.</summary>
internal static partial class SentenceRules
{
    private const int Long = 15;
    private const int TooLong = 20;

    public static IEnumerable<PlainFinding> Check(WrittenText text) => text.Sentences.SelectMany(s => Check(text.Text, s));

    private static IEnumerable<PlainFinding> Check(string text, Sentence sentence)
    {
        int words = sentence.Words.Count;
        if (words > Long)
            yield return LongSentence(text, sentence);

        int commas = text.AsSpan(sentence.Start, sentence.End - sentence.Start).Count(',');
        if (commas >= 2 && words > 8 && Subordinators().Match(text, sentence.Start, sentence.End - sentence.Start) is { Success: true } word)
        {
            yield return new PlainFinding(
                sentence.Start, sentence.End, FindingKind.NestedClause, FindingSeverity.Warning,
                $"Verschachtelter Satz ({commas} Kommas, „{word.Groups["word"].Value}“). Schreiben Sie je Aussage einen eigenen Satz.");
        }

        foreach (Match insertion in Insertion().Matches(text[sentence.Start..sentence.End]))
        {
            int start = sentence.Start + insertion.Index;
            yield return new PlainFinding(
                start, start + insertion.Length, FindingKind.Parenthesis, FindingSeverity.Hint,
                "Einschub im Satz. Schreiben Sie einen eigenen Satz daraus oder lassen Sie ihn weg.");
        }

        if (Enumerations.Find(text, sentence) is { } enumeration)
        {
            yield return new PlainFinding(
                enumeration.Start, enumeration.End, FindingKind.Enumeration, FindingSeverity.Hint,
                $"Aufzählung mit {enumeration.Items.Count} Gliedern. Machen Sie eine Liste daraus.", enumeration.AsList(), IsSafe: true);
        }
    }

    private static PlainFinding LongSentence(string text, Sentence sentence)
    {
        int words = sentence.Words.Count;
        var split = SplitPoints.Best(text, sentence);
        string how = split switch
        {
            null => "Teilen Sie ihn: eine Aussage je Satz.",
            { IsSafe: true } => $"Setzen Sie nach „{split.After}“ einen Punkt und beginnen Sie mit „{split.Next}“ einen neuen Satz.",
            _ => $"Teilen Sie ihn, zum Beispiel nach „{split.After}“: eine Aussage je Satz.",
        };
        return new PlainFinding(
            sentence.Start, sentence.End, FindingKind.LongSentence, words > TooLong ? FindingSeverity.Error : FindingSeverity.Warning,
            $"Langer Satz: {words} Wörter (höchstens {Long}). {how}");
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@",\s+(?<word>dass|weil|wenn|ob|obwohl|obgleich|sofern|soweit|falls|damit|nachdem|bevor|ehe|während|wobei|wodurch|womit|wofür|welche[rsmn]?|deren|dessen|denen|(?:in|an|auf|für|bei|mit|nach|von|zu|aus|über|durch)\s+(?:der|die|das|dem|den|deren|dessen|welche[rsmn]?)|d(?:er|ie|as|em|en)(?=\s+[\p{Ll}]))\b", Plain, 500)]
    private static partial Regex Subordinators();

    /// <summary>Brackets with at least two letters, or words between dashes; not "Mitarbeiter(in)", not "(1)".</summary>
    [GeneratedRegex(@"(?<=^|[\s„""])\((?=[^()]*\p{L}{2})[^()\n]{3,}\)|(?<=\s)[–—-] [^–—\n.]{5,80} [–—-](?=\s)", Plain, 500)]
    private static partial Regex Insertion();
}
