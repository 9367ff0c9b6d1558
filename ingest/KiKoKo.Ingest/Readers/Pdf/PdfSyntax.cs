using System.Globalization;
using System.Text;

namespace KiKoKo.Ingest.Readers.Pdf;

/// <summary>A reference to an object: "12 0 R".</summary>
internal sealed record PdfReference(int Number);

/// <summary>A name: "/Tx" without its slash.</summary>
internal sealed record PdfName(string Value);

/// <summary>
/// Parses the values of a PDF (ISO 32000-1, 7.3): dictionaries, arrays, strings as bytes, names, numbers, references.
/// What is malformed becomes null; it never throws and never reads past its input.
/// </summary>
internal ref struct PdfSyntax(ReadOnlySpan<byte> input)
{
    private const int MaxDepth = 40;
    private readonly ReadOnlySpan<byte> _input = input;
    private int _at = 0;
    private int _depth = 0;

    /// <summary>The next value: Dictionary, List, byte[], PdfName, PdfReference, double, bool or null.</summary>
    public object? Value()
    {
        SkipSpace();
        if (_at >= _input.Length || _depth > MaxDepth)
            return null;
        byte c = _input[_at];
        switch (c)
        {
            case (byte)'<' when Peek(1) == '<':
                return Dictionary();
            case (byte)'<':
                return HexString();
            case (byte)'(':
                return LiteralString();
            case (byte)'[':
                return Array();
            case (byte)'/':
                _at++;
                return new PdfName(Name());
            case (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.':
                return NumberOrReference();
            default:
                string word = Word();
                if (word.Length == 0)
                    _at++;
                return word switch { "true" => true, "false" => false, _ => null };
        }
    }

    private Dictionary<string, object?> Dictionary()
    {
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at += 2;
        _depth++;
        while (true)
        {
            SkipSpace();
            if (_at >= _input.Length || (_input[_at] == '>' && Peek(1) == '>') || _input[_at] != '/')
                break;
            _at++;
            string key = Name();
            found[key] = Value();
        }

        _at = Math.Min(_at + 2, _input.Length);
        _depth--;
        return found;
    }

    private List<object?> Array()
    {
        var found = new List<object?>();
        _at++;
        _depth++;
        while (true)
        {
            SkipSpace();
            if (_at >= _input.Length || _input[_at] == ']')
                break;
            int before = _at;
            found.Add(Value());
            if (_at == before)
                break;
        }

        _at = Math.Min(_at + 1, _input.Length);
        _depth--;
        return found;
    }

    private object? NumberOrReference()
    {
        string first = Word();
        if (!double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return null;
        int after = _at;
        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            SkipSpace();
            string generation = Word();
            SkipSpace();
            if (generation.Length is > 0 and < 6 && generation.All(char.IsAsciiDigit) && _at < _input.Length && _input[_at] == 'R' && !IsRegular(Peek(1)))
            {
                _at++;
                return new PdfReference(id);
            }
        }

        _at = after;
        return number;
    }

    private byte[] LiteralString()
    {
        var bytes = new List<byte>();
        int nesting = 1;
        for (_at++; _at < _input.Length; _at++)
        {
            byte c = _input[_at];
            if (c == '\\' && _at + 1 < _input.Length)
            {
                Escape(bytes);
                continue;
            }

            nesting += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (nesting == 0)
                break;
            bytes.Add(c);
        }

        _at = Math.Min(_at + 1, _input.Length);
        return [.. bytes];
    }

    private void Escape(List<byte> bytes)
    {
        byte c = _input[++_at];
        switch (c)
        {
            case (byte)'n': bytes.Add((byte)'\n'); break;
            case (byte)'r': bytes.Add((byte)'\r'); break;
            case (byte)'t': bytes.Add((byte)'\t'); break;
            case (byte)'b' or (byte)'f': break;
            case (byte)'\r' or (byte)'\n': break;
            case >= (byte)'0' and <= (byte)'7':
                int value = 0, digits = 0;
                while (digits < 3 && _at < _input.Length && _input[_at] is >= (byte)'0' and <= (byte)'7')
                {
                    value = (value * 8) + _input[_at++] - '0';
                    digits++;
                }

                _at--;
                bytes.Add((byte)value);
                break;
            default: bytes.Add(c); break;
        }
    }

    private byte[] HexString()
    {
        var digits = new StringBuilder();
        for (_at++; _at < _input.Length && _input[_at] != '>'; _at++)
        {
            if (char.IsAsciiHexDigit((char)_input[_at]))
                digits.Append((char)_input[_at]);
        }

        _at = Math.Min(_at + 1, _input.Length);
        if (digits.Length % 2 == 1)
            digits.Append('0');
        return Convert.FromHexString(digits.ToString());
    }

    private string Name() => Word();

    private string Word()
    {
        int start = _at;
        while (_at < _input.Length && IsRegular(_input[_at]))
            _at++;
        return Encoding.Latin1.GetString(_input[start.._at]);
    }

    private void SkipSpace()
    {
        while (_at < _input.Length && (_input[_at] is 0 or 9 or 10 or 12 or 13 or 32 || _input[_at] == '%'))
        {
            if (_input[_at] == '%')
            {
                while (_at < _input.Length && _input[_at] is not ((byte)'\r' or (byte)'\n'))
                    _at++;
            }
            else
            {
                _at++;
            }
        }
    }

    private readonly int Peek(int ahead) => _at + ahead < _input.Length ? _input[_at + ahead] : -1;

    private static bool IsRegular(int c) => c > 32 && c is not ('(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%');
}
