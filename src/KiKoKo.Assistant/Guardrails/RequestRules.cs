using System.Reflection;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>
/// The rules of <c>request-rules.txt</c>: what Regulation (EU) 2024/1689, Annex III No. 4 and Art. 5, reserves to people or
/// forbids, and what this assistant is not for. Deterministic: no language model can talk its way past them.
/// </summary>
internal sealed class RequestRules(IReadOnlyList<RequestRule> rules, PersonNames names)
{
    public IReadOnlyList<RequestRule> All => rules;

    public static RequestRules LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var reader = new StreamReader(assembly.GetManifestResourceStream("KiKoKo.Assistant.Guardrails.request-rules.txt")!);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">Names the line that cannot be read.</exception>
    public static RequestRules Parse(string source) => new RequestRulesReader().Read(source);

    /// <summary>The first rule that the request falls under; null when none does.</summary>
    /// <param name="isKnownPerson">Whether a full name or a surname stands in the contact lists; null: only names that look like one are seen.</param>
    public RequestRule? Find(string text, Func<string, bool>? isKnownPerson = null)
    {
        string folded = RequestText.Fold(names.Mark(text, isKnownPerson));
        string? plain = RequestText.WithoutDigitLetters(folded);
        return rules.FirstOrDefault(r => r.Matches(folded) || (plain is not null && r.Matches(plain)));
    }
}
