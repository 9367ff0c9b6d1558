namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>Calendar days as people write them. All forms of one day become one spelling: "1.7.2026", without a year "1.7.".</summary>
internal static class GermanDates
{
    // Months by number; the written-out name first. An abbreviation counts only behind "1." with its full stop.
    private static readonly string[][] Months =
    [
        ["januar", "jänner", "jan"], ["februar", "feber", "feb"], ["märz", "maerz", "mär", "mrz"], ["april", "apr"], ["mai"], ["juni", "jun"],
        ["juli", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["oktober", "okt"], ["november", "nov"], ["dezember", "dez"],
    ];

    private static readonly string[] Stems = [.. Months.Select(m => WordAnalyzer.Stem(m[0]))];

    /// <summary>The index term of a month's name.</summary>
    /// <param name="month">1 to 12.</param>
    public static string Stem(int month) => Stems[month - 1];

    /// <summary>"1. Juli 2026", "1. Jul.", "1 Juli", "1. 7. 2026": a day in more than one piece. Days in one piece are numbers to the tokenizer.</summary>
    /// <param name="at">A digit.</param>
    /// <returns>The end of the day in the text and its spelling in <paramref name="buffer"/>; (0, 0) when none begins here.</returns>
    public static (int End, int Length) Read(ReadOnlySpan<char> text, int at, Span<char> buffer)
    {
        int i = at;
        if (!Number(text, ref i, 2, out int day) || day is < 1 or > 31)
            return default;
        bool ordinal = Skip(text, ref i, '.');
        bool apart = Skip(text, ref i, ' ');
        if (i < text.Length && char.IsAsciiDigit(text[i]))
            return ordinal && apart ? NumericMonth(text, i, day, buffer) : default;
        if (!ordinal && !apart)
            return default;

        int month = Month(text, ref i, abbreviated: ordinal);
        if (month == 0)
            return default;
        int end = i;
        Skip(text, ref i, ' ');
        bool hasYear = Number(text, ref i, 4, out int year) && year is >= 1800 and < 2200 && EndsHere(text, i);
        return (hasYear ? i : end, Write(buffer, day, month, hasYear ? year : null));
    }

    /// <summary>A day within a number token: "01.07.2026", "1.7.26", "2026-07-01", "1/7/2026".</summary>
    /// <param name="groups">The three groups of digits.</param>
    public static (int Day, int Month, int Year)? Of(string[] groups)
    {
        if (groups.Length != 3 || !groups.All(g => g.Length is > 0 and <= 4 && g.All(char.IsAsciiDigit)))
            return null;
        var (first, second, third) = (int.Parse(groups[0]), int.Parse(groups[1]), int.Parse(groups[2]));
        var (day, month, year) = groups[0].Length == 4 ? (third, second, first) : (first, second, third);
        int yearLength = groups[0].Length == 4 ? 4 : groups[2].Length;
        if (day is < 1 or > 31 || month is < 1 or > 12 || groups[1].Length > 2)
            return null;
        return yearLength switch
        {
            4 => (day, month, year),
            2 => (day, month, year + (year < 70 ? 2000 : 1900)),
            _ => null,
        };
    }

    private static (int End, int Length) NumericMonth(ReadOnlySpan<char> text, int i, int day, Span<char> buffer)
    {
        if (!Number(text, ref i, 2, out int month) || month is < 1 or > 12 || !Skip(text, ref i, '.'))
            return default;
        Skip(text, ref i, ' ');
        return Number(text, ref i, 4, out int year) && year is >= 1800 and < 2200 && EndsHere(text, i) ? (i, Write(buffer, day, month, year)) : default;
    }

    private static int Month(ReadOnlySpan<char> text, ref int i, bool abbreviated)
    {
        int end = i;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var word = text[i..end];
        if (word.Length is < 3 or > 9)
            return 0;
        for (int m = 0; m < Months.Length; m++)
        {
            foreach (string name in Months[m])
            {
                if (!word.SequenceEqual(name) || (name.Length <= 4 && name.Length < Months[m][0].Length && !abbreviated))
                    continue;
                i = end;
                if (name.Length <= 4 && name.Length < Months[m][0].Length)
                    Skip(text, ref i, '.');
                return m + 1;
            }
        }

        return 0;
    }

    private static bool Number(ReadOnlySpan<char> text, ref int i, int digits, out int value)
    {
        int from = i;
        value = 0;
        while (i < text.Length && i - from < digits && char.IsAsciiDigit(text[i]))
            value = 10 * value + text[i++] - '0';
        return i > from;
    }

    private static bool Skip(ReadOnlySpan<char> text, ref int i, char c)
    {
        if (i >= text.Length || text[i] != c)
            return false;
        i++;
        return true;
    }

    private static bool EndsHere(ReadOnlySpan<char> text, int i) => i >= text.Length || !char.IsLetterOrDigit(text[i]);

    private static int Write(Span<char> buffer, int day, int month, int? year)
    {
        string written = $"{day}.{month}.{year}";
        written.CopyTo(buffer);
        return written.Length;
    }
}
