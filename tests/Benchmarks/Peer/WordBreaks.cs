using System.Globalization;

namespace KiKoKo.Benchmarks.Peer;

/// <summary>
/// Words by Unicode's default boundaries (UAX #29, rules WB4 to WB13b), as far as alphabetic scripts go: what Lucene's
/// StandardTokenizer does with German. Scripts without spaces and emoji are left out.
/// </summary>
internal ref struct WordBreaks(ReadOnlySpan<char> text)
{
    /// <summary>A longer word is cut, as Lucene does.</summary>
    private const int MaxLength = 255;

    private static readonly Kind[] Usual = [.. Enumerable.Range(0, 0x180).Select(c => KindOfAny((char)c))];

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    private enum Kind
    {
        Other,
        Letter,
        Digit,
        Connector,
        MidLetter,
        MidNumber,
        MidBoth,
        Ignored,
    }

    public ReadOnlySpan<char> Current { get; private set; }

    public bool MoveNext()
    {
        for (; _at < _text.Length; _at++)
        {
            if (KindOf(_text[_at]) is not (Kind.Letter or Kind.Digit or Kind.Connector))
                continue;
            int end = WordFrom(_at, out bool speaks);
            if (speaks)
            {
                Current = _text[_at..Math.Min(end, _at + MaxLength)];
                _at += Current.Length;
                return true;
            }

            _at = end - 1;
        }

        return false;
    }

    /// <param name="speaks">Is there a letter or digit in it?</param>
    private readonly int WordFrom(int start, out bool speaks)
    {
        int end = start;
        speaks = false;
        var last = Kind.Connector;
        while (end < _text.Length)
        {
            var kind = KindOf(_text[end]);
            if (kind is Kind.Letter or Kind.Digit or Kind.Connector)
            {
                last = kind;
                speaks |= kind != Kind.Connector;
            }
            else if (kind is Kind.MidLetter or Kind.MidNumber or Kind.MidBoth)
            {
                var next = NextBase(end + 1);
                bool joins = last == Kind.Letter && next == Kind.Letter && kind != Kind.MidNumber
                    || last == Kind.Digit && next == Kind.Digit && kind != Kind.MidLetter;
                if (!joins)
                    return end;
            }
            else if (kind != Kind.Ignored)
            {
                return end;
            }

            end++;
        }

        return end;
    }

    private readonly Kind NextBase(int i)
    {
        while (i < _text.Length && KindOf(_text[i]) == Kind.Ignored)
            i++;
        return i < _text.Length ? KindOf(_text[i]) : Kind.Other;
    }

    private static Kind KindOf(char c) => c < Usual.Length ? Usual[c] : KindOfAny(c);

    private static Kind KindOfAny(char c)
    {
        switch (c)
        {
            case '.' or '\'' or '\u2018' or '\u2019' or '\u2024':
                return Kind.MidBoth;
            case ':' or '\u00B7' or '\u2027':
                return Kind.MidLetter;
            case ',' or ';' or '\u2044':
                return Kind.MidNumber;
            case '\u200B':
                return Kind.Other;
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.ConnectorPunctuation => Kind.Connector,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Ignored,
            _ => Kind.Other,
        };
    }
}
