using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Evidence;

/// <summary>Cuts a sentence into tokens. Unlike the search engine's tokenizer it keeps function words, capitals and what kind of number a number is.</summary>
internal static partial class Scanner
{
    private const int MatchTimeout = 500;
    private const string Months = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\\.|Feb\\.|Apr\\.|Aug\\.|Sept?\\.|Okt\\.|Nov\\.|Dez\\.";

    private static readonly (string Group, TokenKind Kind)[] Groups =
    [
        ("word", TokenKind.Word), ("break", TokenKind.Break), ("num", TokenKind.Number), ("code", TokenKind.Code), ("sect", TokenKind.Section), ("part", TokenKind.SectionPart),
        ("day", TokenKind.Day), ("time", TokenKind.Time), ("sign", TokenKind.Sign), ("phone", TokenKind.Phone), ("mail", TokenKind.Mail), ("link", TokenKind.Link),
    ];

    public static List<Token> Scan(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        for (var match = Pattern().Match(text); match.Success; match = match.NextMatch())
        {
            foreach (var (group, kind) in Groups)
            {
                if (!match.Groups[group].Success)
                    continue;
                string value = kind == TokenKind.Link ? match.Value.TrimEnd('.', ',', ';', ')', '!', '?') : match.Value;
                tokens.Add(new Token(kind, value, match.Index, match.Index + value.Length) { IsApart = match.Index > 0 && text[match.Index - 1] == ' ' });
                break;
            }
        }

        return tokens;
    }

    // The order decides: an address before its words, a day before a number.
    [GeneratedRegex(
        @"(?<mail>(?<![\w.+%-])[\w.+%-]+@[\w-]+(\.[\w-]+)+)" +
        @"|(?<link>(https?://|www\.)[^\s<>""„“|]+|(?<![\w.@-])[\w-]+(\.[\w-]+)*\.(de|example|eu|org|com|net|info|local)(?![\w.-]*@)\b(/[^\s<>""„“|]*)?)" +
        @"|(?<sect>(§§?|\bArt\.|\bArtikels?\b|\bParagra(ph|f)(en|s)?\b)\s*\d+(\s?[a-eg-z](?![\p{L}.)])|[a-z]\b)?)" +
        @"|(?<part>\b(Abs(\.|atz|atzes|ätze|ätzen)?|Satz(es)?|Sätze|S\.|Nr\.|Nrn\.|Nummern?|Ziff(\.|er)|Halbsatz)\s*\d+[a-z]?\b|\b(Buchst(\.|aben?)|lit\.)\s*[a-z]\b)" +
        @"|(?<day>(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.(\s?\d{4}|\d{2})?(?![\d])|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<![\d.,])\d{1,2}\.?\s(" + Months + @")(\s\d{4}\b)?|\b(" + Months + @")\s\d{4}\b)" +
        @"|(?<time>(?<![\d.,])\d{1,2}([:.]\d{2})?\s?Uhr\b|(?<![\d.,])\d{1,2}:\d{2}(?!\d))" +
        @"|(?<phone>(\+\d{2}[ (]*|(?<![\w.,])0)\d[\d /()–-]{3,}\d(?!\w))" +
        @"|(?<code>\b\p{L}{1,6}-\d+([-./]\d+)*[a-z]?\b|\b\d+[a-z]\b|\b\d+([-/]\d+)+\b|(?<![\d.,])\d{1,2}\.\d{1,2}(?![\d]|\.\d)|\b\p{Lu}{1,4}\d+[a-z]?\b|\b[A-Z]\s\d{1,4}\b)" +
        @"|(?<num>\d{1,3}([.\u00A0\u202F']\d{3})+(,\d+)?(?!\d)|\d{1,3}( \d{3})+(,\d+)?(?=\s?(€|Euro|EUR))|\d+(,\d+)?|½)" +
        @"|(?<word>\p{L}[\p{L}\p{M}]*([*:_]in(nen)?\b)?)" +
        @"|(?<sign>[€%‰])" +
        @"|(?<break>[,;:.!?()|–—…])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchTimeout)]
    private static partial Regex Pattern();
}
