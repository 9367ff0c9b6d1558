using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Simplifying.Reading;

/// <summary>An abbreviation as it stands in a text.</summary>
/// <param name="InFull">Written out; null where inflection or a name forbids to write it out by rule.</param>
internal sealed record Abbreviation(int Start, int End, string? InFull);

/// <summary>The abbreviations of official letters, from <c>abkuerzungen.txt</c>.</summary>
internal static partial class Abbreviations
{
    private static readonly Entry[] s_entries = [.. ReadEntries()];
    private static readonly FrozenSet<string> s_lastParts = s_entries.Select(e => e.Parts[^1]).Concat(s_entries.SelectMany(e => e.Parts)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, Entry> s_byKey = s_entries.DistinctBy(e => e.Key).ToFrozenDictionary(e => e.Key, StringComparer.Ordinal);
    private static readonly Regex s_any = Pattern();

    /// <summary>Is this the part of an abbreviation before its full stop?</summary>
    public static bool IsOne(string beforeDot) => s_lastParts.Contains(beforeDot);

    /// <summary>Whether a sentence may end with the abbreviation whose last part stands between the places.</summary>
    public static bool MayEnd(string text, int from, int end)
    {
        int line = Math.Max(0, from - 12);
        for (var m = s_any.Match(text, line); m.Success && m.Index <= from; m = m.NextMatch())
        {
            if (m.Index + m.Length == end)
                return Find(m.Value) is not { MayEnd: false };
        }

        return false;
    }

    /// <summary>In order; they do not overlap.</summary>
    public static IEnumerable<Abbreviation> FindAll(string text)
    {
        foreach (Match m in s_any.Matches(text))
        {
            if (Find(m.Value) is not { } entry)
                continue;
            int end = m.Index + m.Length;
            string? full = InContext(text, m, entry.InFull);
            yield return new Abbreviation(m.Index, end, full);
        }

        foreach (Match m in SentencePart().Matches(text))
            yield return new Abbreviation(m.Index, m.Index + m.Length, "Satz");
    }

    /// <summary>The text with its abbreviations written out, as it would be read aloud: the fair basis of a comparison of figures.</summary>
    public static string WriteOut(string text)
    {
        var result = new StringBuilder(text.Length + 64);
        int copied = 0;
        foreach (var a in FindAll(text).OrderBy(a => a.Start))
        {
            if (a.InFull is null || a.Start < copied)
                continue;
            result.Append(text, copied, a.Start - copied).Append(a.InFull);
            copied = a.End;
            if (EndsSentence(text, a.End))
                result.Append('.');
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether the full stop before this place also ends the sentence, so that it has to stay.</summary>
    public static bool EndsSentence(string text, int end)
    {
        if (end == text.Length || text[end] is '\n')
            return true;
        int next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next == text.Length || (text[end] is ' ' && WrittenText.IsStarter(text, next) && MayEnd(text, Math.Max(0, end - 2), end));
    }

    private static string? InContext(string text, Match m, string? inFull)
    {
        if (inFull is null)
            return null;
        bool follows = NumberFollows().IsMatch(text, m.Index + m.Length);
        return m.Value switch
        {
            // Before a number only: "Min." is also minutes, "Art" a word at the end of a sentence.
            "Art." or "Anl." or "min." or "max." or "lit." or "Kap." or "Bd." when !follows => null,
            _ => char.IsUpper(m.Value[0]) && char.IsLower(inFull[0]) ? char.ToUpperInvariant(inFull[0]) + inFull[1..] : inFull,
        };
    }

    private static Entry? Find(string written)
    {
        string key = Key(written);
        return s_byKey.GetValueOrDefault(key) ?? s_byKey.GetValueOrDefault(char.ToLowerInvariant(key[0]) + key[1..]);
    }

    private static string Key(string written) => Blanks().Replace(written, "");

    private static Regex Pattern()
    {
        var alternatives = s_entries.Select(e => string.Join(@"[ \u00A0\u202F]?", e.Parts.Select(p => First(p) + @"\."))).OrderByDescending(p => p.Length);
        return new Regex($@"(?<![\p{{L}}\p{{N}}.])(?:{string.Join('|', alternatives)})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>At the beginning of a sentence "z. B." is "Z. B.".</summary>
    private static string First(string part) => char.IsLower(part[0]) ? $"[{part[0]}{char.ToUpperInvariant(part[0])}]{Regex.Escape(part[1..])}" : Regex.Escape(part);

    private static IEnumerable<Entry> ReadEntries()
    {
        foreach (string line in EmbeddedText.Lines("KiKoKo.Assistant.Simplifying.abkuerzungen.txt"))
        {
            bool mayEnd = line[0] == '!';
            string[] sides = line.TrimStart('!', ' ').Split('=', 2, StringSplitOptions.TrimEntries);
            yield return new Entry(Key(sides[0]), sides[0].Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), sides.Length == 2 ? sides[1] : null, mayEnd);
        }
    }

    private sealed record Entry(string Key, string[] Parts, string? InFull, bool MayEnd);

    [GeneratedRegex(@"[ \u00A0\u202F]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\G[ \u00A0\u202F]?(?:\d|[a-z]\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberFollows();

    /// <summary>"S." is a sentence only behind a paragraph of a provision.</summary>
    [GeneratedRegex(@"(?<=(?:Abs\.|Absatz|§|Artikel|Art\.)[ \u00A0]?\d+[a-z]?[ \u00A0])S\.(?=[ \u00A0]?\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentencePart();
}
