using System.Text.RegularExpressions;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>A kind of request that is not answered from documents: what recognises it, on what basis, and what is said instead.</summary>
/// <param name="Outcome"><see cref="ReplyKind.Refusal"/> or <see cref="ReplyKind.Handover"/>.</param>
/// <param name="ContactQuery">What to look up in the contact list for the person to turn to; null: nobody.</param>
internal sealed record RequestRule(string Name, ReplyKind Outcome, string Basis, string Text, string? ContactQuery, IReadOnlyList<Clause> Clauses)
{
    /// <summary>
    /// A pattern that runs out of time counts against the request where the rule refuses, and for it where the rule only
    /// hands over: what is forbidden must not pass by being costly to read, a question must not be lost by it.
    /// </summary>
    public bool Matches(string folded) => Clauses.Any(c => c.Matches(folded, onTimeout: Outcome == ReplyKind.Refusal));
}

/// <summary>Patterns that a request falls under, and those that take the sentence out again.</summary>
internal sealed record Clause(IReadOnlyList<RequestPattern> When, IReadOnlyList<Regex> Unless)
{
    private static readonly char[] SentenceEnds = ['.', '!', '?'];

    public bool Matches(string folded, bool onTimeout)
    {
        try
        {
            return When.Any(w => IsHit(w, folded));
        }
        catch (RegexMatchTimeoutException)
        {
            return onTimeout;
        }
    }

    /// <summary>An exception holds for the sentences that the hit touches, so that a harmless sentence beside it excuses nothing.</summary>
    private bool IsHit(RequestPattern when, string folded)
    {
        foreach (var match in when.Matches(folded))
        {
            if (Unless.Count == 0)
                return true;
            int from = match.Index == 0 ? 0 : folded.LastIndexOfAny(SentenceEnds, match.Index - 1) + 1;
            int to = folded.IndexOfAny(SentenceEnds, match.Index + match.Length);
            string sentences = folded[from..(to < 0 ? folded.Length : to)];
            if (!Unless.Any(u => u.IsMatch(sentences)))
                return true;
        }

        return false;
    }
}
