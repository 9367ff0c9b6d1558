using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>
/// A pattern of words with gaps between them. With two gaps or more it tries each length of one with each of the other, from
/// every first word; where what follows the last gap occurs nowhere in the text, one scan for that tail saves all of it.
/// </summary>
internal sealed partial class RequestPattern
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(200);
    private readonly Regex _whole;
    private readonly Regex? _tail;

    /// <exception cref="ArgumentException">Not a regular expression.</exception>
    public RequestPattern(string pattern)
    {
        _whole = Compile(pattern);
        _tail = TailOf(pattern) is { Length: > 0 } tail ? Compile(tail) : null;
    }

    /// <summary>The matches, from left to right.</summary>
    /// <exception cref="RegexMatchTimeoutException">The pattern is too costly for this text.</exception>
    public IEnumerable<Match> Matches(string folded) =>
        _tail?.IsMatch(folded) == false ? [] : _whole.Matches(folded);

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout);

    /// <summary>What stands behind the last of several gaps outside parentheses; null where there are fewer, or alternatives.</summary>
    private static string? TailOf(string pattern)
    {
        int depth = 0, from = -1, gaps = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\': i++; break;
                case '(' or '[': depth++; break;
                case ')' or ']': depth--; break;
                case '|' when depth == 0: return null;
                case '.' when depth == 0 && Gap().Match(pattern, i) is { Success: true } gap && gap.Index == i:
                    from = i + gap.Length;
                    gaps++;
                    break;
            }
        }

        return gaps < 2 ? null : pattern[from..];
    }

    [GeneratedRegex(@"\.\{0,\d+\}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Gap();
}
