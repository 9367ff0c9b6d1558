using System.Globalization;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Asking;

/// <summary>Notices when two documents on the same topic answer with different amounts of money.</summary>
internal static partial class Contradictions
{
    /// <summary>The numbers (from 1) of the first two excerpts that disagree; null when none do.</summary>
    public static (int First, int Second)? Find(IReadOnlyList<Excerpt> excerpts)
    {
        for (int i = 0; i < excerpts.Count; i++)
        {
            for (int k = i + 1; k < excerpts.Count; k++)
            {
                if (Between(excerpts[i], excerpts[k]))
                    return (i + 1, k + 1);
            }
        }

        return null;
    }

    /// <summary>Two documents, one topic, amounts in both, none in common.</summary>
    public static bool Between(Excerpt a, Excerpt b)
    {
        if (a.Document.Id == b.Document.Id || !a.Document.Topics.Intersect(b.Document.Topics, StringComparer.Ordinal).Any())
            return false;
        var first = Amounts(a);
        var second = Amounts(b);
        return first.Count > 0 && second.Count > 0 && !first.Overlaps(second);
    }

    private static HashSet<decimal> Amounts(Excerpt excerpt)
    {
        var result = new HashSet<decimal>();
        foreach (Match m in Euro().Matches(string.Join(' ', excerpt.Sentences)))
        {
            string digits = m.Groups["amount"].Value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
            if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
                result.Add(amount);
        }

        return result;
    }

    /// <summary>Milliseconds; no input of permitted length comes near it.</summary>
    private const int MatchTimeout = 500;

    [GeneratedRegex(@"(?<amount>\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?)\s*(?:€|EUR\b|Euro\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Euro();
}
