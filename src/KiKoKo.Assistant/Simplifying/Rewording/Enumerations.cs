using System.Text.RegularExpressions;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Rewording;

/// <summary>An enumeration behind a colon.</summary>
/// <param name="Start">Behind the colon.</param>
/// <param name="End">Behind the full stop, and behind the blanks before a next sentence on the same line.</param>
/// <param name="Continues">The next sentence stands on the same line: behind the list it needs one of its own.</param>
internal sealed record Enumeration(int Start, int End, IReadOnlyList<string> Items, bool Continues)
{
    /// <summary>What closes the list.</summary>
    public string Close => Continues ? "\n" : "";

    /// <summary>The items as points of a list, to stand behind the colon; an "oder" stays.</summary>
    public string AsList() => string.Concat(Items.Select(i => "\n- " + i)) + Close;
}

/// <summary>Finds enumerations of short items that can become a list as they stand: "Bitte bringen Sie mit: A, B und C."</summary>
internal static partial class Enumerations
{
    private const int Fewest = 3;
    private const int LongestItem = 7;

    public static Enumeration? Find(string text, Sentence sentence)
    {
        string written = text[sentence.Start..sentence.End];
        if (Listed().Match(written) is not { Success: true } m || sentence.Start + m.Length != sentence.End || m.Groups["items"].Value.Contains('\n', StringComparison.Ordinal))
            return null;
        var items = Items(m.Groups["items"].Value).ToList();
        if (items.Count < Fewest || items.Exists(i => !IsItem(i)))
            return null;
        int end = sentence.End;
        while (end < text.Length && text[end] is ' ' or '\t' or '\u00A0')
            end++;
        bool continues = end < text.Length && text[end] is not ('\n' or '\r');
        return new Enumeration(sentence.Start + m.Groups["colon"].Index + 1, continues ? end : sentence.End, items, continues);
    }

    private static IEnumerable<string> Items(string written)
    {
        string[] parts = written.Split(',', StringSplitOptions.TrimEntries);
        foreach (string part in parts[..^1])
            yield return part;
        var last = LastJoint().Match(parts[^1]);
        if (!last.Success)
        {
            yield return parts[^1];
            yield break;
        }

        // "A, B oder C": which of them is a matter of fact, so the word stays.
        yield return parts[^1][..last.Index] + (last.Groups["joint"].Value == "oder" ? " oder" : "");
        yield return parts[^1][(last.Index + last.Length)..];
    }

    private static bool IsItem(string item)
    {
        var words = WrittenText.WordsIn(item, 0, item.Length);
        return words.Count is > 0 and <= LongestItem && !words.Exists(w => (!w.IsCapitalised && Verbs.IsFinite(w.Lower)) || Negations.IsOne(w.Lower) || w.Lower is "dass" or "und" or "usw" or "etc" or "welche" or "wenn");
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^[^:]*\p{L}(?<colon>:)\s+(?<items>[^:;.!?]*,[^:;.!?]*)\.$", Plain, 500)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\s+(?<joint>und|oder|sowie)\s+", Plain | RegexOptions.RightToLeft, 500)]
    private static partial Regex LastJoint();
}
