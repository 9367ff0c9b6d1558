namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// Cuts normalized text into tokens. What belongs together stays together: "§ 26a" becomes "§26a", "Abs. 2" "abs2",
/// "i.A." "ia", a mail address, a date, a file number or amount one token, a phone number "☎" and its groups.
/// A word with hyphens gives its pieces and, at the position of the first, the pieces joined.
/// </summary>
/// <remarks>Text longer than <see cref="MaxToken"/> without a break is cut; nothing here throws.</remarks>
internal ref struct Tokenizer(ReadOnlySpan<char> text)
{
    public const int MaxToken = 128;

    /// <summary>First character of a phone number's token.</summary>
    public const char Phone = '☎';

    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _mayHaveMail = text.Contains('@');
    private readonly char[] _buffer = new char[MaxToken + 8];
    private int _at;
    private int _next;
    private int _joinFrom;
    private int _joinTo;

    /// <summary>The token, valid until the next call.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Counts words from 0; a joined word shares the position of its first piece.</summary>
    public int Position { get; private set; } = -1;

    /// <summary>Where in the text the token was read from, up to <see cref="End"/>. Pieces of a hyphenated word lie within their whole.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public bool MoveNext()
    {
        if (_joinTo > 0)
            return Joined();

        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsLetterOrDigit(c) && !char.IsAsciiDigit(c))
                return _mayHaveMail && Mail() || Abbreviation() || Citation() || Word();
            if (char.IsAsciiDigit(c))
                return _mayHaveMail && Mail() || PhoneNumber() || Number();
            if (c == '§' && Paragraph() || c == '+' && PhoneNumber())
                return true;
            _at++;
        }

        return false;
    }

    private bool Yield(ReadOnlySpan<char> token, int end)
    {
        Current = token.Length > MaxToken ? token[..MaxToken] : token;
        Position = _next++;
        (Start, End) = (_at, end);
        _at = end;
        return true;
    }

    private readonly char At(int i) => i < _text.Length ? _text[i] : '\0';

    private readonly int Digits(int i)
    {
        while (i < _text.Length && char.IsAsciiDigit(_text[i]))
            i++;
        return i;
    }

    private readonly int Letters(int i)
    {
        while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || char.GetUnicodeCategory(_text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark))
            i++;
        return i;
    }

    private bool Paragraph()
    {
        int i = _at;
        while (At(i) is '§' or ' ' or '\u00A0')
            i++;
        int end = Digits(i);
        if (end == i || end - i > 6)
            return false;
        if (char.IsLetter(At(end)) && !char.IsLetterOrDigit(At(end + 1)))
            end++;
        _buffer[0] = '§';
        _text[i..end].CopyTo(_buffer.AsSpan(1));
        return Yield(_buffer.AsSpan(0, 1 + end - i), end);
    }

    /// <summary>"Abs. 2", "Absatz 2", "Nr. 4", "Art. 6": one token of the short form and the number.</summary>
    private bool Citation()
    {
        if (_text[_at] is not ('a' or 'n'))
            return false;
        int end = Letters(_at);
        string? unit = _text[_at..end] switch
        {
            "abs" or "absatz" => "abs",
            "nr" or "nummer" => "nr",
            "art" or "artikel" => "art",
            _ => null,
        };
        if (unit is null)
            return false;
        int i = end;
        if (At(i) == '.')
            i++;
        while (At(i) == ' ')
            i++;
        int stop = Digits(i);
        if (stop == i || stop - i > 6)
            return false;
        if (char.IsLetter(At(stop)) && !char.IsLetterOrDigit(At(stop + 1)))
            stop++;
        unit.CopyTo(_buffer);
        _text[i..stop].CopyTo(_buffer.AsSpan(unit.Length));
        return Yield(_buffer.AsSpan(0, unit.Length + stop - i), stop);
    }

    /// <summary>Single letters with full stops between them, such as "i.A." or "z.d.A.".</summary>
    private bool Abbreviation()
    {
        if (At(_at + 1) != '.')
            return false;
        int i = _at, n = 0;
        while (n < 8 && char.IsLetter(At(i)) && At(i + 1) == '.')
        {
            _buffer[n++] = _text[i];
            i += 2;
        }

        if (n >= 1 && char.IsLetter(At(i)))
        {
            if (char.IsLetterOrDigit(At(i + 1)))
                return false;
            _buffer[n++] = _text[i++];
        }

        return n >= 2 && Yield(_buffer.AsSpan(0, n), i);
    }

    private bool Mail()
    {
        int i = _at;
        while (IsMailCharacter(At(i)))
            i++;
        if (At(i) != '@')
            return false;
        int domain = ++i;
        while (IsMailCharacter(At(i)))
            i++;
        while (i > domain && !char.IsLetterOrDigit(_text[i - 1]))
            i--;
        return i > domain && Yield(_text[_at..i], i);
    }

    /// <summary>Starts with 0 or +, at least six digits in two or more groups, or seven in one.</summary>
    private bool PhoneNumber()
    {
        char first = _text[_at];
        if (first != '+' && first != '0')
            return false;
        int i = first == '+' ? _at + 1 : _at, end = i, digits = 0, groups = 0, n = 0;
        _buffer[n++] = Phone;
        while (n < 40)
        {
            int stop = Digits(i);
            if (stop == i || stop - i > 14)
                break;
            if (groups++ > 0)
                _buffer[n++] = '-';
            _text[i..stop].CopyTo(_buffer.AsSpan(n));
            n += stop - i;
            digits += stop - i;
            end = i = stop;
            while (i - end < 3 && IsPhoneSeparator(At(i)))
                i++;
            if (i == end)
                break;
        }

        if (digits < 6 || digits > 16 || groups == 1 && digits < 7 || char.IsLetter(At(end)))
            return false;
        if (first == '+' && _buffer[1] == '4' && _buffer[2] == '9')
        {
            // +49 261 … and 0261 … are one number.
            int from = _buffer[3] == '-' ? 4 : 3;
            _buffer[1] = '0';
            _buffer.AsSpan(from, n - from).CopyTo(_buffer.AsSpan(2));
            n -= from - 2;
        }

        return Yield(_buffer.AsSpan(0, n), end);
    }

    private bool Number()
    {
        int end = Digits(_at);
        while (end - _at < 40 && IsNumberSeparator(At(end)) && char.IsAsciiDigit(At(end + 1)))
            end = Digits(end + 1);
        int letters = Letters(end);
        if (letters > end)
            end = letters;
        return Yield(_text[_at..end], end);
    }

    private bool Word()
    {
        int end = Letters(_at);
        if (end - _at < 40 && IsApostrophe(At(end)) && char.IsLetter(At(end + 1)))
        {
            int tail = Letters(end + 1);
            _text[_at..end].CopyTo(_buffer);
            _buffer[end - _at] = '\'';
            int n = Math.Min(tail - end - 1, 40);
            _text.Slice(end + 1, n).CopyTo(_buffer.AsSpan(end - _at + 1));
            return Yield(_buffer.AsSpan(0, end - _at + 1 + n), tail);
        }

        if (_at >= _joinFrom)
            NoteHyphens(end);
        return Yield(_text[_at..end], end);
    }

    /// <summary>At the first piece of a hyphenated word: the whole comes next, before the other pieces.</summary>
    private void NoteHyphens(int end)
    {
        int stop = end;
        while (IsHyphen(At(stop)) && char.IsLetterOrDigit(At(stop + 1)))
            stop = Letters(stop + 1);
        if (stop > end && stop - _at <= MaxToken)
        {
            _joinTo = stop;
            _joinFrom = _at;
        }
    }

    private bool Joined()
    {
        int n = 0;
        for (int i = _joinFrom; i < _joinTo; i++)
        {
            if (char.IsLetterOrDigit(_text[i]))
                _buffer[n++] = _text[i];
        }

        Current = _buffer.AsSpan(0, n);
        Position = _next - 1;
        (Start, End) = (_joinFrom, _joinTo);
        _joinFrom = _joinTo; // The other pieces are within this whole already.
        _joinTo = 0;
        return true;
    }

    private static bool IsPhoneSeparator(char c) => c is ' ' or '/' or '-' or '(' or ')' or '\u2013';

    private static bool IsNumberSeparator(char c) => c is '.' or ',' or ':' or '/' or '-';

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private static bool IsMailCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';
}
