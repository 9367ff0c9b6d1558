using System.Collections.Frozen;
using System.Globalization;

namespace KiKoKo.Assistant.Simplifying.Preserving;

/// <summary>Numbers in figures and in words, and the names of units and months.</summary>
internal static class GermanNumbers
{
    /// <summary>A number in figures: 3.000,00 or 9 or 1,5.</summary>
    public const string Figures = @"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?";

    /// <summary>A number in words; "ein" is none, as it is also the article.</summary>
    public const string InWords = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend";

    public const string Months = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";

    private static readonly FrozenDictionary<string, int> s_words = InWords.Split('|')
        .Zip([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000])
        .ToFrozenDictionary(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase);

    /// <summary>In one spelling: "3.000,00", "3000" and "3.000" are "3000"; "zwei" is "2"; an article is "1".</summary>
    public static string Canonical(string number)
    {
        if (s_words.TryGetValue(number, out int value))
            return value.ToString(CultureInfo.InvariantCulture);
        if (number.StartsWith("ein", StringComparison.OrdinalIgnoreCase))
            return "1";
        string plain = number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) ? amount.ToString("0.##########", CultureInfo.InvariantCulture) : plain;
    }

    /// <summary>1 to 12, from the name or its abbreviation.</summary>
    public static int Month(string name) => Array.FindIndex(Months.Split('|'), m => m.StartsWith(name[..3], StringComparison.Ordinal)) + 1;
}
