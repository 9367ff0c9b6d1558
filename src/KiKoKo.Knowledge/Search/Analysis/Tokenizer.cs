namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// Cuts normalized text into tokens. What belongs together stays together: "§ 26a" becomes "§26a", "Abs. 2" "abs2",
/// "i.A." "ia", a mail address, a date, a file number or amount one token, a phone number "☎" and its groups.
/// "1. Juli 2026" one day, "8 Uhr" one time, "3 000 €" one amount. A word with hyphens gives its pieces and, at the position of
/// the first, the pieces joined; so does a letter with a number ("F 103"). A word that lacks what another one has ("An- und
/// Abmeldung") gives both in one token, see <see cref="Ellipsis"/>.
/// </summary>
/// <remarks>Text longer than <see cref="MaxToken"/> without a break is cut; nothing here throws.</remarks>
/// <param name="room">Room for a token that is not written so in the text, <see cref="RoomForToken"/> characters; null: it makes its own.</param>
internal ref struct Tokenizer(ReadOnlySpan<char> text, char[]? room = null)
{
    public const int MaxToken = 128;

    public const int RoomForToken = MaxToken + 8;

    /// <summary>First character of a phone number's token.</summary>
    public const char Phone = '☎';

    /// <summary>"paragraphen", the longest word that <see cref="Citation"/> knows.</summary>
    private const int LongestUnit = 11;

    private static readonly bool[] Usual = [.. Enumerable.Range(0, 0x180).Select(c => IsInAnyWord((char)c))];

    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _mayHaveMail = text.Contains('@') || text.Contains("at)", StringComparison.Ordinal) || text.Contains("at]", StringComparison.Ordinal);
    private readonly char[] _buffer = room ?? new char[RoomForToken];
    private int _at;
    private int _next;
    private int _joinFrom;
    private int _joinTo;
    private int _partnerFrom;
    private int _partnerTo;
    private string _partnerJoin = "";
    private int _sectionAt = -1;
    private int _section;
    private int _lastSection;

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
        if (_partnerTo > 0)
            return WithPartner();
        if (_section < _lastSection)
            return NextSection();

        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsLetterOrDigit(c) && !char.IsAsciiDigit(c))
                return PlainWord(c) || _mayHaveMail && Mail() || Abbreviation() || Citation() || Word();
            if (char.IsAsciiDigit(c))
                return _at == _sectionAt && Paragraph() || _mayHaveMail && Mail() || PhoneNumber() || Day() || Time() || Number();
            if (c == '§' && Paragraph() || c == '+' && PhoneNumber() || c is '€' or '%' && Sign(c))
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
        while (i < _text.Length && IsInWord(_text[i]))
            i++;
        return i;
    }

    /// <summary>"§ 26", "§ 613 a", and behind "§§" every number of a list or range: "§§ 5, 7 bis 9".</summary>
    private bool Paragraph()
    {
        int i = _at, signs = _at == _sectionAt ? 2 : 0;
        while (At(i) is '§' or ' ')
        {
            if (At(i++) == '§')
                signs++;
        }

        return Section(i, signs > 1);
    }

    private bool Section(int i, bool many)
    {
        int end = Digits(i);
        if (end == i || end - i > 6)
            return false;
        int number = int.Parse(_text[i..end]);
        _buffer[0] = '§';
        int n = 1 + end - i;
        _text[i..end].CopyTo(_buffer.AsSpan(1));
        // "§ 5 f." is "§ 5 and the next": no letter of the number.
        int letter = At(end) == ' ' && At(end + 1) is (>= 'a' and <= 'e') or 'g' or 'h' && At(end + 2) is '\0' or ' ' or ',' or ';' or '\n' ? end + 1 : end;
        if (char.IsLetter(At(letter)) && !char.IsLetterOrDigit(At(letter + 1)))
        {
            _buffer[n++] = At(letter);
            end = letter + 1;
        }

        if (many)
            NoteSections(end, number);
        return Yield(_buffer.AsSpan(0, n), end);
    }

    private void NoteSections(int end, int number)
    {
        const int longest = 30;
        int i = end;
        while (At(i) is ' ' or ',')
            i++;
        int word = char.IsAsciiDigit(At(i)) ? i : Letters(i);
        bool range = _text[i..word] is "bis" || IsHyphen(At(i)) || At(i) == '\u2013';
        if (word > i && !range && _text[i..word] is not ("und" or "oder" or "sowie" or "u"))
            return;
        i = Math.Max(word, range && word == i ? i + 1 : i);
        while (At(i) is ' ' or '.')
            i++;
        int stop = Digits(i);
        if (stop == i || stop - i > 6)
            return;
        _sectionAt = i;
        if (range && int.Parse(_text[i..stop]) is var last && last > number && last - number <= longest)
            (_section, _lastSection) = (number, last - 1);
    }

    private bool NextSection()
    {
        string token = $"§{++_section}";
        return Yield(token, _at);
    }

    /// <summary>"Abs. 2", "Absatz 2", "Nr. 4", "Art. 6", "Ziffer 3", "Satz 1": one token of the short form and the number. "Paragraph 5" is "§5".</summary>
    private bool Citation()
    {
        if (!MayBeginUnit(_text[_at]))
            return false;
        int end = Letters(_at);
        string? unit = _text[_at..end] switch
        {
            "abs" or "absatz" => "abs",
            "nr" or "nummer" => "nr",
            "art" or "artikel" => "art",
            "ziff" or "ziffer" => "ziff",
            "satz" => "satz",
            "paragraph" or "paragraf" or "par" => "§",
            "paragraphen" or "paragrafen" => "§§",
            _ => null,
        };
        if (unit is null)
            return false;
        int i = end;
        if (At(i) == '.')
            i++;
        while (At(i) == ' ')
            i++;
        if (unit[0] == '§')
            return Section(i, many: unit.Length > 1);
        int stop = Digits(i);
        if (stop == i || stop - i > 6)
            return false;
        if (char.IsLetter(At(stop)) && !char.IsLetterOrDigit(At(stop + 1)))
            stop++;
        unit.CopyTo(_buffer);
        _text[i..stop].CopyTo(_buffer.AsSpan(unit.Length));
        return Yield(_buffer.AsSpan(0, unit.Length + stop - i), stop);
    }

    /// <summary>Single letters with full stops between them, such as "i.A.", "i. A." or "z.d.A".</summary>
    private bool Abbreviation()
    {
        if (At(_at + 1) != '.')
            return false;
        int i = _at, n = 0;
        while (n < 8 && char.IsLetter(At(i)) && At(i + 1) == '.')
        {
            _buffer[n++] = _text[i];
            i += 2;
            if (At(i) == ' ' && char.IsLetter(At(i + 1)) && At(i + 2) == '.')
                i++;
        }

        if (n >= 1 && char.IsLetter(At(i)))
        {
            if (char.IsLetterOrDigit(At(i + 1)))
                return false;
            _buffer[n++] = _text[i++];
        }

        return n >= 2 && Yield(_buffer.AsSpan(0, n), i);
    }

    private bool Day()
    {
        var (end, length) = GermanDates.Read(_text, _at, _buffer);
        return length > 0 && Yield(_buffer.AsSpan(0, length), end);
    }

    /// <summary>"8 Uhr", "8.00 Uhr", "08:00 Uhr": one token "8:00"; the word "Uhr" comes by itself.</summary>
    private bool Time()
    {
        int hour = Digits(_at), end = hour;
        if (hour - _at > 2)
            return false;
        if (At(hour) is '.' or ':' && Digits(hour + 1) == hour + 3)
            end = hour + 3;
        int i = At(end) == ' ' ? end + 1 : end;
        if (_text[i..Letters(i)] is not "uhr")
            return false;
        int n = 0;
        for (int k = hour - _at == 2 && _text[_at] == '0' ? _at + 1 : _at; k < hour; k++)
            _buffer[n++] = _text[k];
        _buffer[n++] = ':';
        (end > hour ? _text.Slice(hour + 1, 2) : "00").CopyTo(_buffer.AsSpan(n));
        return Yield(_buffer.AsSpan(0, n + 2), end);
    }

    private bool Sign(char c)
    {
        int before = _at;
        while (before > 0 && _text[before - 1] == ' ')
            before--;
        return (c == '€' || before > 0 && char.IsAsciiDigit(_text[before - 1])) && Yield(c == '€' ? "euro" : "prozent", _at + 1);
    }

    private bool Mail()
    {
        int i = _at;
        while (IsMailCharacter(At(i)))
            i++;
        int local = i;
        int sign = At(i) == '@' ? 1 : 0;
        if (sign == 0)
        {
            i = At(i) == ' ' ? i + 1 : i;
            sign = i + 4 <= _text.Length && _text.Slice(i, 4) is "(at)" or "[at]" ? 4 : 0;
        }

        if (sign == 0)
            return false;
        i += sign;
        if (sign > 1 && At(i) == ' ')
            i++;
        int domain = i;
        while (IsMailCharacter(At(i)))
            i++;
        while (i > domain && !char.IsLetterOrDigit(_text[i - 1]))
            i--;
        if (i == domain)
            return false;
        if (sign == 1 || local - _at + i - domain >= MaxToken)
            return Yield(_text[_at..i], i);
        _text[_at..local].CopyTo(_buffer);
        _buffer[local - _at] = '@';
        _text[domain..i].CopyTo(_buffer.AsSpan(local - _at + 1));
        return Yield(_buffer.AsSpan(0, local - _at + 1 + i - domain), i);
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
        // +49 261 …, 0049 261 …, +49 (0) 261 … and 0261 … are one number.
        int country = first == '+' && _buffer.AsSpan(1, 2) is "49" ? 3 : _buffer.AsSpan(1, 4) is "0049" ? 5 : 0;
        if (country > 0)
        {
            if (_buffer[country] == '-')
                country++;
            if (_buffer.AsSpan(country, 2) is "0-")
                country += 2;
            else if (_buffer[country] == '0')
                country++;
            _buffer[1] = '0';
            _buffer.AsSpan(country, n - country).CopyTo(_buffer.AsSpan(2));
            n -= country - 2;
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
        else if (end - _at <= 3 && SpacedThousands(end, out int stop) is > 0 and var n)
            return Yield(_buffer.AsSpan(0, n), stop);
        return Yield(_text[_at..end], end);
    }

    /// <summary>"3 000 €": groups of three behind spaces belong together only where money follows.</summary>
    private readonly int SpacedThousands(int end, out int stop)
    {
        int n = end - _at;
        _text[_at..end].CopyTo(_buffer);
        stop = end;
        while (n < 12 && At(stop) == ' ' && Digits(stop + 1) == stop + 4)
        {
            _text.Slice(stop + 1, 3).CopyTo(_buffer.AsSpan(n));
            n += 3;
            stop += 4;
        }

        if (stop == end)
            return 0;
        if (At(stop) == ',' && Digits(stop + 1) is var decimals && decimals > stop + 1 && decimals - stop < 8)
        {
            _text[stop..decimals].CopyTo(_buffer.AsSpan(n));
            n += decimals - stop;
            stop = decimals;
        }

        int i = At(stop) == ' ' ? stop + 1 : stop;
        return At(i) == '€' || _text[i..Letters(i)] is "euro" or "eur" ? n : 0;
    }

    /// <summary>What nearly all tokens are: a word between blanks and marks that begins none of the things below. Else nothing happens.</summary>
    private bool PlainWord(char first)
    {
        if (_mayHaveMail)
            return false;
        int end = Letters(_at + 1), length = end - _at;
        if (length < 4 || length <= LongestUnit && MayBeginUnit(first) || end == _text.Length)
            return false;
        char behind = _text[end];
        bool plain = behind == ' ' ? At(end + 1) is not ('u' or 'o' or 's' or 'b' or ' ' or ',' or '-' or '\u2010' or '\u2011') : behind is ',' or '.' or ';' or ':' or '\n' or ')';
        if (!plain)
            return false;
        Current = length > MaxToken ? _text.Slice(_at, MaxToken) : _text[_at..end];
        Position = _next++;
        (Start, End) = (_at, end);
        _at = end;
        return true;
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

        if (_text[_at..end] is "eur")
            return Yield("euro", end);
        if (_at >= _joinFrom)
            NoteHyphens(end);
        if (_joinTo == 0)
            NotePartner(end);
        return Yield(_text[_at..end], end);
    }

    /// <summary>"An- und Abmeldung", "Antragstellung und -bearbeitung": see <see cref="Ellipsis"/>.</summary>
    private void NotePartner(int end)
    {
        bool tailMissing = IsHyphen(At(end)) && At(end + 1) is ' ' or ',';
        if (!tailMissing && At(end) != ' ')
            return;
        int i = tailMissing ? end + 1 : end, connectors = 0;
        while (i - end < 80)
        {
            while (At(i) is ' ' or ',')
                i++;
            // Nearly every word stands before a blank; what none of the connectors below begins with ends the search at once.
            if (!tailMissing && connectors == 0 && At(i) is not ('u' or 'o' or 's' or 'b'))
                return;
            bool headMissing = IsHyphen(At(i)) && connectors > 0 && !tailMissing;
            int from = headMissing ? i + 1 : i, to = Letters(from);
            if (to == from)
                return;
            if (!headMissing && _text[from..to] is "und" or "oder" or "sowie" or "bzw" or "u")
            {
                if (connectors++ > 0)
                    return;
                i = At(to) == '.' ? to + 1 : to;
            }
            else if (headMissing || tailMissing && connectors > 0)
            {
                if (end - _at + to - from + 2 <= MaxToken && char.IsLetter(_text[from]))
                    (_partnerFrom, _partnerTo, _partnerJoin) = (from, to, headMissing ? Ellipsis.HeadMissing : Ellipsis.TailMissing);
                return;
            }
            else if (tailMissing && IsHyphen(At(to)))
            {
                i = to + 1; // "An-, Um- und Abmeldung"
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The word and its partner in one token, at the word's position.</summary>
    private bool WithPartner()
    {
        int n = Current.Length;
        if (Current.Overlaps(_text))
            Current.CopyTo(_buffer);
        _partnerJoin.CopyTo(_buffer.AsSpan(n));
        n += _partnerJoin.Length;
        _text[_partnerFrom.._partnerTo].CopyTo(_buffer.AsSpan(n));
        Current = _buffer.AsSpan(0, n + _partnerTo - _partnerFrom);
        Position = _next - 1;
        _partnerTo = 0;
        return true;
    }

    /// <summary>At the first piece of a hyphenated word: the whole comes next, before the other pieces.</summary>
    private void NoteHyphens(int end)
    {
        int stop = end;
        while (IsHyphen(At(stop)) && char.IsLetterOrDigit(At(stop + 1)))
            stop = Letters(stop + 1);
        // "F 103" and "F103" are one designation: a letter alone says nothing.
        if (stop == end && end - _at == 1 && At(end) == ' ' && Digits(end + 1) is var digits && digits > end + 1 && digits - end <= 5)
            stop = Letters(digits) - digits <= 1 ? Letters(digits) : end;
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
                _buffer[n++] = char.ToLowerInvariant(_text[i]);
        }

        Current = _buffer.AsSpan(0, n);
        Position = _next - 1;
        (Start, End) = (_joinFrom, _joinTo);
        _joinFrom = _joinTo; // The other pieces are within this whole already.
        _joinTo = 0;
        return true;
    }

    private static bool IsInWord(char c) => c < Usual.Length ? Usual[c] : IsInAnyWord(c);

    private static bool IsInAnyWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool MayBeginUnit(char c) => c is 'a' or 'n' or 'z' or 's' or 'p';

    private static bool IsPhoneSeparator(char c) => c is ' ' or '/' or '-' or '(' or ')' or '\u2013';

    private static bool IsNumberSeparator(char c) => c is '.' or ',' or ':' or '/' or '-';

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private static bool IsMailCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';
}
