using System.Globalization;

namespace KiKoKo.Assistant.Evidence;

/// <summary>Reads the exact facts of a sentence from its tokens.</summary>
internal sealed class FactReader(IReadOnlyList<Token> tokens, string[] lower)
{
    private const int AdjectivesBeforeUnit = 3;

    private static readonly string[] Months = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    private static readonly string[] Calendar =
    [
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "frühjahr", "frühling", "sommer", "herbst", "winter",
        "heiligabend", "silvester",
    ];

    private readonly List<Fact> _facts = [];

    /// <summary>In reading order. Tokens that facts are made of carry no other meaning; see <see cref="Covers"/>.</summary>
    public IReadOnlyList<Fact> Read()
    {
        for (int i = 0; i < tokens.Count; i++)
            i = ReadAt(i);
        return _facts;
    }

    /// <summary>Tokens that are part of a fact.</summary>
    public HashSet<int> Covers { get; } = [];

    /// <summary>The last token that belongs to the fact; <paramref name="i"/> when there is none.</summary>
    private int ReadAt(int i)
    {
        var token = tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Number:
                Number(i, Parse(token.Text));
                return i;
            case TokenKind.Day:
                var date = Date(token.Text);
                Add(date.Month == 0 ? new Fact(FactKind.Code, token.Text, i) { Key = token.Text.TrimEnd('.') } : Bounded(new Fact(FactKind.Day, token.Text, i) { Date = date }));
                return i;
            case TokenKind.Time:
                Add(Bounded(new Fact(FactKind.Time, token.Text, i) { Value = Minutes(token.Text) }));
                return i;
            case TokenKind.Section:
                return Section(i);
            case TokenKind.SectionPart:
                return lower[i][0] == 'n' ? Numbered(i) : Section(i);
            case TokenKind.Code:
                Add(new Fact(FactKind.Code, token.Text, i) { Key = lower[i].Replace(" ", "", StringComparison.Ordinal) });
                return i;
            case TokenKind.Phone:
                Add(new Fact(FactKind.Phone, token.Text, i) { Key = Groups(token.Text) });
                return i;
            case TokenKind.Mail or TokenKind.Link:
                Add(new Fact(FactKind.Address, token.Text, i) { Key = lower[i].TrimEnd('/').Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal) });
                return i;
            case TokenKind.Word:
                Word(i);
                return i;
            default:
                return i;
        }
    }

    private void Add(Fact fact)
    {
        _facts.Add(fact);
        Covers.Add(fact.At);
    }

    private Fact Bounded(Fact fact)
    {
        var (bound, stressed) = Bounds.Before(lower, fact.At, fact.Kind);
        return fact with { Bound = bound, IsBoundStressed = stressed };
    }

    private void Word(int i)
    {
        string word = lower[i];
        if (word is "ein" or "eine" or "einen" or "einem" or "einer" or "eines")
        {
            Single(i);
            return;
        }

        if (word.StartsWith("halbe", StringComparison.Ordinal) && word.Length <= 6)
        {
            if (UnitAfter(i) is { } half && !(i > 0 && lower[i - 1].StartsWith("ein", StringComparison.Ordinal)))
                Add(Bounded(new Fact(FactKind.Number, $"{tokens[i].Text} {half.Text}", i) { Value = 0.5m, Unit = half.Measure }));
            return;
        }

        string singular = word.TrimEnd('s');
        if (Array.IndexOf(Calendar, singular) >= 0)
            Add(new Fact(FactKind.Calendar, tokens[i].Text, i) { Key = singular });
        else if (tokens[i].IsCapitalised && (Array.IndexOf(Months, word) is >= 0 and var month))
            Add(new Fact(FactKind.Calendar, tokens[i].Text, i) { Key = word, Date = (0, month + 1, 0) });
        else if (!(tokens[i].IsCapitalised && i > 0 && tokens[i - 1].Kind != TokenKind.Break && word.StartsWith("dritt", StringComparison.Ordinal)) && NumberWords.Value(word) is { } value)
            Number(i, value);
        else if (word.EndsWith("tel", StringComparison.Ordinal) && NumberWords.Value(word[..^2] + "e") is { } share)
            Add(new Fact(FactKind.Number, tokens[i].Text, i) { Value = share, Unit = new Measure("tel", "") });
        else if (word is "hälfte")
            Add(new Fact(FactKind.Number, tokens[i].Text, i) { Value = 2, Unit = new Measure("tel", "") });
        else if (NumberWords.Leading(word) is var (count, rest))
            Add(Bounded(new Fact(FactKind.Number, tokens[i].Text, i) { Value = count, Unit = Leading(rest) }));
    }

    /// <summary>"einen Monat" counts one; "einen Antrag" does not.</summary>
    private void Single(int i)
    {
        if (UnitAfter(i) is not { } unit || unit.Measure.Base is not ("tag" or "woche" or "monat" or "jahr" or "stunde" or "minute" or "quartal" or "halbjahr"))
            return;
        bool half = i + 1 < tokens.Count && lower[i + 1].StartsWith("halbe", StringComparison.Ordinal);
        Add(Bounded(new Fact(FactKind.Number, $"{tokens[i].Text} {unit.Text}", i) { Value = half ? 0.5m : 1, Unit = unit.Measure }));
    }

    private void Number(int i, decimal value)
    {
        int at = i;
        string text = tokens[i].Text;
        if (at + 1 < tokens.Count && lower[at + 1] is "mio" or "million" or "millionen" or "mrd" or "milliarden" or "tausend")
        {
            value *= lower[at + 1][0] == 't' ? 1000 : lower[at + 1].StartsWith("mi", StringComparison.Ordinal) && lower[at + 1] is not "milliarden" ? 1_000_000 : 1_000_000_000;
            at++;
            Covers.Add(at);
            text += " " + tokens[at].Text;
        }

        var unit = UnitAfter(at) ?? UnitBefore(i);
        if (unit is { Measure.Base: "uhr" })
        {
            Add(Bounded(new Fact(FactKind.Time, text + " Uhr", i) { Value = value * 60 }));
            return;
        }

        bool isNext = UnitIsNext(at);
        if (isNext)
            Covers.Add(at + 1);
        Add(Bounded(new Fact(FactKind.Number, isNext && unit is { } u ? $"{text} {u.Text}" : text, i) { Value = value, Unit = unit?.Measure }));
    }

    private bool UnitIsNext(int i) => i + 1 < tokens.Count && tokens[i + 1].Kind is TokenKind.Word or TokenKind.Sign && Measure.Of(lower[i + 1]) is not null;

    /// <summary>The measure that follows a number: at once, behind adjectives, or behind the last number of a range or list ("20 bis 30 Tage").</summary>
    private (Measure Measure, string Text)? UnitAfter(int i)
    {
        int adjectives = 0;
        for (int k = i + 1; k < tokens.Count; k++)
        {
            var token = tokens[k];
            switch (token.Kind)
            {
                case TokenKind.Sign:
                    return Measure.Of(token.Text) is { } sign ? (sign, token.Text) : null;
                case TokenKind.Time when lower[k].EndsWith("uhr", StringComparison.Ordinal) && IsRange(i, k):
                    return (new Measure("uhr", ""), "Uhr");
                case TokenKind.Number:
                    return IsRange(i, k) ? UnitAfter(k) : null;
                case TokenKind.Break when token.Text is "–" or "—" or "," && k + 1 < tokens.Count && tokens[k + 1].Kind == TokenKind.Number:
                    continue;
                case TokenKind.Word when lower[k] is "bis" or "und" or "oder" or "zu" or "mal":
                    if (lower[k] == "mal")
                        return (new Measure("mal", ""), token.Text);
                    continue;
                case TokenKind.Word:
                    if (Measure.Of(lower[k]) is { } measure)
                        return (measure, token.Text);
                    if (NumberWords.Value(lower[k]) is not null)
                        return IsRange(i, k) ? UnitAfter(k) : null;
                    if (token.IsCapitalised || ++adjectives > AdjectivesBeforeUnit || token.Text.Length < 5)
                        return null;
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private bool IsRange(int from, int to)
    {
        for (int k = from + 1; k < to; k++)
        {
            if (lower[k] is "bis" or "oder" or "und" or "–" or "—" or ",")
                return true;
        }

        return false;
    }

    private (Measure Measure, string Text)? UnitBefore(int i) =>
        i > 0 && lower[i - 1] is "€" or "eur" or "euro" ? (new Measure("euro", ""), tokens[i - 1].Text) : null;

    private static Measure? Leading(string rest) => rest[..2] switch
    {
        "tä" or "ta" => new Measure("tag", ""),
        "wö" or "wo" => new Measure("woche", ""),
        "mo" => new Measure("monat", ""),
        "ja" or "jä" => new Measure("jahr", ""),
        "st" when rest.StartsWith("stellig", StringComparison.Ordinal) => new Measure("stelle", ""),
        "st" => new Measure("stunde", ""),
        "mi" => new Measure("minute", ""),
        "fa" => new Measure("fach", ""),
        "ma" => new Measure("mal", ""),
        _ => null,
    };

    /// <summary>"Nr. 4" outside a section is a number as any other.</summary>
    private int Numbered(int i)
    {
        string digits = string.Concat(tokens[i].Text.Where(char.IsAsciiDigit));
        Add(new Fact(FactKind.Number, tokens[i].Text, i) { Value = Parse(digits) });
        return i;
    }

    private int Section(int i)
    {
        var parts = new List<string>();
        int k = i, last = i;
        string kind = "";
        for (; k < tokens.Count; k++)
        {
            var token = tokens[k];
            if (token.Kind is TokenKind.Section or TokenKind.SectionPart)
            {
                if (token.Kind == TokenKind.Section && parts.Count > 0)
                    break;
                (kind, string number) = SectionPart(lower[k]);
                parts.Add(kind + number);
                last = k;
            }
            else if (token.Kind is TokenKind.Number or TokenKind.Code && k > i && k - last <= 2 && (lower[k - 1] is "und" or "oder" or "," or "bis" or "–"))
            {
                // "Abs. 1 und 2"; but "§ 5 und 30 Tage" counts days.
                if (k + 1 < tokens.Count && tokens[k + 1].Kind is TokenKind.Word or TokenKind.Sign && Measure.Of(lower[k + 1]) is not null)
                    break;
                parts.Add(kind + lower[k].Replace(" ", "", StringComparison.Ordinal));
                last = k;
            }
            else if (!(token.Kind == TokenKind.Break && token.Text is "," or "–" || lower[k] is "und" or "oder" or "bis" or "i" or "in" or "verbindung" or "mit" or "v") || k - last > 1)
            {
                break;
            }
        }

        string law = "";
        if (last + 1 < tokens.Count && tokens[last + 1].Kind == TokenKind.Word && IsLaw(tokens[last + 1].Text))
        {
            last++;
            law = lower[last];
            if (last + 1 < tokens.Count && tokens[last + 1].Kind == TokenKind.Word && tokens[last + 1].Text.All(c => c is 'I' or 'V' or 'X'))
                law += " " + lower[++last];
        }

        for (int c = i; c <= last; c++)
            Covers.Add(c);
        string text = string.Join(' ', Enumerable.Range(i, last - i + 1).Select(c => tokens[c].Text)).Replace(" ,", ",", StringComparison.Ordinal);
        Add(new Fact(FactKind.Section, text, i) { Parts = parts, Law = law });
        return last;
    }

    /// <summary>("§", "26a") of "§ 26 a", ("abs", "2") of "Absatz 2".</summary>
    private static (string Kind, string Number) SectionPart(string text)
    {
        int digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        string name = (digit >= 0 ? text[..digit] : text[..^1]).Trim(' ', '.');
        string number = (digit >= 0 ? text[digit..] : text[^1..]).Replace(" ", "", StringComparison.Ordinal);
        if (name is "§" or "§§" || name.StartsWith("para", StringComparison.Ordinal))
            return ("§", number);
        if (name.StartsWith("art", StringComparison.Ordinal))
            return ("art", number);
        if (name.StartsWith("abs", StringComparison.Ordinal))
            return ("abs", number);
        if (name.StartsWith('n') || name.StartsWith("ziff", StringComparison.Ordinal))
            return ("nr", number);
        if (name.StartsWith("buchst", StringComparison.Ordinal) || name == "lit")
            return ("buchst", number);
        return (name[0] == 's' ? "satz" : name, number);
    }

    /// <summary>"TVöD", "BUrlG", "SGB": two capitals at least.</summary>
    internal static bool IsLaw(string word)
    {
        int capitals = 0;
        foreach (char c in word)
            capitals += char.IsUpper(c) ? 1 : 0;
        return capitals >= 2;
    }

    private static string Groups(string phone)
    {
        var groups = new List<string>();
        int from = -1;
        for (int i = 0; i <= phone.Length; i++)
        {
            bool digit = i < phone.Length && char.IsAsciiDigit(phone[i]);
            if (digit && from < 0)
                from = i;
            if (!digit && from >= 0)
            {
                groups.Add(phone[from..i]);
                from = -1;
            }
        }

        if (phone[0] == '+' && groups[0].StartsWith("49", StringComparison.Ordinal))
            groups[0] = "0" + groups[0][2..];
        if (groups[0] == "0" && groups.Count > 1)
        {
            groups.RemoveAt(0);
            groups[0] = "0" + groups[0].TrimStart('0');
        }

        return string.Join('-', groups);
    }

    private static (int Day, int Month, int Year) Date(string text)
    {
        string[] pieces = text.Split(['.', ' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        int day = 0, month = 0, year = 0;
        if (pieces[0].Length == 4 && pieces.Length == 3 && char.IsAsciiDigit(pieces[0][0]))
            return (int.Parse(pieces[2], CultureInfo.InvariantCulture), Month(pieces[1]), int.Parse(pieces[0], CultureInfo.InvariantCulture));
        foreach (string piece in pieces)
        {
            if (!char.IsAsciiDigit(piece[0]))
                month = Month(piece);
            else if (int.Parse(piece, CultureInfo.InvariantCulture) is var number && day == 0 && month == 0)
                day = number;
            else if (month == 0)
                month = number <= 12 ? number : 0;
            else
                year = piece.Length == 2 ? 2000 + number : number;
        }

        return day > 31 ? default : (day, month, year);
    }

    private static int Month(string piece)
    {
        if (char.IsAsciiDigit(piece[0]))
            return int.Parse(piece, CultureInfo.InvariantCulture) is var number and <= 12 ? number : 0;
        string name = piece.ToLowerInvariant();
        return name.StartsWith("jän", StringComparison.Ordinal) ? 1 : Array.FindIndex(Months, m => m.StartsWith(name.Length > 4 ? name : name[..3], StringComparison.Ordinal)) + 1;
    }

    private static decimal Minutes(string text)
    {
        string[] pieces = text.Split([':', '.', ' ', 'U'], StringSplitOptions.RemoveEmptyEntries);
        int minutes = pieces.Length > 1 && char.IsAsciiDigit(pieces[1][0]) ? int.Parse(pieces[1], CultureInfo.InvariantCulture) : 0;
        return (int.Parse(pieces[0], CultureInfo.InvariantCulture) * 60) + minutes;
    }

    private static decimal Parse(string text)
    {
        if (text == "½")
            return 0.5m;
        Span<char> plain = stackalloc char[text.Length];
        int n = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
                plain[n++] = c;
            else if (c == ',')
                plain[n++] = '.';
        }

        return decimal.TryParse(plain[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : decimal.MaxValue;
    }
}
