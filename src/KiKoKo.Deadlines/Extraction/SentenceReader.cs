using System.Collections.Frozen;

namespace KiKoKo.Deadlines.Extraction;

/// <summary>Cuts a text into sentences of tokens in one pass.</summary>
internal sealed class SentenceReader(string text)
{
    /// <summary>Lists without a full stop must not make one sentence of a whole document.</summary>
    private const int MostTokens = 600;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_abbreviations = FrozenSet.ToFrozenSet(
        ["Abs", "Nr", "Art", "bzw", "gem", "vgl", "ggf", "usw", "ca", "Dr", "Prof", "St", "Str", "inkl", "max", "mind", "evtl", "lfd", "Ziff", "Buchst", "insb", "sog", "einschl", "zzgl", "Tel", "zul", "geänd", "Anl", "Hs", "Rn", "Az", "Kap", "Abschn", "bspw", "rd", "etc", "jur", "nat", "Mio", "Mrd", "tlw", "gez", "Std", "Min", "Bd", "Hrsg", "EUR", "ff"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private int _at;

    /// <summary>Reads the next sentence into <paramref name="sentence"/>; false at the end of the text.</summary>
    public bool Next(Sentence sentence)
    {
        sentence.Clear();
        while (_at < text.Length)
        {
            char c = text[_at];
            if (char.IsAsciiLetter(c) || (c > 127 && char.IsLetter(c)))
            {
                AddWord(sentence, _at);
            }
            else if (char.IsAsciiDigit(c))
            {
                AddNumber(sentence);
            }
            else if (c == '\n')
            {
                _at++;
                if (BreaksHere() && sentence.Count > 0)
                    return true;
            }
            else if (c <= ' ' || c == '\u00A0')
            {
                _at++;
            }
            else
            {
                AddSign(sentence, c);
                if ((c is '!' or '?' || (c == '.' && IsFullStop(sentence))) && sentence.Count > 0)
                    return true;
            }

            if (sentence.Count >= MostTokens)
                return true;
        }

        return sentence.Count > 0;
    }

    private void AddWord(Sentence sentence, int start)
    {
        int at = _at;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsAsciiLetter(c) || (c > 127 && char.IsLetter(c)) || (c == '-' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && at > start) || (start != _at && char.IsAsciiDigit(c)))
                at++;
            else
                break;
        }

        _at = at;
        var token = new Token { Start = start, Length = at - start };
        var word = text.AsSpan(start, token.Length);
        token.Word = Lexicon.Find(word, out token.Unit, out token.Value);
        bool promising = token.Word is Word.Unit or Word.Month or Word.Yearly or Word.Interval or Word.Vague or Word.InTime or Word.AsSoonAs or Word.Appropriate or Word.Within or Word.Regularly or Word.EndPoint;
        if (token.Word == Word.None && token.Length > 7 && IsAdjective(word) && Lexicon.AdjectiveStem(word, out var unit) is > 0 and var stem)
        {
            (token.Word, token.Unit, token.Value) = (Word.UnitAdjective, unit, stem);
            promising = true;
        }

        sentence.Add(token, promising);
    }

    /// <summary>Ends in "ig" with at most two letters of inflection: worth a closer look.</summary>
    private static bool IsAdjective(ReadOnlySpan<char> word) => word[^1] == 'g' ? word[^2] == 'i' : word[^2] == 'g' ? word[^3] == 'i' : word[^3] == 'g' && word[^4] == 'i';

    private void AddNumber(Sentence sentence)
    {
        int start = _at, value = 0;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            value = _at - start < 8 ? (10 * value) + (text[_at] - '0') : -1;
            _at++;
        }

        // "14-tägig", "3monatig", "2a" are words.
        bool letter = _at < text.Length && char.IsLetter(text[_at]);
        bool hyphen = _at + 1 < text.Length && text[_at] == '-' && char.IsLetter(text[_at + 1]);
        if (letter || hyphen)
        {
            _at += hyphen ? 1 : 0;
            AddWord(sentence, start);
            return;
        }

        bool date = sentence.Count >= 2 && sentence.At(sentence.Count - 1).Word == Word.Dot && sentence.At(sentence.Count - 2).Word == Word.Number;
        sentence.Add(new Token { Start = start, Length = _at - start, Word = Word.Number, Value = value }, date);
    }

    private void AddSign(Sentence sentence, char c)
    {
        var word = c switch
        {
            '.' => Word.Dot,
            ',' => Word.Comma,
            ';' => Word.Semicolon,
            ':' => Word.Colon,
            '(' or '[' => Word.Open,
            ')' or ']' => Word.Close,
            '-' or '–' or '—' => Word.Dash,
            '§' => Word.Section,
            '%' => Word.Percent,
            '€' => Word.Money,
            _ => Word.Other,
        };
        sentence.Add(new Token { Start = _at, Length = 1, Word = word }, promising: false);
        _at++;
    }

    /// <summary>After a line break: an empty line or a bullet begins something new.</summary>
    private bool BreaksHere()
    {
        int at = _at;
        while (at < text.Length && text[at] is ' ' or '\t' or '\r')
            at++;
        if (at >= text.Length || text[at] is '\n' or '-' or '•' or '*' or '|' or '#')
            return true;
        int digits = at;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        return digits > at && digits < text.Length && text[digits] == ')';
    }

    private bool IsFullStop(Sentence sentence)
    {
        int at = _at;
        if (at < text.Length && text[at] is '"' or '“' or '”' or ')')
            at++;
        if (at >= text.Length)
            return true;
        if (!char.IsWhiteSpace(text[at]))
            return false;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at >= text.Length)
            return true;
        if (!char.IsUpper(text[at]) && text[at] is not ('§' or '„' or '(' or '"'))
            return false;
        if (sentence.Count < 2)
            return true;
        var before = sentence.At(sentence.Count - 2);
        if (before.Word == Word.Number)
            return before.Value is > 31 or < 0 || StartsSentence(at);
        return before.Length > 1 && !s_abbreviations.Contains(text.AsSpan(before.Start, before.Length));
    }

    /// <summary>After "3. " a noun most likely belongs to the number, an article or pronoun does not.</summary>
    private bool StartsSentence(int at)
    {
        int end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(at, end - at) is "Der" or "Die" or "Das" or "Den" or "Dem" or "Ein" or "Eine" or "Dies" or "Diese" or "Dieser" or "Dieses" or "Er" or "Sie" or "Es" or "Im" or "In" or "Bei" or "Für" or "Wird" or "Ist" or "Nach" or "Auf" or "Sofern" or "Soweit" or "Wer" or "Wenn" or "Hat" or "Sind" or "Zur" or "Mit" or "Bitte";
    }
}
