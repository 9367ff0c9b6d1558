using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace KiKoKo.Assistant.Guardrails;

/// <summary>Marks where a request names a person, so that rules can ask for a person without knowing the name.</summary>
internal sealed partial class PersonNames(IEnumerable<string> givenNames)
{
    /// <summary>Stands before a name that a given name or the contact lists vouch for.</summary>
    public const string Certain = "eigenname";

    /// <summary>Stands before two capitalised words in a row: a name, or two nouns.</summary>
    public const string Possible = "wohlname";

    private readonly FrozenSet<string> _givenNames = givenNames.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The text with a marker word before each name; the name itself stays, as a surname cannot be told from the noun after it.</summary>
    /// <param name="isKnownPerson">Whether "Vorname Nachname" or a surname stands in the contact lists.</param>
    public string Mark(string text, Func<string, bool>? isKnownPerson)
    {
        var words = Words().Matches(text);
        var result = new StringBuilder(text.Length + 32);
        int copied = 0;
        for (int i = 0; i < words.Count; i++)
        {
            var word = words[i];
            string? next = i + 1 < words.Count && words[i + 1].Index == word.Index + word.Length + 1 && text[words[i + 1].Index - 1] == ' ' ? words[i + 1].Value : null;
            if (MarkFor(text, word, next, isKnownPerson) is not { } marker)
                continue;
            result.Append(text, copied, word.Index - copied).Append(marker).Append(' ');
            copied = word.Index;
            if (next is not null && IsCapitalised(next))
                i++;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private string? MarkFor(string text, Match word, string? next, Func<string, bool>? isKnownPerson)
    {
        if (_givenNames.Contains(RequestText.Fold(word.Value)))
            return Certain;
        if (!IsCapitalised(word.Value))
            return null;
        if (isKnownPerson is not null && (isKnownPerson(word.Value) || (next is not null && isKnownPerson(word.Value + " " + next))))
            return Certain;
        bool startsSentence = text.AsSpan(0, word.Index).TrimEnd() is [] or [.., '.' or '!' or '?' or ':' or '\n'];
        return !startsSentence && next is not null && IsCapitalised(next) && !NoNamePart().IsMatch(word.Value) ? Possible : null;
    }

    private static bool IsCapitalised(string word) => word.Length >= 3 && char.IsUpper(word[0]) && char.IsLower(word[1]);

    [GeneratedRegex(@"[\p{L}]+(?:-\p{L}+)*", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:Frau|Herrn?|Amt|Die|Der|Das|Sie|Ihre?n?|Person|Kopf|Team|Kolleg\p{L}*|Mitarbeit\p{L}*|Beschäftigte\p{L}*|Chef\p{L}*|Vorgesetzte\p{L}*|Azubi)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex NoNamePart();
}
