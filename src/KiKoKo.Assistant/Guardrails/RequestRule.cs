using System.Text.RegularExpressions;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>A kind of request that is not answered from documents: what recognises it, on what basis, and what is said instead.</summary>
/// <param name="Outcome"><see cref="ReplyKind.Refusal"/> or <see cref="ReplyKind.Handover"/>.</param>
/// <param name="ContactQuery">What to look up in the contact list for the person to turn to; null: nobody.</param>
internal sealed record RequestRule(
    string Name,
    ReplyKind Outcome,
    string Basis,
    string Text,
    string? ContactQuery,
    IReadOnlyList<Regex> When,
    IReadOnlyList<Regex> Unless)
{
    public bool Matches(string normalized) =>
        When.Any(w => w.IsMatch(normalized)) && !Unless.Any(u => u.IsMatch(normalized));
}
