using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Evidence;

/// <summary>Sentences that state nothing and so need no citation: openings, offers, headings, questions.</summary>
internal static partial class Openings
{
    private const int MatchTimeout = 500;

    public static bool StatesNothing(AnswerSentence sentence, Statement statement)
    {
        string claim = sentence.Claim;
        if (statement.ContentWords.Count == 0 && statement.Facts.Count == 0)
            return true;
        bool form = sentence.IsHeading || claim.EndsWith('?') || claim.EndsWith(':') || Opening().IsMatch(claim);
        return form && statement.Facts.Count == 0 && !statement.Tokens.Any(t => t.IsCapitalised && Names.IsOffice(t.Text.ToLowerInvariant()));
    }

    [GeneratedRegex(
        @"^(Hier (finden|sehen|lesen) Sie|Gerne?\b|Wenden Sie sich (gern|bei)|Bei (weiteren |Rück|offenen )?[Ff]ragen|Guten (Tag|Morgen)|Hallo|Vielen Dank|Danke|Im Folgenden|Nachfolgend|Zusammengefasst|Kurz gesagt|Ich (helfe|hoffe)|Sehr geehrte|(Die|Das|Der) (Antwort|Übersicht) |(Dazu|Hierzu|Zu Ihrer Frage|In den (Fundstellen|Dokumenten|Unterlagen)) (finde|finden|habe|steht|stehen|gibt|enthalten|sagen|konnte)|Ihre Frage)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchTimeout)]
    private static partial Regex Opening();
}
