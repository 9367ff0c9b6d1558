using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>A request as the rules read it: one spelling for what looks the same to a person.</summary>
internal static partial class RequestText
{
    /// <summary>Milliseconds; the patterns below are linear.</summary>
    private const int MatchTimeout = 200;

    /// <summary>Cyrillic and Greek small letters that look like Latin ones.</summary>
    private static readonly FrozenDictionary<char, char> LookAlikes = Pairs(
        "аaеeоoрpсcхxуyіiїiјjѕsкkмmнhтtвbԁdһhӏlԛqԝwпnгrзeяrиu",
        "αaοoιiνvρpτtυuκkεeχxηnωwβbγyσoςcμuζz").ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> Digits = Pairs("0o1i3e4a5s7t", "$s€e").ToFrozenDictionary();

    /// <summary>
    /// Lower case; compatibility forms, look-alike letters and umlauts (ä as ae, ß as ss) folded; invisible characters
    /// dropped; letters spaced out joined to their word; one blank between words.
    /// </summary>
    public static string Fold(string text)
    {
        string visible = Visible(text);
        string joined = SpacedLetters().Replace(visible, m => Separators().Replace(m.Value, ""));
        var result = new StringBuilder(joined.Length + 16);
        foreach (char c in joined)
        {
            if (char.IsWhiteSpace(c))
            {
                if (result.Length > 0 && result[^1] != ' ')
                    result.Append(' ');
                continue;
            }

            char lower = char.ToLowerInvariant(c);
            _ = lower switch
            {
                'ä' => result.Append("ae"),
                'ö' => result.Append("oe"),
                'ü' => result.Append("ue"),
                'ß' or 'ẞ' => result.Append("ss"),
                '’' or '‘' or '`' or '´' => result.Append('\''),
                _ => result.Append(LookAlikes.GetValueOrDefault(lower, lower)),
            };
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>Digits that stand for letters inside a word read as letters; null when there are none.</summary>
    public static string? WithoutDigitLetters(string folded)
    {
        string read = DigitLetters().Replace(folded, m => string.Concat(m.Value.Select(c => Digits.GetValueOrDefault(c, c))));
        return string.Equals(read, folded, StringComparison.Ordinal) ? null : read;
    }

    private static string Visible(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text.IsNormalized(NormalizationForm.FormKC) ? text : Normalized(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
                result.Append(char.IsControl(c) ? ' ' : c);
        }

        return result.ToString();
    }

    private static string Normalized(string text)
    {
        // A lone surrogate cannot be normalized.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static IEnumerable<KeyValuePair<char, char>> Pairs(params string[] lists) =>
        lists.SelectMany(l => l.Chunk(2).Select(p => KeyValuePair.Create(p[0], p[1])));

    /// <summary>Four or more single letters with the same kind of single separator; two blanks end the word.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d])\p{L}(?:[ .\-_*]\p{L}(?![\p{L}\d])){3,}", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex SpacedLetters();

    [GeneratedRegex(@"[ .\-_*]", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Separators();

    /// <summary>A word with at least three letters, no more digits than letters, and a digit that a letter follows.</summary>
    [GeneratedRegex(@"(?<![\w$€])(?=\w*[0-9$€]+[a-z])(?=(?:[0-9$€]*[a-z]){3})[a-z0-9$€]{4,}(?![\w$€])", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex DigitLetters();
}
