namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>The terms of a number token: days, times, amounts, file numbers, telephone extensions, each in one spelling.</summary>
internal static class Numbers
{
    private static readonly char[] Separators = ['.', ',', ':', '/', '-'];

    /// <param name="token">Begins with a digit.</param>
    public static Term[] Terms(string token)
    {
        if (token[^1] == '.')
            return DayOfMonth(token);
        string[] groups = token.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length == 1)
            return LettersBehind(token);
        bool allDigits = groups.All(g => g.All(char.IsAsciiDigit));
        if (allDigits && GermanDates.Of(groups) is var (day, month, year))
            return Day(day, month, year, token);
        if (allDigits && groups.Length == 2 && token.Contains(':') && groups[0].Length <= 2 && groups[1].Length == 2)
            return [Whole($"{int.Parse(groups[0])}:{groups[1]}"), Part(groups[0].TrimStart('0') is { Length: > 0 } hour ? hour : "0")];
        if (allDigits && Amount(token) is { } amount)
            return [Whole(amount)];
        return FileNumber(token, groups, allDigits);
    }

    /// <summary>"1.7." from "1. Juli": the day in any year.</summary>
    private static Term[] DayOfMonth(string token)
    {
        string[] groups = token.Split('.');
        return [Whole(token[..^1]), Part(GermanDates.Stem(int.Parse(groups[1])))];
    }

    /// <summary>"3.000", "3000,00" and "3.000,00" are one amount, "38,50" and "38,5" one number. Null for anything else.</summary>
    private static string? Amount(string token)
    {
        int comma = token.IndexOf(',', StringComparison.Ordinal);
        string whole = comma < 0 ? token : token[..comma], decimals = comma < 0 ? "" : token[(comma + 1)..];
        if (decimals.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        string[] thousands = whole.Split('.');
        bool grouped = thousands.Length > 1 && thousands[0].Length is >= 1 and <= 3 && thousands.Skip(1).All(g => g.Length == 3 && g.All(char.IsAsciiDigit));
        if (!grouped && (comma < 0 || whole.AsSpan().ContainsAnyExceptInRange('0', '9')))
            return null;
        decimals = decimals.TrimEnd('0');
        return string.Concat(thousands) + (decimals.Length > 0 ? "," + decimals : "");
    }

    /// <summary>"10.30-2/24": the whole, what stands between strokes ("10.30"), and the groups. Of "129-1234" also the digits in one.</summary>
    private static Term[] FileNumber(string token, string[] groups, bool allDigits)
    {
        var parts = new List<string>(8);
        string[] between = token.Split(['-', '/'], StringSplitOptions.RemoveEmptyEntries);
        parts.AddRange(between);
        parts.AddRange(groups);
        bool years = groups.Length == 2 && groups.All(g => g.Length == 4);
        if (allDigits && !years && groups.Length == between.Length && groups.Sum(g => g.Length) is >= 5 and <= 12)
            parts.Add(string.Concat(groups));
        return [Whole(token), .. parts.Where(p => p != token).Distinct(StringComparer.Ordinal).Select(Part)];
    }

    private static Term[] Day(int day, int month, int year, string token)
    {
        string whole = $"{day}.{month}.{year}";
        var terms = new List<Term>(5) { Whole(whole), Part($"{day}.{month}"), Part(GermanDates.Stem(month)), Part($"{year}") };
        // With two digits for the year it may as well be the number of a section.
        if (token.Length <= 8 && token != whole)
            terms.Add(Part(token));
        return [.. terms];
    }

    /// <summary>"9a", "2fa", "37a": the whole, and the number for who leaves the letter out.</summary>
    private static Term[] LettersBehind(string token)
    {
        int digits = token.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits <= 0 ? [Whole(token)] : [Whole(token), Part(token[..digits])];
    }

    private static Term Whole(string text) => Term.Of(text, text);

    private static Term Part(string text) => new(text, Term.PartForm);
}
