using System.Buffers;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying;

/// <summary>A turn that hands over a text to be made plainer: "Vereinfachen: …", "Schreiben Sie das in einfacher Sprache: …".</summary>
/// <param name="Text">The text; empty when the turn asks but brings none.</param>
/// <param name="TextOnly">The answer shall be the text alone: "Vereinfachen, nur den Text: …".</param>
internal sealed partial record PlainLanguageRequest(string Text, bool TextOnly)
{
    /// <summary>Characters before the colon; a longer run is itself a text.</summary>
    private const int LongestHead = 120;

    /// <summary>Null when the turn wants something else.</summary>
    public static PlainLanguageRequest? Read(string turn)
    {
        string said = turn.Trim();
        int colon = said.AsSpan(0, Math.Min(said.Length, LongestHead)).IndexOfAny(':', '\n');
        string head = colon < 0 ? said : said[..colon];
        if (head.Length > LongestHead || !Wish().IsMatch(head) || Question().IsMatch(head))
            return null;
        string text = colon < 0 ? "" : Unquoted(said[(colon + 1)..].Trim());
        // Without a text only what is plainly an order is one: "einfache Sprache" may also be what a question is about.
        if (text.Length == 0 && !Order().IsMatch(head))
            return null;
        return new PlainLanguageRequest(text, TextOnlyWish().IsMatch(head));
    }

    private static readonly SearchValues<char> s_quotes = SearchValues.Create("„“”\"»«");

    private static string Unquoted(string text) =>
        text is ['„', .., '“' or '”'] or ['"', .., '"'] or ['»', .., '«'] && !text.AsSpan(1, text.Length - 2).ContainsAny(s_quotes) ? text[1..^1].Trim() : text;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
    private const int MatchTimeout = 200;

    [GeneratedRegex(@"\b(?:vereinfach(?:e|en|t|ung)?|(?:einfache|leichte|klare)[rn]? sprache|(?:einfacher|verständlicher|bürgernäher) (?:formulier|schreib|ausdrück|mach)\w*|(?:formulier|schreib|drück)\w*\b.*\b(?:einfacher|verständlicher|bürgernah))\b", Plain, MatchTimeout)]
    private static partial Regex Wish();

    [GeneratedRegex(@"^(?:wo|wer|was|wann|wie|welche[rsmn]?|warum|wieso|wozu|gibt|gilt|darf|dürfen|muss|müssen|soll|sollen|kann ich|können wir|ist|sind|hat|haben|brauche)\b", Plain, MatchTimeout)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(?:bitte )?(?:vereinfach(?:e|en)(?: sie)?(?: bitte)?(?: mir)?(?: das| dies| den text| diesen text| folgenden text)?|(?:schreibe?n?|formulieren?|übersetzen?|übertragen?)(?: sie)?(?: bitte)?(?: mir)?(?: das| dies| den text| diesen text| folgenden text) (?:in (?:einfache|leichte)[rn]? sprache|einfacher|verständlicher))[.!]?$", Plain, MatchTimeout)]
    private static partial Regex Order();

    [GeneratedRegex(@"\bnur (?:der|den)? ?text\b", Plain, MatchTimeout)]
    private static partial Regex TextOnlyWish();
}
